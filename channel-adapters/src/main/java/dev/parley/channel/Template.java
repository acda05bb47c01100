package dev.parley.channel;

/**
 * A message prepared with the provider, for when the reply window has closed.
 *
 * @param name what the provider calls it
 * @param language as the provider writes it ("de", "en_US")
 * @param text with {@code {{1}}} … where parameters go; empty where only the provider knows it
 * @param parameters how many it takes
 */
public record Template(String name, String language, String text, int parameters) {}
