/**
 * What all of Meta's channels share: an app's webhook, the Graph API, its errors and limits, and the shape of messages that
 * Messenger and Instagram have in common.
 *
 * <p>{@link dev.parley.channel.meta.MetaDoor} verifies a delivery and cuts it by {@code MetaEvents};
 * {@link dev.parley.channel.meta.Graph} asks, {@link dev.parley.channel.meta.GraphOutcomes} says what an answer means;
 * {@link dev.parley.channel.meta.Messaging} reads a {@code messaging} event, {@link dev.parley.channel.meta.MessagingSender} sends
 * one; {@link dev.parley.channel.meta.AppChecks} connects.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Webhooks</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Errors</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Rate limits</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">appsecret_proof</a>
 */
@NullMarked
package dev.parley.channel.meta;

import org.jspecify.annotations.NullMarked;
