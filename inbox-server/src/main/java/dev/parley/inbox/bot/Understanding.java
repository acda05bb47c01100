package dev.parley.inbox.bot;

import dev.parley.botrules.Language;
import dev.parley.botrules.understanding.LanguageIdentifier;
import dev.parley.inbox.conversation.ConversationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the language of messages. */
@Component
class Understanding {
    private final LanguageIdentifier languages = new LanguageIdentifier();
    private final JdbcClient jdbc;

    Understanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The model takes seconds to load: before the first message needs it. */
    @EventListener(ApplicationReadyEvent.class)
    void load() {
        Thread.ofVirtual().name("languages").start(languages::load);
    }

    /** What can be told of a message; {@code before} is the language of those before it. */
    Understood of(Came.Said said, @Nullable Language before) {
        var told = languages.identify(said.text().isBlank() ? said.subject() : said.text(), before);
        return new Understood(told.language().orElse(null), told.confidence(), null);
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
