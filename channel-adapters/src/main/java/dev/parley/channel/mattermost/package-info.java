/**
 * Mattermost, run by the company itself: channels, groups and direct messages of one account, best a bot.
 *
 * <p>In: {@code MattermostPoll} asks each channel for the posts that were made or changed since the last time
 * (https://docs.mattermost.com/api/reference/get-posts-for-channel), {@code MattermostPosts} cuts a changed post into what happened to
 * it, {@code MattermostCodec} reads that. {@code MattermostLive} listens on the WebSocket and only says that, and where, something
 * happened: what it misses is found by asking.
 *
 * <p>Out: {@code MattermostSender} posts into the thread (https://docs.mattermost.com/api/reference/create-post); the server knows a
 * {@code pending_post_id} again for half a minute only, so sending is not idempotent.
 *
 * <p>A message is named by its post's id. In a channel each thread is a conversation (room {@code channel/root}), a group is one
 * (room {@code channel/}), and so is a direct chat (room {@code channel}).
 */
@NullMarked
package dev.parley.channel.mattermost;

import org.jspecify.annotations.NullMarked;
