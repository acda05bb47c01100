/** Tests of the Bluesky channel. */
@NullMarked
package dev.parley.channel.bluesky;

import org.jspecify.annotations.NullMarked;
