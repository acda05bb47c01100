package dev.parley.inbox.wording;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Language;
import org.springframework.stereotype.Component;

/** The language to write to a customer in: the one of their last words, or else the company's. */
@Component
public class CustomerLanguage {
    private final VariableRows rows;
    private final Companies companies;

    CustomerLanguage(VariableRows rows, Companies companies) {
        this.rows = rows;
        this.companies = companies;
    }

    /** The language of this conversation. */
    public Language of(ConversationId conversation) {
        return LanguageGuess.of(rows.lastWords(conversation))
                .orElseGet(() -> companies.get().language());
    }
}
