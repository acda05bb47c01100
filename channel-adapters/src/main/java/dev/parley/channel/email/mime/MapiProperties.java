package dev.parley.channel.email.mime;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The MAPI properties of a winmail.dat's message or attachment (MS-OXTNEF section 2.1.3.4): the few that matter here, by
 * property id. Every length is checked against the bytes that are there, because any of them may be invented.
 */
final class MapiProperties {
    static final int BODY = 0x1000;
    static final int RTF_COMPRESSED = 0x1009;
    static final int HTML = 0x1013;
    static final int ATTACH_DATA = 0x3701;
    static final int ATTACH_FILENAME = 0x3704;
    static final int ATTACH_LONG_FILENAME = 0x3707;
    static final int ATTACH_MIME_TAG = 0x370E;
    static final int ATTACH_CONTENT_ID = 0x3712;
    static final int INTERNET_CODEPAGE = 0x3FDE;
    static final int DISPLAY_NAME = 0x3001;
    private static final int OBJECT = 0x0D;
    private static final int UNICODE = 0x1F;
    private static final int MULTI = 0x1000;
    private static final int NAMED = 0x8000;

    private record Value(int type, byte[] bytes) {}

    private final Map<Integer, Value> values = new HashMap<>();

    /** Reads until the bytes end or stop making sense; what was read until then counts. */
    static MapiProperties read(byte[] bytes) {
        MapiProperties properties = new MapiProperties();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            long count = Integer.toUnsignedLong(in.getInt());
            for (long i = 0; i < count && properties.readOne(in); i++) {
                // The loop's condition reads.
            }
        } catch (BufferUnderflowException e) {
            return properties;
        }
        return properties;
    }

    private boolean readOne(ByteBuffer in) {
        int type = in.getShort() & 0xFFFF;
        int id = in.getShort() & 0xFFFF;
        if (id >= NAMED) {
            in.position(in.position() + Math.min(in.remaining(), 16));
            if (in.getInt() == 0) {
                in.getInt();
            } else {
                bytes(in);
            }
        }
        boolean many = (type & MULTI) != 0;
        int single = type & ~MULTI;
        int size = fixedSize(single);
        boolean counted = many || size < 0;
        long count = counted ? Integer.toUnsignedLong(in.getInt()) : 1;
        for (long i = 0; i < count; i++) {
            byte[] value = size < 0 ? bytes(in) : bytes(in, Math.max(4, size));
            values.putIfAbsent(id, new Value(single, value));
        }
        return size != 0;
    }

    /** -1: a length stands before the value; 0: an unknown type, after which nothing can be read. */
    private static int fixedSize(int type) {
        return switch (type) {
            case 0x02, 0x0B -> 2;
            case 0x01, 0x03, 0x04, 0x0A -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            case OBJECT, 0x1E, UNICODE, 0x102 -> -1;
            default -> 0;
        };
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        byte[] value = bytes(in, length);
        in.position(in.position() + Math.min(in.remaining(), -length & 3));
        return value;
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        in.get(value);
        return value;
    }

    byte[] bytes(int id) {
        Value value = values.get(id);
        return value == null ? new byte[0] : value.bytes();
    }

    /** Whether the property is a whole object, such as an attached message. */
    boolean isObject(int id) {
        Value value = values.get(id);
        return value != null && value.type() == OBJECT;
    }

    String text(int id, String charset) {
        Value value = values.get(id);
        if (value == null) {
            return "";
        }
        String text = value.type() == UNICODE
                ? new String(value.bytes(), 0, value.bytes().length & ~1, StandardCharsets.UTF_16LE)
                : Charsets.decode(value.bytes(), charset);
        int end = text.indexOf('\0');
        return Texts.clean(end < 0 ? text : text.substring(0, end));
    }

    /** The charset of its HTML and 8-bit strings; empty where it does not say. */
    String charset() {
        byte[] page = bytes(INTERNET_CODEPAGE);
        int number = page.length < 4
                ? 0
                : ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return number == 65001 ? "utf-8" : number == 20127 || number <= 0 ? "" : "windows-" + number;
    }
}
