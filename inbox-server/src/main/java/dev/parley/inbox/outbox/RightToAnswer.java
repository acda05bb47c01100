package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Replying;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Claims;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who may answer: the holder, and a second person as their team decided. Asked while the conversation is locked; of two answers at
 * the same moment the second finds the first one there, and its writer has not seen it.
 */
@Component
final class RightToAnswer {
    private final Claims claims;
    private final Replying replying;
    private final ReplyRows rows;
    private final LetterRows letters;
    private final Recipients recipients;
    private final ObjectProvider<ReplyRule> rules;

    RightToAnswer(
            Claims claims,
            Replying replying,
            ReplyRows rows,
            LetterRows letters,
            Recipients recipients,
            ObjectProvider<ReplyRule> rules) {
        this.claims = claims;
        this.replying = replying;
        this.rows = rows;
        this.letters = letters;
        this.recipients = recipients;
        this.rules = rules;
    }

    void require(Place place, EmployeeId writer, long token) {
        var holder = place.holder();
        boolean second = place.status() == ConversationStatus.OPEN && holder != null && !holder.equals(writer);
        if (!second) {
            claims.requireHolder(place.id(), writer, token);
            return;
        }
        switch (replying.of(place.team()).secondReply()) {
            case REFUSE -> claims.requireHolder(place.id(), writer, token);
            case JOIN -> {
                if (!rows.takesPart(place.id(), writer)) {
                    throw new Problem(
                            HttpStatus.FORBIDDEN,
                            "join-first",
                            "A colleague holds this conversation. Join it, then you may answer as well.");
                }
            }
            case TAKE ->
                throw new Problem(
                        HttpStatus.FORBIDDEN,
                        "take-over-first",
                        "A colleague holds this conversation. Take it over, then answer.");
        }
    }

    /** To whom an answer goes as a rule. */
    DraftRecipients usual(Place place) {
        return recipients.usual(
                place.channel(), letters.findAnswered(place.id(), place.lastSeq() + 1), rows.getContact(place));
    }

    void requireNoObjection(Place place, EmployeeId writer, ReplyRequest request) {
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var contact = rows.getContact(place);
        var asked = new ReplyRule.Asked(
                place.id(),
                place.team(),
                writer,
                Objects.requireNonNullElse(request.text(), ""),
                Objects.requireNonNullElse(request.html(), ""),
                recipients.shown(request, place.channel(), answered, contact),
                recipients.usual(place.channel(), answered, contact),
                request.visibility(),
                request.files(),
                Objects.requireNonNullElse(request.acknowledged(), List.of()));
        rules.orderedStream()
                .forEach(rule -> rule.objection(asked).ifPresent(problem -> {
                    throw problem;
                }));
    }
}
