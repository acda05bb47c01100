package dev.parley.inbox.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that indexing reads and writes. */
@Component
final class IndexRows {
    private final JdbcClient jdbc;

    IndexRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message with everything it can be found by; {@code text} is only what is new in it, but for the first one. */
    record Source(
            UUID id,
            UUID conversation,
            UUID channel,
            UUID team,
            String direction,
            String subject,
            String text,
            String authorName,
            String authorHandle,
            @Nullable UUID contact,
            String recipients,
            String files,
            Instant sentAt) {}

    /**
     * The newest of what waits, so that what came in last is found first; other nodes get others meanwhile. Who removes one of them waits
     * until its document is there to be removed too; what somebody is removing now is left alone.
     */
    List<Source> take(int limit) {
        return jdbc.sql("""
                with taken as (
                    select message_id from search_pending order by message_id desc limit :limit for update skip locked)
                select m.id, m.conversation_id as conversation, m.channel_id as channel, c.team_id as team, m.direction,
                       m.subject, case when m.seq = 1 then m.text else coalesce(m.new_text, m.text) end as text,
                       coalesce(nullif(m.author_name, ''), case when m.room <> '' then
                                (select ct.name from contact ct where ct.id = m.author_contact) end, '') as author_name,
                       m.author_handle, m.author_contact as contact,
                       coalesce((select string_agg(concat(r ->> 'name', ' ', r ->> 'handle'), ' ')
                                   from jsonb_array_elements(m.recipients) r), '') as recipients,
                       coalesce((select string_agg(a.name, ' ' order by a.position)
                                   from attachment a where a.message_id = m.id and not a.inline), '') as files,
                       -- What a mail says of its own date may be anything.
                       case when m.sent_at between timestamptz '1990-01-01 00:00Z' and m.stored_at + interval '1 day'
                            then m.sent_at else m.stored_at end as sent_at
                  from taken t
                  join message m on m.id = t.message_id
                  join conversation c on c.id = m.conversation_id
                   for key share of m skip locked
                """).param("limit", limit).query(Source.class).list();
    }

    void done(List<Source> sources) {
        jdbc.sql("delete from search_pending where message_id = any(cast(:ids as uuid[]))")
                .param("ids", column(sources, Source::id))
                .update();
    }

    void write(List<Source> sources, List<Vector> vectors) {
        jdbc.sql("""
                insert into search_document (message_id, conversation_id, at, vector)
                select id, conversation, at, cast(vector as tsvector)
                  from unnest(cast(:ids as uuid[]), cast(:conversations as uuid[]), cast(:times as timestamptz[]), :vectors)
                       as n (id, conversation, at, vector)
                 order by id
                on conflict (message_id) do update
                   set conversation_id = excluded.conversation_id, at = excluded.at, vector = excluded.vector
                """)
                .param("ids", column(sources, Source::id))
                .param("conversations", column(sources, Source::conversation))
                .param("times", column(sources, Source::sentAt))
                .param("vectors", vectors.stream().map(Vector::toString).toArray(String[]::new))
                .update();
    }

    /** In French "livrée" is "livre" without its accent: a second e says nothing about the stem. */
    void addWords(Collection<String> words) {
        jdbc.sql("""
                insert into search_word (word, en, de, fr, it)
                select w, (ts_lexize('parley_en', w))[1], (ts_lexize('parley_de', w))[1],
                       (ts_lexize('parley_fr', regexp_replace(w, 'ees?$', 'e')))[1], (ts_lexize('parley_it', w))[1]
                  from unnest(:words) as w
                 where not exists (select 1 from search_word known where known.word = w)
                 order by w
                on conflict do nothing
                """).param("words", words.toArray(String[]::new)).update();
    }

    void writeNames(Map<UUID, String> names) {
        jdbc.sql("""
                insert into search_name (contact_id, name)
                select id, name from unnest(cast(:ids as uuid[]), :names) as n (id, name) order by id
                on conflict (contact_id) do update set name = excluded.name where search_name.name <> excluded.name
                """)
                .param("ids", names.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("names", names.values().toArray(String[]::new))
                .update();
    }

    /** How many wait; exact up to the limit. */
    long waiting(int limit) {
        return jdbc.sql("select count(*) from (select 1 from search_pending limit :limit) as some")
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    private static String[] column(List<Source> sources, java.util.function.Function<Source, Object> value) {
        return sources.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
