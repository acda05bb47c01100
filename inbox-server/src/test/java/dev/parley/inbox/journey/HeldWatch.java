package dev.parley.inbox.journey;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at PostgreSQL all the time for how many conversations the busiest person holds. */
final class HeldWatch implements Runnable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private final JdbcClient jdbc;
    private volatile boolean watching = true;
    private volatile long most;
    private volatile long looks;

    HeldWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run() {
        long counted = 0;
        while (watching) {
            most = Math.max(most, now());
            looks = ++counted;
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private long now() {
        return jdbc.sql("""
                        select coalesce(max(held), 0)
                          from (select count(*) as held from conversation
                                 where holder_id is not null and status = 'OPEN' group by holder_id) as counted
                        """).query(Long.class).single();
    }

    void end() {
        watching = false;
    }

    long most() {
        return most;
    }

    long looks() {
        return looks;
    }
}
