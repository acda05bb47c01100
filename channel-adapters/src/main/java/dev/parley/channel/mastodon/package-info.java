/**
 * Mastodon, and servers that speak its API: mentions and direct posts to one account, on its own instance.
 *
 * <p>{@code MastodonPoll} asks for notifications, for changes of the posts that came lately, and for what colleagues wrote in
 * Mastodon itself; {@code MastodonStream} only wakes it early. {@code MastodonCodec} reads what it found, {@code MastodonSender}
 * answers, {@code MastodonAccount} connects and tests.
 *
 * <p>https://docs.joinmastodon.org/methods/notifications/, /methods/statuses/, /methods/media/, /methods/streaming/,
 * /entities/Status/, /api/rate-limits/, /user/posting/ (how characters are counted).
 */
@NullMarked
package dev.parley.channel.mastodon;

import org.jspecify.annotations.NullMarked;
