/** Tests of the Reddit channel. */
@NullMarked
package dev.parley.channel.reddit;

import org.jspecify.annotations.NullMarked;
