package dev.parley.inbox.spam;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The company's rules about spam: one row. */
@Component
final class RuleRows {
    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SpamRules get() {
        return jdbc.sql("select senders, address_after, domain_after, content, certainty from spam_settings")
                .query(SpamRules.class)
                .single();
    }

    void put(SpamRules rules) {
        jdbc.sql("""
                update spam_settings
                   set senders = :senders, address_after = :addressAfter, domain_after = :domainAfter, content = :content,
                       certainty = :certainty
                """).paramSource(rules).update();
    }

    /**
     * What there is to ask about, read once for a batch.
     *
     * @param blocks whether anybody is blocked
     * @param lessons whether anything was ever called spam
     */
    record Known(boolean blocks, boolean lessons) {}

    Known known() {
        return jdbc.sql("""
                select exists (select from sender_block) as blocks, exists (select from spam_lesson where spam) as lessons
                """).query(Known.class).single();
    }
}
