package dev.parley.channel.poll;

import dev.parley.channel.InboundEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a source for what is new; used by one thread at a time, opened anew after each failure. */
public interface Poll extends AutoCloseable {
    /**
     * The page after {@code cursor}, which is empty the very first time.
     *
     * @throws PollException when the source gives none now
     */
    Page next(String cursor);

    /**
     * Waits before it is asked again: for {@code pause}, less where the source says that something came, or until {@code stop}.
     *
     * @return whether it ended before the pause did
     */
    default boolean await(Duration pause, CountDownLatch stop) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    default void close() {
        // Most sources hold nothing open.
    }

    /**
     * What was new.
     *
     * @param cursor what to ask after once {@code envelopes} are durable
     * @param more whether to go on at once
     */
    record Page(List<InboundEnvelope> envelopes, String cursor, boolean more) {
        public Page {
            envelopes = List.copyOf(envelopes);
        }
    }
}
