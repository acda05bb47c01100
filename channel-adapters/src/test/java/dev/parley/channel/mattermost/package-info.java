/** Tests of the Mattermost channel; WireMock stands in for the server. */
@NullMarked
package dev.parley.channel.mattermost;

import org.jspecify.annotations.NullMarked;
