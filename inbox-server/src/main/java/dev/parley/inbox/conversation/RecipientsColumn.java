package dev.parley.inbox.conversation;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** To whom a draft goes, as a column of type {@code jsonb} holds it. */
@Component
public final class RecipientsColumn {
    private final JsonMapper json;

    RecipientsColumn(JsonMapper json) {
        this.json = json;
    }

    /** What the column says; null where it is. */
    public @Nullable DraftRecipients read(@Nullable String column) {
        return column == null ? null : json.readValue(column, DraftRecipients.class);
    }

    /** What to write; null for null. */
    public @Nullable String write(@Nullable DraftRecipients recipients) {
        return recipients == null ? null : json.writeValueAsString(recipients);
    }
}
