package dev.parley.inbox.bot;

import dev.parley.botrules.Language;
import dev.parley.botrules.understanding.LanguageIdentifier;
import dev.parley.botrules.understanding.SentimentModel;
import dev.parley.botrules.understanding.SentimentTrainer;
import dev.parley.inbox.conversation.ConversationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Tells the language of messages, and how they probably sound. */
@Component
class Understanding {
    private final LanguageIdentifier languages = new LanguageIdentifier();
    private final Supplier<SentimentModel> moods = SingletonSupplier.of(() -> new SentimentTrainer().train(List.of()));
    private final JdbcClient jdbc;

    Understanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The models take seconds to load: before the first message needs them. */
    @EventListener(ApplicationReadyEvent.class)
    void load() {
        Thread.ofVirtual().name("understanding").start(() -> {
            languages.load();
            Objects.requireNonNull(moods.get());
        });
    }

    /** What can be told of a message; {@code before} is the language of those before it. */
    Understood of(Came.Said said, @Nullable Language before) {
        String words = said.text().isBlank() ? said.subject() : said.text();
        var told = languages.identify(words, before);
        var language = told.language().orElse(null);
        double sentiment = moods.get().tell(words, language).score();
        return new Understood(language, told.confidence(), sentiment);
    }

    /** The language of some words of ours. */
    @Nullable Language language(String text) {
        return languages.identify(text, null).language().orElse(null);
    }

    /** The language of what each customer wrote last in these conversations, as far as it is known. */
    Map<ConversationId, Language> before(Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<ConversationId, Language>();
        jdbc.sql("""
                select c.id, r.language
                  from conversation c
                  join lateral (select coalesce(r.corrected_language, r.language) as language
                                  from message m
                                  join message_reading r on r.message_id = m.id
                                 where m.conversation_id = c.id and m.direction = 'INBOUND'
                                   and coalesce(r.corrected_language, r.language) <> ''
                                 order by m.seq desc limit 1) r on true
                 where c.id = any(:ids)
                """)
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    var id = new ConversationId(row.getObject("id", UUID.class));
                    Language.ofTag(row.getString("language")).ifPresent(language -> found.put(id, language));
                });
        return found;
    }
}
