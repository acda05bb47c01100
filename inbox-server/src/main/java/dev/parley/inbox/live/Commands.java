package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.node.ConversationLog;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.HeartBeats;
import dev.parley.inbox.queue.QueueCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a browser asks at {@code /app/…}: carried to the services that HTTP asks too, and answered in their words. */
@Component
final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final Pattern CONVERSATION = Pattern.compile("/app/conversations/([0-9a-fA-F-]{36})/([a-z]+)");
    private static final Pattern CLAIM_NEXT = Pattern.compile("/app/queues/([0-9a-fA-F-]{36})/claim-next");

    private final QueueCommands queue;
    private final Ephemera ephemera;
    private final HeartBeats heartBeats;
    private final JsonMapper json;

    Commands(QueueCommands queue, Ephemera ephemera, HeartBeats heartBeats, JsonMapper json) {
        this.queue = queue;
        this.ephemera = ephemera;
        this.heartBeats = heartBeats;
        this.json = json;
    }

    /** Whether a destination is one of ours; browsers send nowhere else. */
    static boolean isKnown(String destination) {
        return destination.equals("/app/presence")
                || CONVERSATION.matcher(destination).matches()
                || CLAIM_NEXT.matcher(destination).matches();
    }

    /** Does it, and answers the JSON of the reply. */
    String run(LiveSession session, String destination, byte[] body) {
        var answer = new HashMap<String, Object>();
        try (var marked = ConversationLog.ofPath(destination)) {
            answer.put("ok", true);
            answer.putAll(dispatch(session, destination, body));
        } catch (Problem problem) {
            answer.clear();
            answer.put("ok", false);
            answer.put("problem", describe(problem));
        } catch (JacksonException | IllegalArgumentException e) {
            answer.put("ok", false);
            answer.put("problem", describe(Problem.invalid("The body is not what " + destination + " expects.")));
        } catch (DataAccessException e) {
            log.warn("{} failed: {}", destination, e.getMessage());
            answer.put("ok", false);
            answer.put(
                    "problem",
                    describe(new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "unavailable",
                            "A store cannot be reached. Try again in a moment.")));
        }
        return json.writeValueAsString(answer);
    }

    private static Map<String, Object> describe(Problem problem) {
        var described = new HashMap<String, Object>(problem.facts());
        described.put("status", problem.status().value());
        described.put("code", problem.code());
        described.put("title", problem.status().getReasonPhrase());
        described.put("detail", problem.detail());
        return described;
    }

    private Map<String, Object> dispatch(LiveSession session, String destination, byte[] body) {
        var me = session.employee();
        if (destination.equals("/app/presence")) {
            heartBeats.seen(List.of(me));
            return Map.of();
        }
        var next = CLAIM_NEXT.matcher(destination);
        if (next.matches()) {
            return queue.claimNext(me, TeamId.of(next.group(1)))
                    .map(Commands::claimed)
                    .orElseGet(() -> Map.of("empty", true));
        }
        var conversation = CONVERSATION.matcher(destination);
        if (!conversation.matches()) {
            throw Problem.notFound("destination");
        }
        return onConversation(session, ConversationId.of(conversation.group(1)), conversation.group(2), body);
    }

    private Map<String, Object> onConversation(LiveSession session, ConversationId id, String verb, byte[] body) {
        EmployeeId me = session.employee();
        switch (verb) {
            case "claim" -> {
                return claimed(queue.claim(me, id));
            }
            case "release" -> queue.release(me, id, token(body));
            case "handover" -> queue.handOver(me, id, json.readValue(body, QueueCommands.HandOver.class));
            case "join" -> queue.join(me, id);
            case "leave" -> queue.leave(me, id);
            case "close" -> queue.close(me, id, token(body));
            case "reopen" -> queue.reopen(me, id);
            case "typing" -> ephemera.tell(session, Ephemera.Kind.TYPING, id, state(body));
            case "viewing" -> ephemera.tell(session, Ephemera.Kind.VIEWING, id, state(body));
            default -> throw Problem.notFound("destination");
        }
        return Map.of();
    }

    private static Map<String, Object> claimed(QueueCommands.ClaimAnswer answer) {
        return Map.of("token", answer.token(), "summary", answer.summary());
    }

    private @Nullable Long token(byte[] body) {
        return body.length == 0
                ? null
                : json.readValue(body, QueueCommands.Shown.class).token();
    }

    private record State(@Nullable Boolean state) {}

    private boolean state(byte[] body) {
        return body.length == 0
                || !Boolean.FALSE.equals(json.readValue(body, State.class).state());
    }
}
