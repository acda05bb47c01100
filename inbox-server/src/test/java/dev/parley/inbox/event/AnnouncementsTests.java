package dev.parley.inbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.ParleyTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class AnnouncementsTests {
    @Autowired
    private Announcements announcements;

    @Autowired
    private EventStream stream;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Test
    void anEventIsToldAfterTheCommitAndOnce() {
        var event = event();
        String before = stream.lastId();

        transaction.executeWithoutResult(status -> {
            announcements.add(event);
            assertThat(told(before)).isEmpty();
        });

        assertThat(told(before)).containsExactly(event);
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(told(before)).hasSize(1);
    }

    @Test
    void moreTransactionsThanConnectionsTellTheirEventsAtOnce() {
        String before = stream.lastId();
        var events = IntStream.range(0, 60).mapToObj(number -> event()).toList();

        try (var threads = Executors.newFixedThreadPool(60)) {
            events.forEach(event ->
                    threads.execute(() -> transaction.executeWithoutResult(status -> announcements.add(event))));
        }

        assertThat(told(before)).containsExactlyInAnyOrderElementsOf(events);
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void aRolledBackChangeIsNeverTold() {
        String before = stream.lastId();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    announcements.add(event());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(told(before)).isEmpty();
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void whatACrashLeftBehindIsToldByTheSweep() {
        var event = event();
        String before = stream.lastId();

        jdbc.sql("insert into announcement (event, created_at) values (cast(? as jsonb), now() - interval '1 minute')")
                .param(json.writeValueAsString(event))
                .update();

        await().untilAsserted(() -> assertThat(told(before)).contains(event));
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    /** What was told since, without what other parts of the application tell meanwhile. */
    private List<ParleyEvent> told(String before) {
        return stream.listAfter(before, 1000).stream()
                .map(RecordedEvent::event)
                .filter(event -> event.type() == EventType.NOTE_ADDED)
                .toList();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from announcement").query(Long.class).single();
    }

    private static ParleyEvent event() {
        return new ParleyEvent(
                EventType.NOTE_ADDED,
                UUID.randomUUID(),
                7,
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                Instant.ofEpochMilli(1_700_000_000_000L),
                Map.of("seq", "3"));
    }
}
