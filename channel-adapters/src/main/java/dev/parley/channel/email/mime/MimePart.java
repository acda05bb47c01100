package dev.parley.channel.email.mime;

import java.util.List;

/**
 * One part of a message, its transfer encoding undone.
 *
 * @param headers its own header fields
 * @param mediaType lower-case "type/subtype", guessed where the header is missing or malformed
 * @param type the Content-Type with its parameters
 * @param disposition the Content-Disposition with its parameters
 * @param content its bytes; empty for a multipart that was taken apart
 * @param children the parts of a multipart
 */
@SuppressWarnings("ArrayRecordComponent")
public record MimePart(
        Headers headers,
        String mediaType,
        HeaderParameters type,
        HeaderParameters disposition,
        byte[] content,
        List<MimePart> children) {

    public MimePart {
        children = List.copyOf(children);
    }

    /** Whether it holds other parts. */
    public boolean isMultipart() {
        return !children.isEmpty();
    }

    /** Its bytes as text, by its declared charset where that can be believed. */
    public String text() {
        return Texts.clean(Charsets.decode(content, type.get("charset")));
    }

    /** The name its sender gave the file, decoded but not made safe; empty where none. */
    public String fileName() {
        String name = disposition.get("filename");
        return name.isEmpty() ? type.get("name") : name;
    }

    /** Its Content-ID without angle brackets; empty where none. */
    public String contentId() {
        String id = Texts.oneLine(headers.first("content-id"), 512);
        return id.replace("<", "").replace(">", "").strip();
    }
}
