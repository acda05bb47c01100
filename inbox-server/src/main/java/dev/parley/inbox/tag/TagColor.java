package dev.parley.inbox.tag;

/** The colours a tag may have; the web client knows a tone of each that can be read in light and in dark. */
public enum TagColor {
    GRAY,
    RED,
    ORANGE,
    AMBER,
    GREEN,
    TEAL,
    BLUE,
    INDIGO,
    PURPLE,
    PINK
}
