package dev.parley.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** Reads the text of one message after DATA, within the limits of size and of memory that all connections share. */
final class SmtpData {
    private static final int STEP = 8192;

    private final long maxSize;
    private final long maxMemory;
    private final AtomicLong held = new AtomicLong();

    SmtpData(long maxSize, long maxMemory) {
        this.maxSize = maxSize;
        this.maxMemory = maxMemory;
    }

    /** What to do with a message while its bytes count against the shared memory. */
    @FunctionalInterface
    interface Step {
        void take(byte[] raw) throws RejectException;
    }

    void read(InputStream in, Step step) throws IOException, RejectException {
        var text = new ByteArrayOutputStream(STEP);
        long reserved = 0;
        long read = 0;
        RejectException refusal = null;
        try {
            byte[] part = new byte[STEP];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                read += n;
                if (refusal == null && (refusal = refusal(read, n)) == null) {
                    reserved += n;
                    text.write(part, 0, n);
                } else if (read > 2 * maxSize + STEP) {
                    throw new DropConnectionException(421, "4.3.4 Far too much data, closing the connection");
                }
            }
            if (refusal != null) {
                throw refusal;
            }
            step.take(text.toByteArray());
        } finally {
            held.addAndGet(-reserved);
        }
    }

    /** Null when the next {@code more} bytes may be kept; they are then reserved. */
    private @Nullable RejectException refusal(long size, int more) {
        if (size > maxSize) {
            return new RejectException(552, "5.3.4 The message is larger than the limit of " + maxSize + " bytes");
        }
        if (held.addAndGet(more) > maxMemory) {
            held.addAndGet(-more);
            return new RejectException(452, "4.3.1 Too many large messages at once, please try again later");
        }
        return null;
    }
}
