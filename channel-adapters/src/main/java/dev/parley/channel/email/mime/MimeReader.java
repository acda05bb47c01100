package dev.parley.channel.email.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a message apart with mime4j's pull parser, which costs a third of its DOM and leaves recovery to us: repaired headers
 * ({@link HeaderRepair}), boundaries that are declared wrongly or not at all ({@link Boundaries}), nesting without end (below
 * {@value #MAX_DEPTH} levels a multipart stays one piece) and parts without number (after {@value #MAX_PARTS} none is read).
 */
public final class MimeReader {
    static final int MAX_DEPTH = 20;
    static final int MAX_PARTS = 2000;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMalformedHeaderStartsBody(true)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();

    private final Deque<Building> open = new ArrayDeque<>();
    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
    private int depth;
    private int parts;

    private MimeReader() {}

    /** The message's parts; its root carries the message's own header fields. */
    public static MimePart read(byte[] raw) {
        byte[] repaired = HeaderRepair.repair(raw);
        MimeReader reader = new MimeReader();
        reader.tokens.parse(new ByteArrayInputStream(repaired));
        return reader.run();
    }

    /** Only the header fields of a message, without reading its parts. */
    public static Headers readHeaders(byte[] raw) {
        Headers headers = new Headers();
        MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
        tokens.parse(new ByteArrayInputStream(HeaderRepair.repair(raw)));
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_HEADER; state = tokens.next()) {
                if (state == EntityState.T_END_OF_STREAM) {
                    break;
                }
                if (state == EntityState.T_FIELD) {
                    headers.add(tokens.getField());
                }
            }
        } catch (IOException | MimeException e) {
            return headers;
        }
        return headers;
    }

    private static List<MimePart> readBody(byte[] body, String boundary) {
        MimeReader reader = new MimeReader();
        reader.depth = MAX_DEPTH - 4;
        reader.tokens.parseHeadless(new ByteArrayInputStream(body), "multipart/mixed; boundary=\"" + boundary + "\"");
        return reader.run().children();
    }

    private MimePart run() {
        Building root = new Building();
        open.push(root);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                take(state);
                if (parts > MAX_PARTS) {
                    break;
                }
            }
        } catch (IOException | MimeException e) {
            // What was read until here is what can be read: the bytes are in memory, so this is a broken structure.
            parts++;
        }
        while (open.size() > 1) {
            Building last = open.pop();
            open.element().children.add(last.build());
        }
        return root.build();
    }

    private void take(EntityState state) throws IOException {
        switch (state) {
            case T_START_BODYPART -> {
                open.push(new Building());
                parts++;
            }
            case T_END_BODYPART -> {
                Building part = open.pop();
                open.element().children.add(part.build());
            }
            case T_FIELD -> open.element().headers.add(tokens.getField());
            case T_START_MULTIPART -> setDepth(depth + 1);
            case T_END_MULTIPART -> setDepth(depth - 1);
            case T_PREAMBLE -> open.element().preamble = tokens.getInputStream().readAllBytes();
            case T_BODY -> open.element().body = tokens.getInputStream().readAllBytes();
            default -> {}
        }
    }

    private void setDepth(int now) {
        depth = now;
        tokens.setRecursionMode(depth < MAX_DEPTH ? RecursionMode.M_NO_RECURSE : RecursionMode.M_FLAT);
    }

    private static final class Building {
        final Headers headers = new Headers();
        final List<MimePart> children = new ArrayList<>();
        byte[] preamble = new byte[0];
        byte[] body = new byte[0];

        MimePart build() {
            HeaderParameters type = HeaderParameters.parse(headers.first("content-type"));
            HeaderParameters disposition = HeaderParameters.parse(headers.first("content-disposition"));
            if (!children.isEmpty()) {
                return new MimePart(headers, type.value(), type, disposition, new byte[0], children);
            }
            byte[] undivided = body.length > 0 ? body : preamble;
            List<MimePart> found = type.value().startsWith("multipart/")
                            || headers.size() > 0 && type.value().isEmpty()
                    ? Boundaries.find(undivided)
                            .map(it -> readBody(undivided, it))
                            .orElse(List.of())
                    : List.of();
            byte[] content = found.isEmpty()
                    ? TransferDecoding.decode(undivided, headers.first("content-transfer-encoding"))
                    : new byte[0];
            return new MimePart(headers, mediaType(type, disposition), type, disposition, content, found);
        }
    }

    private static String mediaType(HeaderParameters type, HeaderParameters disposition) {
        String value = type.value();
        if (MEDIA_TYPE.matcher(value).matches()) {
            return value;
        }
        boolean isFile =
                !disposition.get("filename").isEmpty() || !type.get("name").isEmpty();
        return value.contains("html") ? "text/html" : isFile ? "application/octet-stream" : "text/plain";
    }
}
