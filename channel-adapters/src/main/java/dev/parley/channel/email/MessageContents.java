package dev.parley.channel.email;

import dev.parley.channel.InboundAttachment;
import dev.parley.channel.email.mime.Charsets;
import dev.parley.channel.email.mime.FlowedText;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.mime.MimeReader;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.email.mime.Tnef;
import dev.parley.channel.email.mime.Uuencoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the parts of a message into what is read (a plain and an HTML text), what is attached, and what a mail server reports.
 * An attached message stays one file; its text is never mixed into the one around it.
 */
final class MessageContents {
    private static final int MAX_ATTACHMENTS = 1000;
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}charset\\s{0,3}=\\s{0,3}[\"']?([\\w:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    /** One text of the message, in one or two shapes. */
    private record Text(String plain, String html) {}

    private static final int MAX_ENVELOPES = 3;
    private static final String ENCRYPTED = "This mail is encrypted and cannot be read here. Ask its sender to write"
            + " without encryption; it is attached as it came.";

    private final List<Text> texts = new ArrayList<>();
    private final Attached attached = new Attached(MAX_ATTACHMENTS);
    private final List<MimePart> statuses = new ArrayList<>();
    private final List<MimePart> originals = new ArrayList<>();
    private @Nullable String joinedHtml;
    private int envelopes;

    private MessageContents(int envelopes) {
        this.envelopes = envelopes;
    }

    static MessageContents of(MimePart root) {
        return of(root, 0);
    }

    private static MessageContents of(MimePart root, int envelopes) {
        MessageContents contents = new MessageContents(envelopes);
        contents.take(root);
        return contents;
    }

    private void take(MimePart part) {
        if (part.isMultipart()) {
            if (part.mediaType().equals("multipart/alternative")) {
                alternatives(part);
            } else if (part.mediaType().equals("multipart/encrypted")) {
                texts.add(new Text(ENCRYPTED, ""));
                part.children().forEach(child -> attached.add(child, "encrypted.asc"));
            } else {
                part.children().forEach(this::take);
            }
            return;
        }
        switch (part.mediaType()) {
            case "text/plain", "text/markdown", "text/html", "text/enriched", "text/richtext" -> text(part);
            case "application/pkcs7-mime", "application/x-pkcs7-mime" -> opaque(part);
            case "application/ms-tnef", "application/vnd.ms-tnef" -> tnef(part);
            case "message/delivery-status", "message/global-delivery-status" -> {
                statuses.add(part);
                attached.add(part, "delivery-status.txt");
            }
            case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" -> {
                originals.add(part);
                attached.add(part, "");
            }
            default -> {
                if (part.fileName().equalsIgnoreCase("winmail.dat")) {
                    tnef(part);
                } else if (part.content().length > 0 || !part.fileName().isEmpty()) {
                    attached.add(part, "");
                }
            }
        }
    }

    /** A mail in a mail, signed or encrypted (RFC 8551 section 3). */
    private void opaque(MimePart part) {
        Optional<byte[]> inside = envelopes < MAX_ENVELOPES ? Smime.inside(part.content()) : Optional.empty();
        if (inside.isPresent()) {
            envelopes++;
            take(MimeReader.read(inside.get()));
            return;
        }
        if (Smime.isEncrypted(part)) {
            texts.add(new Text(ENCRYPTED, ""));
        }
        attached.add(part, "smime.p7m");
    }

    /** The same text several times: the first plain and the last HTML count, files beside them are kept. */
    private void alternatives(MimePart part) {
        String plain = "";
        String html = "";
        for (MimePart child : part.children()) {
            if (child.mediaType().equals("text/x-amp-html") || child.mediaType().equals("text/watch-html")) {
                continue;
            }
            MessageContents one = of(child, envelopes);
            plain = plain.isBlank() ? one.plain() : plain;
            html = one.html().isBlank() ? html : one.html();
            attached.addAll(one.attached);
            statuses.addAll(one.statuses);
            originals.addAll(one.originals);
        }
        if (!plain.isBlank() || !html.isBlank()) {
            texts.add(new Text(plain, html));
        }
    }

    private void text(MimePart part) {
        boolean named = !part.fileName().isEmpty();
        boolean isFile = part.disposition().value().equals("attachment") || named && !texts.isEmpty();
        if (isFile
                || named
                        && part.disposition().value().equals("inline")
                        && !part.type().get("name").isEmpty()) {
            attached.add(part, "");
        } else if (part.mediaType().equals("text/html")) {
            texts.add(new Text("", html(part)));
        } else {
            plain(part);
        }
    }

    private static String html(MimePart part) {
        if (!part.type().get("charset").isEmpty()) {
            return part.text();
        }
        String head = new String(part.content(), 0, Math.min(part.content().length, 2048), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(head);
        return meta.find() ? Texts.clean(Charsets.decode(part.content(), meta.group(1))) : part.text();
    }

    private void plain(MimePart part) {
        String text = new String(part.content(), StandardCharsets.ISO_8859_1).contains("begin ")
                ? withoutUuencoded(part)
                : part.text();
        if (part.mediaType().equals("text/enriched") || part.mediaType().equals("text/richtext")) {
            text = text.replace("<<", "<").replaceAll("</?[A-Za-z]{1,40}>", "");
        }
        boolean flowed = part.type().get("format").equalsIgnoreCase("flowed");
        text = flowed ? FlowedText.unfold(text, part.type().get("delsp").equalsIgnoreCase("yes")) : text;
        if (!text.isBlank()) {
            texts.add(new Text(text, ""));
        }
    }

    private String withoutUuencoded(MimePart part) {
        byte[] content = part.content();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Optional<Uuencoded> file = Uuencoded.find(content, 0);
                file.isPresent();
                file = Uuencoded.find(content, at)) {
            text.append(Charsets.decode(
                    Arrays.copyOfRange(content, at, file.get().start()),
                    part.type().get("charset")));
            attached.add(
                    file.get().name(),
                    "application/octet-stream",
                    "",
                    file.get().content());
            at = file.get().end();
        }
        return Texts.clean(text.append(Charsets.decode(
                        Arrays.copyOfRange(content, at, content.length),
                        part.type().get("charset")))
                .toString());
    }

    private void tnef(MimePart part) {
        Optional<Tnef> unpacked = Tnef.unpack(part.content());
        if (unpacked.isEmpty()) {
            attached.add(part, "winmail.dat");
            return;
        }
        for (InboundAttachment file : unpacked.get().attachments()) {
            attached.add(file.name(), file.mediaType(), file.contentId(), file.content());
        }
        if (texts.isEmpty()
                && !(unpacked.get().text().isBlank() && unpacked.get().html().isBlank())) {
            texts.add(new Text(unpacked.get().text(), unpacked.get().html()));
        }
    }

    /** The plain text; empty when a part of the message is only there as HTML. */
    String plain() {
        if (texts.size() == 1) {
            return texts.getFirst().plain();
        }
        boolean onlyHtml = texts.stream()
                .anyMatch(text -> text.plain().isBlank() && !text.html().isBlank());
        return onlyHtml
                ? ""
                : String.join("\n\n", texts.stream().map(Text::plain).toList());
    }

    /** The HTML, with plain parts beside it made HTML; empty when there is none at all. */
    String html() {
        if (joinedHtml == null) {
            joinedHtml = joinHtml();
        }
        return joinedHtml;
    }

    private String joinHtml() {
        if (texts.size() == 1) {
            return texts.getFirst().html();
        }
        if (texts.stream().allMatch(text -> text.html().isBlank())) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        for (Text text : texts) {
            html.append(text.html().isBlank() ? asHtml(text.plain()) : text.html());
        }
        return html.toString();
    }

    private static String asHtml(String plain) {
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<div>" + escaped.replace("\n", "<br>\n") + "</div>";
    }

    /** Its files; those that the HTML shows by their Content-ID are inline. */
    List<InboundAttachment> attachments() {
        return attached.list(html());
    }

    /** The machine-readable parts of delivery reports (RFC 3464). */
    List<MimePart> statuses() {
        return List.copyOf(statuses);
    }

    /** Messages, or header sections of messages, that came attached. */
    List<MimePart> originals() {
        return List.copyOf(originals);
    }
}
