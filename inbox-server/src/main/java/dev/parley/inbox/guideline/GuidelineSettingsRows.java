package dev.parley.inbox.guideline;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the company wants of its guidelines, and how often what is in force has changed. */
@Component
final class GuidelineSettingsRows {
    private final JdbcClient jdbc;

    GuidelineSettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int approvals() {
        return jdbc.sql("select approvals from guideline_settings")
                .query(Integer.class)
                .single();
    }

    void setApprovals(int approvals) {
        jdbc.sql("update guideline_settings set approvals = :approvals")
                .param("approvals", approvals)
                .update();
    }

    long revision() {
        return jdbc.sql("select revision from guideline_settings")
                .query(Long.class)
                .single();
    }

    /** What is in force changes with the running transaction; those that change it too wait for its end. */
    long nextRevision() {
        return jdbc.sql("update guideline_settings set revision = revision + 1 returning revision")
                .query(Long.class)
                .single();
    }
}
