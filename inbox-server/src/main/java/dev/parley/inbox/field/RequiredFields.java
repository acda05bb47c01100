package dev.parley.inbox.field;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.ClosingRule;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** A conversation is only closed when every field that is required then has a value. */
@Component
final class RequiredFields implements ClosingRule {
    private final FieldValueRows rows;

    RequiredFields(FieldValueRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Problem> objection(ConversationId id) {
        var missing = rows.listMissing(id);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                                HttpStatus.CONFLICT,
                                "fields-required",
                                "Fill in before you close it: " + String.join(", ", missing) + ".")
                        .with("fields", missing));
    }
}
