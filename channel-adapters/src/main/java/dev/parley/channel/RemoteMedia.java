package dev.parley.channel;

/**
 * A file of a message that still lies with the provider; Parley fetches it after the message is stored, and keeps it.
 *
 * @param reference how the adapter finds it: the provider's id, or a URL
 * @param name a file name without path or control characters; empty where the provider says none
 * @param mediaType "type/subtype", or only "image", "video", "audio"; empty where unknown
 * @param size in bytes; -1 where unknown
 * @param inline whether the message shows it rather than has it attached
 */
public record RemoteMedia(String reference, String name, String mediaType, long size, boolean inline) {}
