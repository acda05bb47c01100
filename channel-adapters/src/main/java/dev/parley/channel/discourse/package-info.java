/**
 * Discourse: topics of a forum, and personal messages to one account of it.
 *
 * <p>In: the forum's webhooks post what happens to posts (https://meta.discourse.org/t/setting-up-webhooks/49045, {@code
 * DiscourseDoor}), or {@code DiscoursePoll} asks for the latest posts (https://docs.discourse.org/#tag/Posts/operation/listPosts). Both
 * give the same to {@code DiscourseCodec}. Webhooks bring everybody's personal messages and do not say whose they are: those of the
 * account are asked for always, the others never read.
 *
 * <p>Out: {@code DiscourseSender} posts (https://docs.discourse.org/#tag/Posts/operation/createTopicPostPM); {@code DiscourseMarkdown}
 * keeps plain text plain, {@code DiscourseHtml} reads what the forum made of people's Markdown.
 *
 * <p>A message is named by its topic and its number there: {@code 123/7}. A topic is a conversation that all who write there share
 * (room {@code 123}; {@code pm/123} for personal messages).
 */
@NullMarked
package dev.parley.channel.discourse;

import org.jspecify.annotations.NullMarked;
