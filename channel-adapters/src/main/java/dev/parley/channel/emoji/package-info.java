/** Short names of emojis, which several platforms share. */
@NullMarked
package dev.parley.channel.emoji;

import org.jspecify.annotations.NullMarked;
