package dev.parley.botrules.understanding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes a model as bytes: its kind, its form's version, its parts, and a checksum of all before. */
final class ModelWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ModelWriter(ModelKind kind) {
        count(kind.magic());
        count(kind.version());
    }

    void count(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void key(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    void number(float value) {
        count(Float.floatToIntBits(value));
    }

    void precise(double value) {
        key(Double.doubleToLongBits(value));
    }

    void small(int value) {
        bytes.write(value >>> 8);
        bytes.write(value);
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        count(encoded.length);
        bytes.writeBytes(encoded);
    }

    byte[] finish() {
        var checksum = new CRC32();
        checksum.update(bytes.toByteArray());
        count((int) checksum.getValue());
        return bytes.toByteArray();
    }
}
