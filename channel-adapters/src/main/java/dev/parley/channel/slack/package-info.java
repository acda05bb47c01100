/**
 * Slack: channels shared with customers (Slack Connect), channels of the own workspace, and direct messages to the app.
 *
 * <p>In: the Events API posts to {@code SlackDoor}, which checks the signature (https://docs.slack.dev/authentication/verifying-requests-from-slack);
 * {@code SlackCodec} reads the events (https://docs.slack.dev/reference/events/message), {@code SlackText} their mark-up
 * (https://docs.slack.dev/messaging/formatting-message-text) and {@code SlackFiles} what came with them.
 *
 * <p>Out: {@code SlackSender} posts (https://docs.slack.dev/reference/methods/chat.postMessage) and uploads
 * (https://docs.slack.dev/messaging/working-with-files); {@code SlackErrors} knows what an error code means.
 * {@code SlackConnection} asks whose token it is and which scopes it has.
 *
 * <p>A message is named by its conversation and its time stamp: {@code C0123:1700000000.000100}. In a channel each thread is a
 * conversation (room {@code C0123/1700000000.000100}, opened by any message at the top), a direct chat is one (room {@code D0123}).
 * A private channel that becomes shared gets another id (https://docs.slack.dev/reference/events/channel_id_changed): its threads and
 * messages go on under it.
 */
@NullMarked
package dev.parley.channel.slack;

import org.jspecify.annotations.NullMarked;
