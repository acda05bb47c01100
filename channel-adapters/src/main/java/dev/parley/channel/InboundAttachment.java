package dev.parley.channel;

/**
 * A file that came with a message.
 *
 * @param name a file name without path or control characters, never empty
 * @param mediaType lower-case "type/subtype", {@code application/octet-stream} where unknown
 * @param contentId what {@code cid:} references in the HTML name it by, without angle brackets; empty where none
 * @param inline whether the message shows it in its text
 * @param content its bytes, decoded
 */
public record InboundAttachment(String name, String mediaType, String contentId, boolean inline, byte[] content) {}
