package dev.parley.inbox.welcome;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class WelcomeRows {
    private final JdbcClient jdbc;

    WelcomeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on this link is the good one. */
    void set(OneTimeToken token) {
        jdbc.sql("""
                        insert into welcome (token_hash) values (:hash)
                        on conflict (id) do update set token_hash = excluded.token_hash, created_at = now()
                        """).param("hash", token.hash()).update();
    }

    boolean isGood(OneTimeToken token) {
        return jdbc.sql("select exists (select from welcome where token_hash = :hash)")
                .param("hash", token.hash())
                .query(Boolean.class)
                .single();
    }

    /** Uses the link up; false when it was not good. Of two at once the second waits for the first's transaction. */
    boolean use(OneTimeToken token) {
        return jdbc.sql("delete from welcome where token_hash = :hash")
                        .param("hash", token.hash())
                        .update()
                == 1;
    }

    void clear() {
        jdbc.sql("delete from welcome").update();
    }
}
