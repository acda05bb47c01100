package dev.parley.inbox.welcome;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes an installation what it is at its first start. */
final class NobodyHere {
    private NobodyHere() {}

    static void reset(JdbcClient jdbc) {
        jdbc.sql("truncate company, employee, team, welcome, invitation cascade")
                .update();
    }
}
