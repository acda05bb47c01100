package dev.parley.channel.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelState;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundSink;
import dev.parley.channel.Reception;
import dev.parley.channel.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a source is asked: one node at a time, and the cursor moves only with what is stored. */
class PollConsumerTests {
    private static final ChannelId CHANNEL = new ChannelId(new java.util.UUID(1, 2));
    private static final Duration SOON = Duration.ofMillis(20);
    private static final PollTiming TIMING = new PollTiming(SOON, SOON, SOON, SOON, SOON);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private volatile String cursor = "";
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private volatile boolean turn = true;
    private volatile boolean full;

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void begin(Poll poll) throws Exception {
        var memory = new CursorMemory() {
            @Override
            public String find(ChannelId channel, String name) {
                return cursor;
            }

            @Override
            public void save(ChannelId channel, String name, String value) {
                cursor = value;
            }
        };
        camel.addRoutes(new PollRoutes(CHANNEL, () -> poll, memory, new Reports(), TIMING));
        camel.start();
    }

    /** A source of numbers: each page holds the next one. */
    private Poll.Page next(String after) {
        asked.add(after);
        int number = after.isEmpty() ? 1 : Integer.parseInt(after) + 1;
        var envelope = new InboundEnvelope(CHANNEL, "no " + number, Instant.EPOCH, new byte[0], Map.of());
        return number > 5
                ? new Poll.Page(List.of(), after, false)
                : new Poll.Page(List.of(envelope), Integer.toString(number), true);
    }

    @Test
    void everythingIsTakenOnceAndInOrder() throws Exception {
        begin(this::next);
        await().until(() -> cursor.equals("5"));
        assertThat(stored).containsExactly("no 1", "no 2", "no 3", "no 4", "no 5");
        await().until(() -> reported.contains("CONNECTED "));
    }

    @Test
    void whatCannotBeStoredIsAskedForAgain() throws Exception {
        full = true;
        begin(this::next);
        await().until(() -> asked.size() > 3);
        assertThat(asked).containsOnly("");
        assertThat(cursor).isEmpty();
        assertThat(reported)
                .anyMatch(report -> report.startsWith("FAILING") && report.contains("waits with its source"));
        full = false;
        await().until(() -> cursor.equals("5"));
        assertThat(stored).containsExactly("no 1", "no 2", "no 3", "no 4", "no 5");
    }

    @Test
    void whoseTurnItIsNotDoesNotAsk() throws Exception {
        turn = false;
        begin(this::next);
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2)).until(asked::isEmpty);
        turn = true;
        await().until(() -> cursor.equals("5"));
    }

    @Test
    void whateverFailsIsTriedAgainAndSaid() throws Exception {
        var tries = new AtomicInteger();
        begin(after -> switch (tries.incrementAndGet()) {
            case 1 -> throw PollException.failed("The forum is away.", Duration.ZERO);
            case 2 -> throw PollException.refused("The key is refused.");
            case 3 -> throw new IllegalStateException("a fault of our own");
            default -> next(after);
        });
        await().until(() -> cursor.equals("5"));
        assertThat(reported)
                .contains("FAILING The forum is away.", "FAILING The key is refused.")
                .anyMatch(report -> report.contains("a fault of our own"));
    }

    private final class Reports implements Reception {
        @Override
        public InboundSink sink() {
            return envelopes -> {
                if (full) {
                    throw new SinkUnavailableException("Redis is away", null);
                }
                envelopes.forEach(envelope -> stored.add(envelope.position()));
            };
        }

        @Override
        public long maxSize() {
            return 1 << 20;
        }

        @Override
        public boolean mayReceive() {
            return turn;
        }

        @Override
        public void release() {
            turn = false;
        }

        @Override
        public void report(ChannelState state, String detail) {
            reported.add(state + " " + detail);
        }
    }
}
