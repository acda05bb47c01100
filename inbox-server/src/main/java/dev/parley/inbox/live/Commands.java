package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.node.ConversationLog;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.HeartBeats;
import dev.parley.inbox.queue.QueueCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern CONVERSATION = Pattern.compile("/app/conversations/([0-9a-fA-F-]{36})/([a-z-]+)");
    private static final Pattern CLAIM_NEXT = Pattern.compile("/app/queues/([0-9a-fA-F-]{36})/claim-next");

    private final QueueCommands queue;
    private final ConversationCommands conversations;
    private final HeartBeats heartBeats;
    private final ViewWatches views;
    private final JsonMapper json;

    Commands(
            QueueCommands queue,
            ConversationCommands conversations,
            HeartBeats heartBeats,
            ViewWatches views,
            JsonMapper json) {
        this.queue = queue;
        this.conversations = conversations;
        this.heartBeats = heartBeats;
        this.views = views;
        this.json = json;
    }

    /** Whether a destination is one of ours; browsers send nowhere else. */
    static boolean isKnown(String destination) {
        return destination.equals("/app/presence")
                || destination.equals("/app/views")
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
        if (destination.equals("/app/views")) {
            views.show(session, json.readValue(body, ViewWatches.Wanted.class));
            return Map.of();
        }
        var next = CLAIM_NEXT.matcher(destination);
        if (next.matches()) {
            return queue.claimNext(me, TeamId.of(next.group(1)))
                    .map(ConversationCommands::claimed)
                    .orElseGet(() -> Map.of("empty", true));
        }
        var conversation = CONVERSATION.matcher(destination);
        if (!conversation.matches()) {
            throw Problem.notFound("destination");
        }
        return conversations.run(session, ConversationId.of(conversation.group(1)), conversation.group(2), body);
    }
}
