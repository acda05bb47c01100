package dev.parley.inbox.wording;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Canned replies made ready for one conversation: in its language, every place filled that something is known for. */
@Component
public class PreparedReplies {
    private final CannedRows rows;
    private final VariableRows facts;
    private final Variables variables;
    private final Companies companies;
    private final Access access;

    PreparedReplies(CannedRows rows, VariableRows facts, Variables variables, Companies companies, Access access) {
        this.rows = rows;
        this.facts = facts;
        this.variables = variables;
        this.companies = companies;
        this.access = access;
    }

    /** The words of a reply that the writer may use; a problem when there is none. */
    public Words filled(UUID reply, ConversationId conversation, EmployeeId writer) {
        var row = rows.find(reply)
                .filter(found -> isOffered(found, writer))
                .orElseThrow(() -> Problem.notFound("canned reply"));
        var otherwise = companies.get().language();
        var language = LanguageGuess.of(facts.lastWords(conversation)).orElse(otherwise);
        var variant = choose(row.reply().variants(), language, otherwise);
        var values = variables.of(conversation, writer);
        rows.countUse(reply);
        return new Words(
                Template.fillHtml(variant.html(), values).content(),
                Template.fillText(variant.text(), values).content());
    }

    private boolean isOffered(CannedRows.Row row, EmployeeId writer) {
        var team = row.reply().teamId();
        return row.reply().personal() ? row.isOf(writer) : team == null || access.mayRead(writer, new TeamId(team));
    }

    private static CannedReply.Variant choose(List<CannedReply.Variant> all, Language wanted, Language otherwise) {
        return all.stream()
                .filter(variant -> variant.language() == wanted)
                .findFirst()
                .or(() -> all.stream()
                        .filter(variant -> variant.language() == otherwise)
                        .findFirst())
                .orElseGet(all::getFirst);
    }
}
