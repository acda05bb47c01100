package dev.parley.inbox.wording;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.SignedIn;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the composer needs to fill places in. */
@RestController
final class VariableController {
    private final Conversations conversations;
    private final Variables variables;
    private final VariableRows rows;
    private final Companies companies;
    private final Signatures signatures;

    VariableController(
            Conversations conversations,
            Variables variables,
            VariableRows rows,
            Companies companies,
            Signatures signatures) {
        this.conversations = conversations;
        this.variables = variables;
        this.rows = rows;
        this.companies = companies;
        this.signatures = signatures;
    }

    /**
     * What a composer begins with.
     *
     * @param values by the names of places
     * @param language the one the customer seems to write in
     * @param signature what will be put below the answer
     */
    record VariablesAnswer(Map<String, String> values, Language language, Words signature) {}

    @GetMapping("/api/conversations/{id}/variables")
    VariablesAnswer variables(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        var language = LanguageGuess.of(rows.lastWords(id))
                .orElseGet(() -> companies.get().language());
        return new VariablesAnswer(variables.of(id, me.id()), language, signatures.of(id, me.id()));
    }
}
