package dev.parley.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps bytes up to a limit, and only counts beyond it. */
final class LimitedOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(8192);
    private final long limit;
    private long size;

    LimitedOutput(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        size++;
        if (size <= limit) {
            kept.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        long room = Math.max(0, limit - size);
        size += length;
        kept.write(bytes, from, (int) Math.min(room, length));
    }

    long size() {
        return size;
    }

    byte[] toByteArray() {
        return kept.toByteArray();
    }
}
