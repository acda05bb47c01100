/**
 * A Facebook page: its Messenger and the comments below its posts, one channel for both.
 *
 * <p>Meta posts to {@link dev.parley.channel.meta.MetaDoor}; {@link dev.parley.channel.facebook.FacebookCodec} reads private
 * messages by {@link dev.parley.channel.meta.Messaging} and comments by {@link dev.parley.channel.facebook.FeedChanges}. A chat's
 * room is its customer's page-scoped id; each customer has a conversation of their own below a post, whose id is the room. A
 * comment is answered below it, or privately, once and within 7 days.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">Messenger events</a>
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/reference/page">Page feed</a>
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/discovery/private-replies">Private replies</a>
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/policy/policy-overview">24 hours, HUMAN_AGENT</a>
 */
@NullMarked
package dev.parley.channel.facebook;

import org.jspecify.annotations.NullMarked;
