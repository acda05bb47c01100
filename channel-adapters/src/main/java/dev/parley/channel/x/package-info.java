/**
 * X (formerly Twitter): mentions, replies and direct messages.
 *
 * <p>With API V2, {@code XPoll} asks for mentions and direct messages with an OAuth 2.0 token of the account. With V1, X posts the
 * account's activity to {@code XDoor} and requests are signed with OAuth 1.0a. {@code XCodec} reads both into {@code XPost} and
 * {@code XDirect}, which decide what they are to a conversation; {@code XSender} says and {@code XUploads} shows something through
 * {@code XApi}, {@code XFailures} reads X's errors, {@code XAccount} connects and tests. Requests that change something go through
 * our own client also with V1, because Java's, which Twitter4J uses, posts again by itself when a connection breaks.
 *
 * @see <a href="https://docs.x.com/x-api/posts/timelines/introduction">Mentions</a>
 * @see <a href="https://docs.x.com/x-api/direct-messages/lookup/introduction">Direct messages</a>
 * @see <a href="https://docs.x.com/x-api/media/quickstart/media-upload-chunked">Media</a>
 * @see <a href="https://docs.x.com/x-api/account-activity/introduction">Account Activity</a> and
 *     <a href="https://docs.x.com/x-api/webhooks/introduction">webhooks</a>
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code">OAuth 2.0 with PKCE</a>
 */
@NullMarked
package dev.parley.channel.x;

import org.jspecify.annotations.NullMarked;
