/**
 * Bluesky, and other servers of the AT protocol: mentions, replies and quotes of one account, and its direct messages.
 *
 * <p>{@code BlueskySession} logs in with an app password. {@code BlueskyPoll} asks for notifications, for the log of the chat
 * service, and for posts that were deleted. {@code BlueskyCodec} reads what it found, {@code BlueskyText} its facets and embeds.
 * {@code BlueskySender} answers below a post, under a record key made of the message's own id, or in a chat.
 *
 * <p>https://docs.bsky.app/docs/api/app-bsky-notification-list-notifications, /chat-bsky-convo-get-log,
 * /com-atproto-repo-create-record; https://docs.bsky.app/docs/advanced-guides/post-richtext (byte offsets), /posts (replies),
 * /rate-limits; https://atproto.com/specs/tid, /specs/xrpc, /specs/blob.
 */
@NullMarked
package dev.parley.channel.bluesky;

import org.jspecify.annotations.NullMarked;
