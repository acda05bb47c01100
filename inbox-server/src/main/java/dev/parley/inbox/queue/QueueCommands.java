package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Notes;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What employees do with the queue, as it is asked over HTTP and over STOMP alike. */
@Component
public final class QueueCommands {
    private final Claims claims;
    private final Handling handling;
    private final Participation participation;
    private final Conversations conversations;
    private final Notes notes;
    private final TransactionTemplate transaction;

    QueueCommands(
            Claims claims,
            Handling handling,
            Participation participation,
            Conversations conversations,
            Notes notes,
            TransactionTemplate transaction) {
        this.claims = claims;
        this.handling = handling;
        this.participation = participation;
        this.conversations = conversations;
        this.notes = notes;
        this.transaction = transaction;
    }

    /** A conversation that is now the asker's. */
    public record ClaimAnswer(long token, ConversationSummary summary) {}

    /** The token a holder shows. */
    public record Shown(@Nullable Long token) {}

    /** To whom it is handed over: a colleague or a team; {@code note} is for them, and stays with the conversation. */
    public record HandOver(
            @Nullable Long token,
            @Nullable EmployeeId toEmployee,
            @Nullable TeamId toTeam,
            @Nullable String note) {}

    /** See {@link Claims#claim}. */
    public ClaimAnswer claim(EmployeeId employee, ConversationId id) {
        return answer(employee, claims.claim(employee, id));
    }

    /** See {@link Claims#claimNext}. */
    public Optional<ClaimAnswer> claimNext(EmployeeId employee, TeamId team) {
        return claims.claimNext(employee, team).map(claimed -> answer(employee, claimed));
    }

    private ClaimAnswer answer(EmployeeId employee, Claimed claimed) {
        return new ClaimAnswer(claimed.token(), conversations.get(claimed.id(), employee));
    }

    /** See {@link Handling#release}. */
    public void release(EmployeeId employee, ConversationId id, @Nullable Long token) {
        handling.release(employee, id, token);
    }

    /** See {@link Handling#handOver(EmployeeId, ConversationId, Long, EmployeeId)}; with its note or not at all. */
    public void handOver(EmployeeId employee, ConversationId id, HandOver to) {
        String note = to.note();
        if (note == null || note.isBlank()) {
            give(employee, id, to);
            return;
        }
        transaction.executeWithoutResult(status -> {
            give(employee, id, to);
            notes.add(id, employee, note, new ClientKey("hand-over-" + Ids.next()));
        });
    }

    private void give(EmployeeId employee, ConversationId id, HandOver to) {
        if (to.toEmployee() != null && to.toTeam() == null) {
            handling.handOver(employee, id, to.token(), to.toEmployee());
        } else if (to.toTeam() != null && to.toEmployee() == null) {
            handling.handOver(employee, id, to.token(), to.toTeam());
        } else {
            throw Problem.invalid("Say to whom: either toEmployee or toTeam.");
        }
    }

    /** See {@link Participation#join}. */
    public void join(EmployeeId employee, ConversationId id) {
        participation.join(employee, id);
    }

    /** See {@link Participation#leave}. */
    public void leave(EmployeeId employee, ConversationId id) {
        participation.leave(employee, id);
    }

    /** See {@link Handling#close}. */
    public void close(EmployeeId employee, ConversationId id, @Nullable Long token) {
        handling.close(employee, id, token);
    }

    /** See {@link Handling#reopen}. */
    public void reopen(EmployeeId employee, ConversationId id) {
        handling.reopen(employee, id);
    }
}
