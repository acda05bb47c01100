package dev.parley.inbox.bot;

import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.plan.Verdict;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the guidelines about an answer before it leaves: while it is written, and when it is sent. */
@Component
public class Scrutiny {
    private final CompanyBook book;
    private final Understanding understanding;
    private final OutgoingChecks checks;
    private final Surroundings surroundings;
    private final OutgoingRows rows;
    private final Access access;

    Scrutiny(
            CompanyBook book,
            Understanding understanding,
            OutgoingChecks checks,
            Surroundings surroundings,
            OutgoingRows rows,
            Access access) {
        this.book = book;
        this.understanding = understanding;
        this.checks = checks;
        this.surroundings = surroundings;
        this.rows = rows;
        this.access = access;
    }

    /**
     * An answer that somebody writes.
     *
     * @param publicly whether others than the customer would read it
     * @param files that go with it
     */
    public record Outgoing(ConversationId conversation, EmployeeId writer, String text, boolean publicly, int files) {}

    /** What the guidelines say of it. */
    public Verdict of(Outgoing draft) {
        var open = book.open();
        var stands = rows.find(draft).orElseThrow(() -> Problem.notFound("conversation"));
        var theirs = understanding.before(List.of(draft.conversation())).get(draft.conversation());
        var language = understanding.language(draft.text());
        var facts = surroundings
                .ofDraft(draft.conversation(), stands, open.vocabulary())
                .with(Known.LANGUAGE, FactsOf.code(language))
                .with(Known.CUSTOMER_LANGUAGE, FactsOf.code(theirs))
                .with(Known.WRITER_ROLE, access.role(draft.writer()).name())
                .with(
                        Known.WRITER_TEAMS,
                        access.teams(draft.writer()).stream()
                                .map(TeamId::toString)
                                .toList())
                .build();
        var utterance = new Utterance(
                draft.text(),
                language,
                facts,
                checks.of(draft, stands.contact(), language, theirs),
                stands.standing().at());
        return Verdict.of(open.book().ask(utterance).matches());
    }
}
