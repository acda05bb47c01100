/** Tests of the Discourse channel; WireMock stands in for the forum. */
@NullMarked
package dev.parley.channel.discourse;

import org.jspecify.annotations.NullMarked;
