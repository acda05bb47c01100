package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.AttentionCommands;
import dev.parley.inbox.queue.QueueCommands;
import dev.parley.inbox.spam.SpamCommands;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a browser asks at {@code /app/conversations/…}. */
@Component
final class ConversationCommands {
    private final QueueCommands queue;
    private final AttentionCommands attention;
    private final SpamCommands spam;
    private final Ephemera ephemera;
    private final JsonMapper json;

    ConversationCommands(
            QueueCommands queue, AttentionCommands attention, SpamCommands spam, Ephemera ephemera, JsonMapper json) {
        this.queue = queue;
        this.attention = attention;
        this.spam = spam;
        this.ephemera = ephemera;
        this.json = json;
    }

    /** Does what {@code verb} says, and answers what is told beside "ok". */
    Map<String, Object> run(LiveSession session, ConversationId id, String verb, byte[] body) {
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
            case "spam" -> spam.mark(me, id, token(body));
            case "not-spam" -> spam.clear(me, id, isUndo(body));
            case "snooze" -> attention.snooze(me, id, json.readValue(body, AttentionCommands.Snooze.class));
            case "wake" -> attention.wake(me, id);
            case "accept" -> attention.accept(me, id);
            case "decline" -> attention.decline(me, id);
            case "priority" -> attention.prioritise(me, id, json.readValue(body, AttentionCommands.Urgency.class));
            case "typing" -> ephemera.tell(session, Ephemera.Kind.TYPING, id, state(body));
            case "viewing" -> ephemera.tell(session, Ephemera.Kind.VIEWING, id, state(body));
            default -> throw Problem.notFound("destination");
        }
        return Map.of();
    }

    static Map<String, Object> claimed(QueueCommands.ClaimAnswer answer) {
        return Map.of("token", answer.token(), "summary", answer.summary());
    }

    private @Nullable Long token(byte[] body) {
        return body.length == 0
                ? null
                : json.readValue(body, QueueCommands.Shown.class).token();
    }

    private boolean isUndo(byte[] body) {
        return body.length > 0
                && Boolean.TRUE.equals(
                        json.readValue(body, SpamCommands.NoSpam.class).undo());
    }

    private record State(@Nullable Boolean state) {}

    private boolean state(byte[] body) {
        return body.length == 0
                || !Boolean.FALSE.equals(json.readValue(body, State.class).state());
    }
}
