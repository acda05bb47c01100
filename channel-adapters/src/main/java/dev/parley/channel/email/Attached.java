package dev.parley.channel.email;

import dev.parley.channel.InboundAttachment;
import dev.parley.channel.email.mime.Headers;
import dev.parley.channel.email.mime.MimePart;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a message, in their order; those above the limit are left to the raw original. */
final class Attached {
    private static final Pattern SHOWN = Pattern.compile("cid:([^\"'\\s>)]{1,512})", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,80}");

    private final int limit;
    private final List<InboundAttachment> files = new ArrayList<>();

    Attached(int limit) {
        this.limit = limit;
    }

    void add(MimePart part, String otherwise) {
        String given = part.fileName().isBlank() ? otherwise : part.fileName();
        boolean isMessage =
                part.mediaType().equals("message/rfc822") || part.mediaType().equals("message/global");
        if (isMessage) {
            String subject = given.isBlank() ? Headers.parse(part.content()).text("subject", 120) : given;
            given = subject.isBlank() || subject.toLowerCase(Locale.ROOT).endsWith(".eml")
                    ? subject
                    : subject.replace('/', '-').replace('\\', '-') + ".eml";
        }
        String type = part.mediaType().startsWith("multipart/") ? "application/octet-stream" : part.mediaType();
        add(given, type, part.contentId(), part.content());
    }

    void add(String name, String mediaType, String contentId, byte[] content) {
        if (files.size() < limit) {
            String type = MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "application/octet-stream";
            String safe = FileNames.safe(name, type, files.size() + 1);
            files.add(new InboundAttachment(safe, type, contentId, false, content));
        }
    }

    void addAll(Attached others) {
        files.addAll(others.files.subList(0, Math.min(others.files.size(), limit - files.size())));
    }

    List<InboundAttachment> list(String html) {
        Set<String> shown = new HashSet<>();
        if (files.stream().anyMatch(file -> !file.contentId().isEmpty())) {
            Matcher matcher = SHOWN.matcher(html);
            while (matcher.find()) {
                shown.add(matcher.group(1).toLowerCase(Locale.ROOT));
                shown.add(decoded(matcher.group(1)).toLowerCase(Locale.ROOT));
            }
        }
        return files.stream().map(file -> inline(file, shown)).toList();
    }

    private static InboundAttachment inline(InboundAttachment file, Set<String> shown) {
        boolean inline =
                !file.contentId().isEmpty() && shown.contains(file.contentId().toLowerCase(Locale.ROOT));
        return new InboundAttachment(file.name(), file.mediaType(), file.contentId(), inline, file.content());
    }

    private static String decoded(String reference) {
        try {
            return URLDecoder.decode(reference.replace("+", "%2B").replace("&amp;", "&"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }
}
