package dev.parley.botrules.understanding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads what {@link ModelWriter} wrote, and believes no count that the bytes which are left cannot hold. */
final class ModelReader {
    static final int MOST_FEATURES = 2_000_000;
    static final int MOST_OTHERS = 8192;
    private static final int MOST_TEXT = 10_000;

    private final ByteBuffer bytes;

    ModelReader(byte[] all, ModelKind kind) {
        this.bytes = ByteBuffer.wrap(all);
        check(all.length >= 3 * Integer.BYTES);
        check(bytes.getInt() == kind.magic());
        int version = bytes.getInt();
        if (version != kind.version()) {
            throw new IllegalArgumentException("The model has the form " + version + ", this version of Parley reads "
                    + kind.version() + ": train it anew.");
        }
        var checksum = new CRC32();
        checksum.update(all, 0, all.length - Integer.BYTES);
        check((int) checksum.getValue() == bytes.getInt(all.length - Integer.BYTES));
        bytes.limit(all.length - Integer.BYTES);
    }

    void check(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("These bytes are no whole model of this kind: train it anew.");
        }
    }

    /** A count of things of which each takes so many bytes at least. */
    int count(int most, int bytesEach) {
        need(Integer.BYTES);
        int value = bytes.getInt();
        check(value >= 0 && value <= most && (long) value * bytesEach <= bytes.remaining());
        return value;
    }

    long key() {
        need(Long.BYTES);
        return bytes.getLong();
    }

    float number() {
        need(Float.BYTES);
        float value = bytes.getFloat();
        check(Float.isFinite(value));
        return value;
    }

    double precise() {
        need(Double.BYTES);
        double value = bytes.getDouble();
        check(Double.isFinite(value));
        return value;
    }

    int small() {
        need(Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort());
    }

    String text() {
        byte[] encoded = new byte[count(MOST_TEXT, 1)];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    /** Nothing may be left. */
    void finish() {
        check(!bytes.hasRemaining());
    }

    private void need(int count) {
        check(bytes.remaining() >= count);
    }
}
