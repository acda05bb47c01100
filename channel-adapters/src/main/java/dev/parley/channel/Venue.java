package dev.parley.channel;

/**
 * Where a message was said: the chat, the topic, the post it stands below.
 *
 * @param room what the provider calls it, unique within the channel; empty for e-mail, whose threads are found by
 *     {@link ThreadHints}. At most 400 characters
 * @param company who shares the conversation there
 * @param visibility who can read what is said there; the message itself may say otherwise
 * @param title what people call the place ("How do I reset it?", "#acme-support"); empty where it has no name
 * @param url where a browser shows the message; empty where there is no such page
 */
public record Venue(String room, Company company, Visibility visibility, String title, String url) {
    /** Nowhere in particular: a mail. */
    public static final Venue MAIL = new Venue("", Company.ONE, Visibility.PRIVATE, "", "");

    /** Who shares one conversation. */
    public enum Company {
        /** Each writer has a conversation of their own, as below a public post. */
        ONE,
        /** Everybody who writes there shares one, as in a group, a channel's thread or a forum's topic. */
        ALL
    }

    /** A chat between one customer and the company. */
    public static Venue chat(String room) {
        return new Venue(room, Company.ONE, Visibility.PRIVATE, "", "");
    }
}
