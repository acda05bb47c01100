/** Tests of the Mastodon channel. */
@NullMarked
package dev.parley.channel.mastodon;

import org.jspecify.annotations.NullMarked;
