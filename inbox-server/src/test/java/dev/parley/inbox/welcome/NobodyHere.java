package dev.parley.inbox.welcome;

import static org.awaitility.Awaitility.await;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes an installation what it is at its first start. */
final class NobodyHere {
    private NobodyHere() {}

    /** The samples of the company before may still be on their way: PostgreSQL then ends one of the two, and this comes again. */
    static void reset(JdbcClient jdbc) {
        await().ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .until(() -> {
                    jdbc.sql("truncate company, employee, team, welcome, invitation cascade")
                            .update();
                    return true;
                });
    }
}
