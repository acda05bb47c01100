package dev.parley.channel.mastodon;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/**
 * Asks for mentions, oldest first. In between it looks at the latest posts again: the stream tells of changes
 * only to those who follow the writer, and forgets what happened while nobody listened. So every edit and deletion within two
 * days of one of the latest forty posts is seen, at most {@link #LOOK} late; each is durable before the cursor forgets it.
 */
final class MastodonPoll implements Poll {
    static final Duration LOOK = Duration.ofMinutes(3);
    private static final int PAGE = 40;
    private static final String NOTIFICATIONS = "/api/v1/notifications?types%5B%5D=mention&limit=";

    private final MastodonApi api;
    private final Envelopes envelopes;
    private final MastodonStream stream;
    private final MastodonChanges changes;
    private String account;

    MastodonPoll(MastodonApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
        this.stream = new MastodonStream(api);
        this.changes = new MastodonChanges(api, envelopes);
        this.account = api.settings().account().id();
    }

    @Override
    public Page next(String text) {
        var cursor = MastodonCursor.of(text);
        if (cursor.since().isEmpty()) {
            return begin(cursor);
        }
        var items = items(api.read(NOTIFICATIONS + PAGE + "&min_id=" + HttpCall.encode(cursor.since())));
        var found = new ArrayList<InboundEnvelope>();
        for (var item : items) {
            cursor = take(item, cursor, found);
        }
        boolean due = stream.changed()
                || !envelopes.clock().instant().isBefore(cursor.looked().plus(LOOK));
        if (items.isEmpty() && due) {
            cursor = changes.look(cursor, found);
            cursor = own(cursor, found);
        }
        stream.watch(cursor.watched().stream().map(MastodonCursor.Watched::id).toList());
        return new Page(found, cursor.toString(), !items.isEmpty() && (due || items.size() >= PAGE));
    }

    /** Only what comes from now on. */
    private Page begin(MastodonCursor cursor) {
        var newest = items(api.read(NOTIFICATIONS + 1));
        var from = cursor.since(newest.isEmpty() ? "0" : Json.id(newest.getLast(), "id"));
        return new Page(List.of(), ownFrom(from).toString(), false);
    }

    private static List<JsonNode> items(JsonNode answer) {
        if (!answer.isArray()) {
            throw PollException.failed("Mastodon answered with something else than a list.", Duration.ZERO);
        }
        return answer.values().stream()
                .sorted(Comparator.comparing((JsonNode item) -> Json.id(item, "id"), MastodonCursor.AGE))
                .toList();
    }

    private MastodonCursor take(JsonNode item, MastodonCursor cursor, List<InboundEnvelope> found) {
        String id = Json.id(item, "id");
        var status = new MastodonStatus(item.path("status"));
        var attributes = new TreeMap<>(
                Map.of(MastodonCodec.TYPE, Json.line(100, item, "type"), MastodonCodec.ACCOUNT, account()));
        if (!status.id().isEmpty()) {
            attributes.put(MastodonCodec.ROOT, root(status));
        }
        found.add(envelopes.of("mastodon notification " + id + " " + status.url(), Json.bytes(item), attributes));
        var next = cursor.since(id);
        return status.id().isEmpty()
                ? next
                : next.watch(new MastodonCursor.Watched(
                        status.id(), status.editedAt(), envelopes.clock().instant()));
    }

    /** The beginning of the thread, as far as this instance knows it. */
    private String root(MastodonStatus status) {
        if (status.answers().isEmpty()) {
            return status.id();
        }
        var answer = api.get("/api/v1/statuses/" + HttpCall.encode(status.id()) + "/context");
        if (answer instanceof HttpAnswer.Answered answered && tells(answered.status())) {
            String first = Json.id(answered.json().path("ancestors").path(0), "id");
            return first.isEmpty() ? status.answers() : first;
        }
        throw api.failures().of(answer);
    }

    /** A post that the server cannot show must not keep the others back; 401, 429 and a server that is away are no answer. */
    private static boolean tells(int status) {
        return status != 401 && status != 429 && status <= 500;
    }

    private String account() {
        if (account.isEmpty()) {
            account = Json.id(api.read("/api/v1/accounts/verify_credentials"), "id");
        }
        return account;
    }

    private MastodonCursor ownFrom(MastodonCursor cursor) {
        if (api.settings().account().app().isEmpty()) {
            return cursor;
        }
        var newest = items(api.read(ownPosts() + 1));
        return cursor.own(newest.isEmpty() ? "0" : Json.id(newest.getLast(), "id"));
    }

    private String ownPosts() {
        return "/api/v1/accounts/" + HttpCall.encode(account()) + "/statuses?exclude_reblogs=true&limit=";
    }

    /** What colleagues wrote in Mastodon itself; only where it can be told from what Parley sent. */
    private MastodonCursor own(MastodonCursor cursor, List<InboundEnvelope> found) {
        if (api.settings().account().app().isEmpty() || cursor.own().isEmpty()) {
            return ownFrom(cursor);
        }
        var next = cursor;
        for (var item : items(api.read(ownPosts() + PAGE + "&min_id=" + HttpCall.encode(cursor.own())))) {
            var status = new MastodonStatus(item);
            next = next.own(status.id());
            if (!status.mentions().isEmpty() && !api.settings().account().app().equals(app(item))) {
                found.add(envelopes.of(
                        "mastodon own post " + status.url(),
                        Json.bytes(item),
                        Map.of(
                                MastodonCodec.TYPE,
                                MastodonCodec.OWN,
                                MastodonCodec.ACCOUNT,
                                account(),
                                MastodonCodec.APP,
                                api.settings().account().app(),
                                MastodonCodec.ROOT,
                                root(status))));
            }
        }
        return next;
    }

    private static String app(JsonNode status) {
        return Json.line(500, status, "application", "name");
    }

    @Override
    public boolean await(Duration pause, CountDownLatch stop) throws InterruptedException {
        return stream.await(pause, stop);
    }

    @Override
    public void close() {
        stream.close();
    }
}
