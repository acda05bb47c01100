/**
 * Reddit: the inbox of one account (answers, mentions, private messages), moderators' mail, and all that is written in chosen
 * subreddits.
 *
 * <p>{@code RedditToken} gets access by OAuth, {@code RedditPoll} asks each source: {@code RedditListings} for what has a listing,
 * {@code RedditModmail} for moderators' mail, {@code RedditChanges} for what became of the latest. {@code RedditCodec} reads things
 * ({@code RedditThing}) and mail, {@code RedditSender} comments, writes privately, or answers as a moderator.
 *
 * <p>https://www.reddit.com/dev/api/ (listings, /message/inbox, /api/comment, /api/compose, /api/mod/conversations),
 * https://github.com/reddit-archive/reddit/wiki/OAuth2, https://github.com/reddit-archive/reddit/wiki/JSON (fullnames),
 * https://support.reddithelp.com/hc/en-us/articles/16160319875092 (rate limits, User-Agent).
 */
@NullMarked
package dev.parley.channel.reddit;

import org.jspecify.annotations.NullMarked;
