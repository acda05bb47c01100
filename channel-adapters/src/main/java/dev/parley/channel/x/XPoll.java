package dev.parley.channel.x;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for mentions and direct messages; where one of both is refused, the other goes on. */
final class XPoll implements Poll {
    private final ChannelId channel;
    private final XApi api;
    private final XFailures failures;
    private final Clock clock;

    XPoll(ChannelId channel, XApi api, XFailures failures, Clock clock) {
        this.channel = channel;
        this.api = api;
        this.failures = failures;
        this.clock = clock;
    }

    /** One page of one feed, or why there is none. */
    private record Step(
            List<InboundEnvelope> envelopes,
            XCursor.Walk walk,
            @Nullable PollException failure,
            boolean later) {
        static Step failed(XCursor.Walk walk, PollException failure, boolean later) {
            return new Step(List.of(), walk, failure, later);
        }

        static Step still(XCursor.Walk walk) {
            return new Step(List.of(), walk, null, false);
        }
    }

    @Override
    public Page next(String cursor) {
        var read = XCursor.read(cursor);
        if (read.isEmpty()) {
            return new Page(List.of(), XCursor.begin(clock.instant()).write(), true);
        }
        if (api.settings().account().isEmpty()) {
            throw PollException.refused("It is not known whose account this is. Connect the channel on its page.");
        }
        var from = read.get();
        var receive = api.settings().receive();
        boolean walking = from.more();
        boolean mentions =
                receive.mentions() && (!walking || !from.mentions().token().isEmpty());
        boolean messages =
                receive.messages() && (!walking || !from.messages().token().isEmpty());
        var posts = mentions ? ask(XFeed.MENTIONS, from.mentions()) : Step.still(from.mentions());
        var directs = messages ? ask(XFeed.MESSAGES, from.messages()) : Step.still(from.messages());
        var envelopes = Stream.concat(posts.envelopes().stream(), directs.envelopes().stream())
                .toList();
        var to = new XCursor(posts.walk(), directs.walk());
        if (envelopes.isEmpty() && to.equals(from)) {
            check(mentions ? posts : null, messages ? directs : null);
        }
        boolean stuck = posts.failure() != null || directs.failure() != null || to.equals(from);
        return new Page(envelopes, to.write(), to.more() && !stuck);
    }

    /** A feed that is only to be asked later does not stop the other. */
    private static void check(@Nullable Step one, @Nullable Step other) {
        var asked = Stream.of(one, other).filter(Objects::nonNull).toList();
        boolean anyGood = asked.stream().anyMatch(step -> step.failure() == null);
        asked.stream()
                .filter(step -> step.failure() != null && !(anyGood && step.later()))
                .map(Step::failure)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(PollException::isRefused))
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private Step ask(XFeed feed, XCursor.Walk walk) {
        HttpAnswer answer;
        try {
            answer = api.get(feed.path(api.settings().account()), feed.query(walk), feed.limit());
        } catch (RefusedException e) {
            return Step.failed(walk, failures.ofToken(e), false);
        }
        if (answer instanceof Answered answered && answered.ok()) {
            return taken(feed, walk, answered);
        }
        if (answer instanceof Answered answered
                && answered.status() == 400
                && !walk.token().isEmpty()) {
            // The place of a walk is forgotten after a while; what comes twice is known by its id.
            return Step.still(XCursor.Walk.from(walk.since()));
        }
        boolean later =
                answer instanceof HttpAnswer.Limited || answer instanceof Answered answered && answered.status() == 429;
        return Step.failed(walk, failures.ofPoll(answer, feed.name()), later);
    }

    private Step taken(XFeed feed, XCursor.Walk walk, Answered answered) {
        var json = answered.json();
        if (!json.isObject()) {
            var failure = PollException.failed("X answered with something that is no JSON.", java.time.Duration.ZERO);
            return Step.failed(walk, failure, false);
        }
        var envelopes = new ArrayList<InboundEnvelope>();
        String newest = walk.top().isEmpty() ? walk.since() : walk.top();
        boolean reached = false;
        for (var event : Fields.list(json.path("data")).reversed()) {
            String id = Fields.id(event.path("id"));
            boolean known = !id.isEmpty() && Fields.compareIds(id, walk.since()) <= 0;
            reached |= known;
            if (!known) {
                envelopes.addAll(XEnvelopes.of(
                        channel, event, json.path("includes"), api.settings().account(), clock.instant()));
                newest = Fields.compareIds(id, newest) > 0 ? id : newest;
            }
        }
        String next = Fields.text(json.path("meta").path("next_token"));
        boolean done = next.isEmpty() || reached || envelopes.isEmpty();
        return new Step(
                envelopes,
                done ? XCursor.Walk.from(newest) : new XCursor.Walk(walk.since(), newest, next),
                null,
                false);
    }
}
