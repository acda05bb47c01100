package dev.parley.inbox.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words with the same stems, and names that look alike. */
@Component
final class WordRows {
    private static final int SIMILAR = 20;

    private final JdbcClient jdbc;

    WordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A word that was asked for and another form of it. */
    record Form(String asked, String form) {}

    /** Somebody whose name or handle looks like what was asked for. */
    record Similar(String asked, UUID contact, String name) {}

    /** Other forms of words in whatever language they may be. Stems of one or two letters say nothing. */
    List<Form> forms(Collection<String> words) {
        return jdbc.sql("""
                with asked as (
                    select w, (ts_lexize('parley_en', w))[1] as en, (ts_lexize('parley_de', w))[1] as de,
                           (ts_lexize('parley_fr', regexp_replace(w, 'ees?$', 'e')))[1] as fr,
                           (ts_lexize('parley_it', w))[1] as it
                      from unnest(:words) as w)
                select a.w as asked, k.word as form from asked a join search_word k on k.en = a.en and length(a.en) > 2
                union
                select a.w, k.word from asked a join search_word k on k.de = a.de and length(a.de) > 2
                union
                select a.w, k.word from asked a join search_word k on k.fr = a.fr and length(a.fr) > 2
                union
                select a.w, k.word from asked a join search_word k on k.it = a.it and length(a.it) > 2
                """)
                .param("words", words.toArray(String[]::new))
                .query(Form.class)
                .list();
    }

    /** Those of these words that occur somewhere as they are. */
    List<String> known(Collection<String> words) {
        return jdbc.sql("select word from search_word where word = any(:words)")
                .param("words", words.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Ask within a transaction: how alike names must be counts until its end. */
    List<Similar> similar(String word) {
        jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', '0.45', true)")
                .query(String.class)
                .single();
        return jdbc.sql("""
                select :word as asked, n.contact_id as contact, coalesce(nullif(c.name, ''), n.name) as name
                  from search_name n left join contact c on c.id = n.contact_id
                 where :word <% n.name
                 order by :word <<-> n.name, n.contact_id
                 limit :limit
                """)
                .param("word", word)
                .param("limit", SIMILAR)
                .query(Similar.class)
                .list();
    }
}
