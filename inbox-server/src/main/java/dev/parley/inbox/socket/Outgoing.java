package dev.parley.inbox.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one browser, in order. Nobody waits for it: a write that the network does not take at once is
 * finished by the container, and what comes meanwhile is joined into the next one.
 *
 * <p>Frames go out as binary messages, which every STOMP client takes like text: the same bytes serve all browsers, where a text
 * message would be encoded for each.
 */
public final class Outgoing {
    /** Frames joined into one write at most, in bytes. */
    private static final int JOINED = 32 * 1024;

    private final RemoteEndpoint.Async remote;
    private final long limit;
    private final Runnable broken;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>(4);
    private long waitingBytes;
    private boolean writing;
    private boolean closed;
    private volatile long lastWrite = System.nanoTime();

    /** @param broken is called, perhaps more than once, when the browser is too slow or gone */
    public Outgoing(RemoteEndpoint.Async remote, long limit, Runnable broken) {
        this.remote = remote;
        this.limit = limit;
        this.broken = broken;
    }

    /** Adds a frame; it is written by the next {@link #flush}, or now when much is waiting. */
    public void add(byte[] frame) {
        boolean tooMuch;
        boolean enough;
        synchronized (waiting) {
            if (closed) {
                return;
            }
            waiting.add(frame);
            waitingBytes += frame.length;
            enough = !writing && waitingBytes >= JOINED;
            tooMuch = writing && waitingBytes > limit;
            if (tooMuch) {
                closeNow();
            }
        }
        if (tooMuch) {
            broken.run();
        } else if (enough) {
            flush();
        }
    }

    /** Writes what waits, unless a write is under way: that one goes on with it. */
    public void flush() {
        while (true) {
            byte[] next = next();
            if (next == null) {
                return;
            }
            var turn = new Turn();
            try {
                ResultsInPlace.during(() -> remote.sendBinary(ByteBuffer.wrap(next), turn));
            } catch (IllegalStateException e) {
                // The session was closed between the check and the write.
                close();
                broken.run();
                return;
            }
            if (!turn.finishedInTheCall()) {
                return;
            }
        }
    }

    /** Adds a frame and writes it. */
    public void send(String frame) {
        send(frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a frame and writes it. */
    public void send(byte[] frame) {
        add(frame);
        flush();
    }

    private byte @Nullable [] next() {
        synchronized (waiting) {
            if (writing || waiting.isEmpty()) {
                return null;
            }
            writing = true;
            lastWrite = System.nanoTime();
            byte[] first = waiting.remove();
            if (!waiting.isEmpty()) {
                first = join(first);
            }
            waitingBytes -= first.length;
            return first;
        }
    }

    private byte[] join(byte[] first) {
        int length = first.length;
        int more = 0;
        for (byte[] next : waiting) {
            if (length + next.length > JOINED) {
                break;
            }
            length += next.length;
            more++;
        }
        var joined = ByteBuffer.allocate(length).put(first);
        for (; more > 0; more--) {
            joined.put(waiting.remove());
        }
        return joined.array();
    }

    private void wrote(SendResult result) {
        boolean ok = result.isOK();
        synchronized (waiting) {
            writing = false;
            if (!ok) {
                closeNow();
            }
        }
        if (!ok) {
            broken.run();
        }
    }

    /** Forgets what waits and takes no more. */
    public void close() {
        synchronized (waiting) {
            closeNow();
        }
    }

    private void closeNow() {
        closed = true;
        waiting.clear();
        waitingBytes = 0;
    }

    /** Since when nothing was written, or the write under way has been going on; nanoseconds. */
    public long lastWrite() {
        return lastWrite;
    }

    /** Whether the network has not taken everything yet. */
    public boolean isWriting() {
        synchronized (waiting) {
            return writing;
        }
    }

    /** One write: it may be finished within the call or later, on another thread. Whoever comes second goes on. */
    private final class Turn implements SendHandler {
        private static final int RESULT_CAME = 1;
        private static final int CALL_RETURNED = 2;
        private final AtomicInteger first = new AtomicInteger();

        @Override
        public void onResult(SendResult result) {
            wrote(result);
            if (!first.compareAndSet(0, RESULT_CAME)) {
                flush();
            }
        }

        boolean finishedInTheCall() {
            return !first.compareAndSet(0, CALL_RETURNED);
        }
    }
}
