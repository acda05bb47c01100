package dev.parley.channel;

import java.util.List;

/**
 * One setting of a kind of channel, as the page that asks for it needs to know it.
 *
 * @param name dotted, for example "api.token"; the page's words for it have the same key
 * @param type what is entered
 * @param required whether the channel cannot work without it
 * @param otherwise what counts while it is empty
 * @param choices for {@link Type#CHOICE}: the values; empty otherwise
 * @param when it is asked only when another setting has a value: "auth.mode=OAUTH"; empty: always
 */
public record Setting(String name, Type type, boolean required, String otherwise, List<String> choices, String when) {

    /** What is entered. */
    public enum Type {
        TEXT,
        /** Kept sealed, never shown again. */
        SECRET,
        URL,
        NUMBER,
        FLAG,
        CHOICE,
        /** Several lines, each a value of its own. */
        LINES
    }

    public Setting {
        choices = List.copyOf(choices);
    }

    /** Something that has to be entered. */
    public static Setting required(String name, Type type) {
        return new Setting(name, type, true, "", List.of(), "");
    }

    /** Something that may stay empty. */
    public static Setting optional(String name, Type type, String otherwise) {
        return new Setting(name, type, false, otherwise, List.of(), "");
    }

    /** One of several. */
    public static Setting choice(String name, String otherwise, String... choices) {
        return new Setting(name, Type.CHOICE, false, otherwise, List.of(choices), "");
    }

    /** The same, asked only when another setting has this value. */
    public Setting when(String setting, String value) {
        return new Setting(name, type, required, otherwise, choices, setting + "=" + value);
    }
}
