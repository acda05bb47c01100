package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a multipart/signed was signed over, and the signature (RFC 1847).
 *
 * @param signed the first part with its header fields, each line ended by CRLF as it was signed
 * @param signature the second part, decoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedPart(byte[] signed, byte[] signature) {
    /** Of a whole message; empty where it is not one of these. */
    public static Optional<SignedPart> find(byte[] raw) {
        byte[] bytes = HeaderRepair.repair(raw);
        var headers = Headers.parse(bytes, 0, bytes.length);
        var type = HeaderParameters.parse(headers.first("content-type"));
        if (!type.value().equals("multipart/signed") || !type.get("protocol").contains("pkcs7-signature")) {
            return Optional.empty();
        }
        var slices = Boundaries.slice(bytes, headers.bodyStart(), bytes.length, type.get("boundary"));
        if (slices.size() != 2) {
            // What stands beside the signed part would look signed.
            return Optional.of(new SignedPart(new byte[0], new byte[0]));
        }
        int[] first = slices.getFirst();
        int[] second = slices.get(1);
        var signature = MimeReader.read(Arrays.copyOfRange(bytes, second[0], second[1]));
        return Optional.of(
                new SignedPart(canonical(Arrays.copyOfRange(bytes, first[0], first[1])), signature.content()));
    }

    private static byte[] canonical(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length + 64);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                out.write('\r');
            }
            out.write(bytes[i]);
        }
        return out.toByteArray();
    }
}
