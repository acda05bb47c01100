/** Tests of authorising channels. */
@NullMarked
package dev.parley.channel.oauth;

import org.jspecify.annotations.NullMarked;
