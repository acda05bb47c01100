/**
 * RSS and Atom feeds, searches that are offered as feeds among them: each new entry begins a conversation, which is answered on the
 * entry's own page, for a feed cannot be written to.
 *
 * <p>{@code FeedPoll} asks the server, conditionally and no more often than the feed wants; {@code FeedXml} makes of its bytes XML
 * without any declarations, {@code FeedDocument} cuts that into one document for each entry, {@code FeedEntry} reads one with ROME,
 * {@code FeedCodec} makes a message of it, {@code FeedCursor} remembers which entries were there.
 *
 * <p>https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/modules/syndication/, RFC 4287 (Atom), RFC 9110
 * section 13 (conditional requests), RFC 9111 (how long an answer stays fresh).
 */
@NullMarked
package dev.parley.channel.feed;

import org.jspecify.annotations.NullMarked;
