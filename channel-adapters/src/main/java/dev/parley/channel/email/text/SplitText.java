package dev.parley.channel.email.text;

/**
 * A message's text by its parts.
 *
 * @param newText what is new in it
 * @param quotedText what it repeats
 * @param signature the signature below what is new
 */
public record SplitText(String newText, String quotedText, String signature) {}
