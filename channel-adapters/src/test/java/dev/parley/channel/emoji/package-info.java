/** Tests of emojis' names. */
@NullMarked
package dev.parley.channel.emoji;

import org.jspecify.annotations.NullMarked;
