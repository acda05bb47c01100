package dev.parley.channel.email.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a message apart (RFC 2045, 2046) by slicing its bytes: outer boundaries first, so that a multipart without end cannot
 * swallow what follows it. Recovers from headers that are broken ({@link HeaderRepair}) and boundaries that are declared wrongly
 * or not at all ({@link Boundaries}); below {@value #MAX_DEPTH} levels a multipart stays one piece, after {@value #MAX_PARTS}
 * parts none is taken apart. An attached message is not entered.
 *
 * <p>Written by hand because mime4j's pull parser, tried first, threw on truncated nested multiparts and lost what came after.
 */
public final class MimeReader {
    static final int MAX_DEPTH = 20;
    static final int MAX_PARTS = 2000;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");

    private final byte[] bytes;
    private int parts;

    private MimeReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The message's parts; its root carries the message's own header fields. */
    public static MimePart read(byte[] raw) {
        byte[] repaired = HeaderRepair.repair(raw);
        return new MimeReader(repaired).part(0, repaired.length, 0, "text/plain");
    }

    private MimePart part(int from, int to, int depth, String otherwise) {
        parts++;
        Headers headers = Headers.parse(bytes, from, to);
        HeaderParameters type = HeaderParameters.parse(headers.first("content-type"));
        HeaderParameters disposition = HeaderParameters.parse(headers.first("content-disposition"));
        int start = headers.bodyStart();
        String value = type.value();
        boolean isMultipart = value.startsWith("multipart/");
        if (depth < MAX_DEPTH && (isMultipart || value.isEmpty() && depth == 0)) {
            String child = value.equals("multipart/digest") ? "message/rfc822" : "text/plain";
            List<MimePart> children = children(start, to, depth, isMultipart ? type.get("boundary") : "", child);
            if (!children.isEmpty()) {
                String kind = isMultipart ? value : "multipart/mixed";
                return new MimePart(headers, kind, type, disposition, new byte[0], children);
            }
        }
        byte[] content = TransferDecoding.decode(
                Arrays.copyOfRange(bytes, start, to), headers.first("content-transfer-encoding"));
        return new MimePart(headers, mediaType(type, disposition, otherwise), type, disposition, content, List.of());
    }

    private List<MimePart> children(int from, int to, int depth, String declared, String otherwise) {
        List<int[]> slices = declared.isBlank() ? List.of() : Boundaries.slice(bytes, from, to, declared);
        if (slices.isEmpty() && !declared.isBlank()) {
            slices = Boundaries.slice(bytes, from, to, declared.strip());
        }
        if (slices.isEmpty()) {
            slices = Boundaries.find(bytes, from, to)
                    .map(boundary -> Boundaries.slice(bytes, from, to, boundary))
                    .orElse(List.of());
        }
        List<MimePart> children = new ArrayList<>();
        for (int[] slice : slices) {
            if (parts < MAX_PARTS) {
                children.add(part(slice[0], slice[1], depth + 1, otherwise));
            }
        }
        return children;
    }

    private static String mediaType(HeaderParameters type, HeaderParameters disposition, String otherwise) {
        String value = type.value();
        if (MEDIA_TYPE.matcher(value).matches() && !value.startsWith("multipart/")) {
            return value;
        }
        boolean isFile =
                !disposition.get("filename").isEmpty() || !type.get("name").isEmpty();
        boolean missing = value.isEmpty() && !isFile;
        return missing
                ? otherwise
                : value.contains("html") ? "text/html" : isFile ? "application/octet-stream" : "text/plain";
    }
}
