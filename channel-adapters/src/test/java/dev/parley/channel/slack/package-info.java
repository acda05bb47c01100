/** Tests of the Slack channel; WireMock stands in for Slack. */
@NullMarked
package dev.parley.channel.slack;

import org.jspecify.annotations.NullMarked;
