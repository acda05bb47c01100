package dev.parley.inbox.bot;

import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Vocabulary;
import dev.parley.inbox.bot.SurroundingRows.Writer;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known around the messages of a batch, read at once. */
@Component
class Surroundings {
    private final SurroundingRows rows;
    private final FactsOf facts;

    Surroundings(SurroundingRows rows, FactsOf facts) {
        this.rows = rows;
        this.facts = facts;
    }

    /** The batch's. */
    record OfBatch(
            FactsOf.Frame frame,
            Set<ConversationId> existing,
            Map<ContactId, Writer> writers,
            Map<ConversationId, Map<String, @Nullable Object>> fields) {
        Facts facts(Came came, Understood understood) {
            String language = FactsOf.code(understood.language());
            return FactsOf.of(
                            frame,
                            Direction.IN,
                            Standing.of(came),
                            writers.get(came.contact()),
                            fields.getOrDefault(came.conversation(), Map.of()))
                    .with(Known.LANGUAGE, language)
                    .with(Known.CUSTOMER_LANGUAGE, language)
                    .with(Known.SENTIMENT, understood.sentiment())
                    .with(Known.AUTOMATIC, came.said().automatic())
                    .build();
        }
    }

    OfBatch of(List<Came> came, Vocabulary vocabulary) {
        var existing = came.stream()
                .map(Came::before)
                .filter(Objects::nonNull)
                .map(before -> before.id())
                .collect(Collectors.toSet());
        var contacts = came.stream().map(Came::contact).collect(Collectors.toSet());
        return new OfBatch(
                facts.frame(vocabulary),
                existing,
                rows.writers(contacts),
                existing.isEmpty() ? Map.of() : rows.fields(existing));
    }

    /** The facts around an answer, but for those of its words and its writer. */
    Facts.Builder ofDraft(ConversationId conversation, OutgoingRows.Stands stands, Vocabulary vocabulary) {
        return FactsOf.of(
                facts.frame(vocabulary),
                Direction.OUT,
                stands.standing(),
                rows.writers(List.of(stands.contact())).get(stands.contact()),
                rows.fields(List.of(conversation)).getOrDefault(conversation, Map.of()));
    }
}
