package dev.parley.channel;

/** A file that goes with an answer; {@code contentId} is empty unless the HTML shows it by a {@code cid:} reference. */
public record OutboundAttachment(String name, String mediaType, String contentId, byte[] content) {}
