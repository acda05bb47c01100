package dev.parley.channel.reddit;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks each source in turn, and now and then what became of the latest things. */
final class RedditPoll implements Poll {
    static final Duration LOOK = Duration.ofMinutes(5);
    private static final String INBOX = "inbox";

    private final RedditApi api;
    private final Envelopes envelopes;
    private final RedditListings listings;
    private final RedditModmail modmail;
    private final RedditChanges changes;
    private String account;

    RedditPoll(RedditApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
        this.listings = new RedditListings(api, envelopes);
        this.modmail = new RedditModmail(api, envelopes);
        this.changes = new RedditChanges(api, envelopes);
        this.account = api.settings().name();
    }

    @Override
    public Page next(String text) {
        var cursor = RedditCursor.of(text);
        boolean first = cursor.marks().isEmpty();
        var found = new ArrayList<InboundEnvelope>();
        var attributes = Map.of(RedditCodec.ACCOUNT, account());
        cursor = listings.read(INBOX, "/message/inbox?mark=false&", cursor, found, attributes);
        for (String subreddit : api.settings().subreddits()) {
            String place = "r/" + subreddit;
            cursor = listings.read(place + "/new", "/" + place + "/new?", cursor, found, attributes);
            cursor = listings.read(place + "/comments", "/" + place + "/comments?", cursor, found, attributes);
        }
        boolean more =
                cursor.marks().values().stream().anyMatch(mark -> !mark.walk().isEmpty());
        if (api.settings().modmail()) {
            cursor = modmail.read(cursor, found, attributes);
            more |= modmail.hasMore();
        }
        var now = envelopes.clock().instant();
        if (first) {
            cursor = cursor.looked(now, List.of());
        } else if (!more && !now.isBefore(cursor.looked().plus(LOOK))) {
            cursor = changes.look(cursor, found, attributes);
        }
        return new Page(found, cursor.toString(), more);
    }

    private String account() {
        if (account.isEmpty()) {
            account = Json.line(100, api.read("/api/v1/me"), "name");
        }
        return account;
    }
}
