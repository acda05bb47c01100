package dev.parley.channel.email;

import dev.parley.channel.email.mime.Texts;
import java.util.Map;

/** File names that a stranger chose, made safe to show and to save. */
final class FileNames {
    private static final int MAX_LENGTH = 200;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("text/x-vcard", "vcf"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("message/global", "eml"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/json", "json"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/ms-tnef", "dat"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pgp-encrypted", "asc"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/tiff", "tif"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/ogg", "ogg"));

    private FileNames() {}

    /** The last part of {@code given} without path and odd characters; "attachment-3.pdf" where nothing remains. */
    static String safe(String given, String mediaType, int number) {
        String line = Texts.oneLine(given, 2000);
        int slash = Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\'));
        String last = line.substring(slash + 1);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < last.length(); i++) {
            char c = last.charAt(i);
            name.append("<>:\"|?*".indexOf(c) >= 0 ? '_' : c);
        }
        String safe = name.toString().strip().replaceFirst("^\\.+", "");
        return safe.isEmpty() ? "attachment-" + number + "." + ending(mediaType) : shorten(safe);
    }

    private static String shorten(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int keep = MAX_LENGTH - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(keep - 1)) ? keep - 1 : keep) + ending;
    }

    private static String ending(String mediaType) {
        String known = ENDINGS.get(mediaType);
        if (known != null) {
            return known;
        }
        String sub = mediaType.substring(mediaType.indexOf('/') + 1);
        return sub.matches("[a-z0-9]{2,5}") ? sub : "bin";
    }
}
