package dev.parley.channel;

/**
 * What a message says, in the shapes that readers need.
 *
 * @param text the whole message as plain text, derived from HTML where there was no plain part
 * @param html the whole message as safe HTML; empty for a plain-text message. Images of the message itself are
 *     {@code cid:} references; remote ones are held back in {@code data-remote-src} until the reader asks for them
 * @param newText the part of {@code text} that is new in this message: neither quoted nor signature
 * @param quotedText what it repeats from earlier messages, empty where nothing
 * @param signature the sender's signature, empty where none
 */
public record Body(String text, String html, String newText, String quotedText, String signature) {
    /** Plain words, all of them new, as chats have them. */
    public static Body plain(String text) {
        return new Body(text, "", text, "", "");
    }
}
