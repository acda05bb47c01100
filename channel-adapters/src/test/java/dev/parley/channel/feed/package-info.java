/** Tests of feeds. */
@NullMarked
package dev.parley.channel.feed;

import org.jspecify.annotations.NullMarked;
