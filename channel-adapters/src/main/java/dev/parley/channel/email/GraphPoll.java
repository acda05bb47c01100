package dev.parley.channel.email;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks a folder what changed, and fetches each new mail as it came, so that the one codec reads it. */
final class GraphPoll implements Poll {
    private static final int PAGE = 10;
    private static final Duration RECENT = Duration.ofDays(7);

    private final Receive.Graph settings;
    private final MailboxContext context;
    private final GraphMail graph;

    GraphPoll(Receive.Graph settings, MailboxContext context, GraphMail graph) {
        this.settings = settings;
        this.context = context;
        this.graph = graph;
    }

    @Override
    public Page next(String cursor) {
        var at =
                GraphCursor.read(cursor).filter(read -> graph.owns(read.link())).orElseGet(this::begin);
        var answer = asked(() -> graph.get(at.link(), PAGE));
        if (answer instanceof Answered gone && gone.status() == 410) {
            // Its place was forgotten; what comes twice is known by its Message-ID.
            String since = at.since().isEmpty() ? now().toString() : at.since();
            return new Page(List.of(), new GraphCursor(delta(since), false, since).write(), false);
        }
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw failure(answer);
        }
        return page(at, answered.json());
    }

    private GraphCursor begin() {
        return switch (settings.existing()) {
            case RECENT -> new GraphCursor(delta(now().minus(RECENT).toString()), true, now().toString());
            case NEW -> new GraphCursor(delta(now().toString()), false, now().toString());
            case ALL -> new GraphCursor(delta(""), false, now().toString());
        };
    }

    private Instant now() {
        return context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private String delta(String since) {
        String filter = since.isEmpty() ? "" : "&$filter=" + HttpCall.encode("receivedDateTime ge " + since);
        return graph.address("mailFolders/" + HttpCall.encode(settings.folder()) + "/messages/delta?changeType=created"
                + "&$select=id,receivedDateTime,isRead,isDraft" + filter);
    }

    private Page page(GraphCursor at, JsonNode json) {
        var envelopes = new ArrayList<InboundEnvelope>();
        String newest = at.since();
        for (var mail : json.path("value").values()) {
            boolean skipped = mail.has("@removed")
                    || mail.path("isDraft").booleanValue(false)
                    || at.unread() && mail.path("isRead").booleanValue(false);
            String id = mail.path("id").stringValue("");
            if (!skipped && !id.isEmpty()) {
                fetch(id).ifPresent(envelopes::add);
                String arrived = mail.path("receivedDateTime").stringValue("");
                newest = arrived.compareTo(newest) > 0 ? arrived : newest;
            }
        }
        String next = json.path("@odata.nextLink").stringValue("");
        String done = json.path("@odata.deltaLink").stringValue("");
        String link = next.isEmpty() ? done : next;
        if (!graph.owns(link)) {
            throw PollException.failed("Microsoft Graph did not say where to go on.", Duration.ZERO);
        }
        return new Page(
                envelopes, new GraphCursor(link, at.unread() && done.isEmpty(), newest).write(), !next.isEmpty());
    }

    /** Empty when it has gone elsewhere in the meantime. */
    private Optional<InboundEnvelope> fetch(String id) {
        String place = "graph " + settings.folder() + " " + id;
        var answer = asked(() -> graph.original(id, context.limits().maxSize()));
        if (answer instanceof HttpAnswer.TooLarge large) {
            return Optional.of(context.tooLarge(place, large.limit() + 1));
        }
        if (answer instanceof Answered answered && answered.ok()) {
            return Optional.of(context.envelope(place, answered.body()));
        }
        if (answer instanceof Answered gone && gone.status() == 404) {
            return Optional.empty();
        }
        throw failure(answer);
    }

    private interface Question {
        HttpAnswer ask();
    }

    private static HttpAnswer asked(Question question) {
        try {
            return question.ask();
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            throw e.forGood() ? PollException.refused(sentence) : PollException.failed(sentence, Duration.ZERO);
        }
    }

    private PollException failure(HttpAnswer answer) {
        String sentence = graph.outcomes().sentence(answer);
        if (answer instanceof HttpAnswer.Limited limited) {
            return PollException.failed(sentence, limited.after());
        }
        if (!(answer instanceof Answered answered)) {
            return PollException.failed(sentence, Duration.ZERO);
        }
        return answered.status() == 401 || answered.status() == 403
                ? PollException.refused(
                        sentence + " The app needs the permission Mail.Read; authorise the channel anew.")
                : PollException.failed(sentence, graph.outcomes().after(answered));
    }
}
