/** Tests of the X channel. */
@NullMarked
package dev.parley.channel.x;

import org.jspecify.annotations.NullMarked;
