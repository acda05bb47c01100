package dev.parley.channel.feed;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.feed.FeedXml.UnreadableFeedException;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.social.Envelopes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdom2.Document;

/** Asks a feed's server whether something changed, and finds out what. */
final class FeedPoll implements Poll {
    private static final int PAGE = 100;

    private final FeedServer server;
    private final FeedSettings settings;
    private final Envelopes envelopes;

    FeedPoll(FeedServer server, FeedSettings settings, Envelopes envelopes) {
        this.server = server;
        this.settings = settings;
        this.envelopes = envelopes;
    }

    /** An entry that is there now; {@code edited}: it was there before. */
    private record Found(String id, String fingerprint, Document document, boolean edited, Instant at) {
        Found changed() {
            return new Found(id, fingerprint, document, true, at);
        }

        /** Another entry that the feed gave the same id. */
        Found apart() {
            return new Found("entry-" + Digests.of(id + "\n" + fingerprint, 32), fingerprint, document, edited, at);
        }
    }

    @Override
    public Page next(String text) {
        var cursor = FeedCursor.of(text);
        var now = envelopes.clock().instant();
        if (now.isBefore(cursor.next())) {
            return new Page(List.of(), text, false);
        }
        var answer = server.ask(cursor.tag(), cursor.modified());
        if (answer.status() == 304) {
            return new Page(
                    List.of(), cursor.later(now.plus(FeedServer.fresh(answer))).toString(), false);
        }
        try {
            var feed = FeedDocument.of(FeedXml.parse(answer.body(), answer.header("content-type")));
            return page(cursor, feed, answer, now);
        } catch (UnreadableFeedException e) {
            throw PollException.failed(
                    FeedServer.hint(String.valueOf(e.getMessage()), answer, settings), Duration.ZERO);
        }
    }

    private Page page(FeedCursor cursor, FeedDocument feed, Answered answer, Instant now) {
        var found = compare(cursor, feed, now);
        boolean first = !cursor.begun();
        if (first) {
            found.forEach(each -> cursor.see(each.id(), each.fingerprint()));
            found = newest(found);
        }
        boolean more = found.size() > PAGE;
        var part = more ? found.subList(0, PAGE) : found;
        var taken = new ArrayList<InboundEnvelope>();
        for (var each : part) {
            taken.add(envelope(each));
            cursor.see(each.id(), each.fingerprint());
        }
        var wanted = FeedServer.fresh(answer);
        var pause = feed.pause().compareTo(wanted) > 0 ? feed.pause() : wanted;
        var next = more
                ? cursor.state("", "").later(now)
                : cursor.state(answer.header("etag"), answer.header("last-modified"))
                        .later(now.plus(pause));
        return new Page(taken, next.toString(), more);
    }

    /** What is new or says something else, oldest first; whatever is not is remembered as still there. */
    private List<Found> compare(FeedCursor cursor, FeedDocument feed, Instant now) {
        var found = new ArrayList<Found>();
        Set<String> ids = new HashSet<>();
        for (var document : feed.entries().reversed()) {
            var entry = described(document, now);
            if (!ids.add(entry.id())) {
                entry = entry.apart();
                ids.add(entry.id());
            }
            String before = cursor.fingerprint(entry.id());
            if (before.equals(entry.fingerprint())) {
                cursor.see(entry.id(), before);
            } else {
                found.add(before.isEmpty() ? entry : entry.changed());
            }
        }
        found.sort(Comparator.comparing(Found::at));
        return found;
    }

    private Found described(Document document, Instant now) {
        try {
            var entry = FeedEntry.of(document, settings.address());
            return new Found(
                    entry.id(),
                    entry.fingerprint(),
                    document,
                    false,
                    entry.published().orElse(now));
        } catch (UnreadableMessageException e) {
            String raw = new String(FeedDocument.bytes(document), StandardCharsets.UTF_8);
            return new Found("entry-" + Digests.of(raw, 32), Digests.of(raw, 8), document, false, now);
        }
    }

    private List<Found> newest(List<Found> found) {
        return found.subList(Math.max(0, found.size() - settings.first()), found.size());
    }

    private InboundEnvelope envelope(Found entry) {
        var attributes = new TreeMap<>(Map.of(
                FeedCodec.SOURCE, settings.address().toString(),
                FeedCodec.ID, entry.id()));
        if (entry.edited()) {
            attributes.put(FeedCodec.EDITED, "true");
        }
        return envelopes.of("feed entry " + entry.id(), FeedDocument.bytes(entry.document()), attributes);
    }
}
