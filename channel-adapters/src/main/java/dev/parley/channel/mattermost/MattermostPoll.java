package dev.parley.channel.mattermost;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.poll.Poll;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Asks every channel of the account for what was posted or changed. The list of channels tells where something was posted, the
 * WebSocket where something changed; the others take turns, so that nothing stays unseen when the WebSocket missed it.
 */
final class MattermostPoll implements Poll {
    private static final int PAGE = 1000;
    private static final int IDLE = 10;
    /** Posts become visible in another order than they are stamped, and servers' clocks differ. */
    private static final long OVERLAP = Duration.ofSeconds(5).toMillis();

    private static final long SETTLED = Duration.ofMinutes(5).toMillis();

    private final MattermostApi api;
    private final MattermostPosts posts;
    private final MattermostLive live;
    /** By channel: the server's time when it was asked last. */
    private final Map<String, Long> asked = new HashMap<>();

    MattermostPoll(MattermostApi api, MattermostPosts posts, MattermostLive live) {
        this.api = api;
        this.posts = posts;
        this.live = live;
    }

    /** The channels, and what time it is for the server. */
    private record Listing(List<MattermostChannel> channels, long now) {}

    @Override
    public Page next(String saved) {
        live.heard();
        var listing = list();
        var found = MattermostCursor.read(saved);
        if (found.isEmpty()) {
            return new Page(List.of(), new MattermostCursor(listing.now(), Map.of()).toString(), false);
        }
        var cursor = found.get();
        var envelopes = new ArrayList<InboundEnvelope>();
        int read = 0;
        for (var channel : due(listing, cursor)) {
            if (envelopes.size() >= PAGE) {
                return new Page(envelopes, cursor.toString(), true);
            }
            boolean mentioned = live.done(channel.id());
            long since = Math.max(1, cursor.of(channel.id()) - OVERLAP);
            var answer = api.get("/channels/" + channel.id() + "/posts?since=" + since);
            if (answer instanceof HttpAnswer.Limited && read > 0) {
                if (mentioned) {
                    live.again(channel.id());
                }
                return new Page(envelopes, cursor.toString(), false);
            }
            cursor = read(channel, answer, cursor, envelopes);
            asked.put(channel.id(), listing.now());
            read++;
        }
        return new Page(envelopes, settle(cursor, listing).toString(), false);
    }

    private Listing list() {
        var answer = api.get("/users/me/channels");
        var list = api.given(answer);
        var channels = new ArrayList<MattermostChannel>();
        for (var node : list) {
            var channel = MattermostChannel.of(node);
            if (channel.isReadable() && channel.isWanted(api.settings().channels())) {
                channels.add(channel);
            }
        }
        long now = answer instanceof Answered answered ? time(answered) : 0;
        return new Listing(channels, now);
    }

    private long time(Answered answer) {
        try {
            return ZonedDateTime.parse(answer.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException untold) {
            return api.tools().clock().millis();
        }
    }

    private List<MattermostChannel> due(Listing listing, MattermostCursor cursor) {
        var due = new ArrayList<MattermostChannel>();
        var idle = new ArrayList<MattermostChannel>();
        for (var channel : listing.channels()) {
            boolean news = channel.lastPostAt() > cursor.of(channel.id()) || live.mentions(channel.id());
            (news ? due : idle).add(channel);
        }
        idle.sort(Comparator.comparingLong(channel -> asked.getOrDefault(channel.id(), 0L)));
        due.addAll(idle.subList(0, Math.min(IDLE, idle.size())));
        return due;
    }

    private MattermostCursor read(
            MattermostChannel channel, HttpAnswer answer, MattermostCursor cursor, List<InboundEnvelope> envelopes) {
        if (answer instanceof Answered answered && (answered.status() == 403 || answered.status() == 404)) {
            // The account left it, or it was archived, since the channels were listed.
            return cursor;
        }
        var list = api.given(answer);
        if (list.path("order").size() >= PAGE) {
            return new MattermostBacklog(api, posts).read(channel, cursor, envelopes);
        }
        long since = Math.max(1, cursor.of(channel.id()) - OVERLAP);
        long until = cursor.of(channel.id());
        for (var post : MattermostPosts.sorted(list)) {
            envelopes.addAll(posts.cut(post, channel, since, live));
            until = Math.max(until, post.path("update_at").asLong(0));
        }
        return cursor.moved(channel.id(), until);
    }

    /** Once all channels were asked, none of them need be remembered for what is older than that. */
    private MattermostCursor settle(MattermostCursor cursor, Listing listing) {
        asked.keySet()
                .retainAll(
                        listing.channels().stream().map(MattermostChannel::id).toList());
        boolean all = asked.size() == listing.channels().size();
        long first = asked.values().stream().mapToLong(Long::longValue).min().orElse(listing.now());
        return all ? cursor.settled(first - SETTLED) : cursor;
    }

    @Override
    public boolean await(Duration pause, CountDownLatch stop) throws InterruptedException {
        return live.await(pause, stop);
    }

    @Override
    public void close() {
        live.close();
    }
}
