package dev.parley.inbox.webchat;

import java.time.Instant;
import java.util.List;

/**
 * Something that was said, as its visitor sees it.
 *
 * @param number grows from line to line of a visitor
 * @param id the device's own where the visitor said it
 * @param author who of the company said it; empty where the visitor did
 */
record ChatLine(long number, Origin from, String id, String author, String text, List<File> files, Instant at, Way by) {
    ChatLine {
        files = List.copyOf(files);
    }

    /** Who said it. */
    enum Origin {
        VISITOR,
        COMPANY,
        BOT
    }

    /** How it was said. */
    enum Way {
        CHAT,
        MAIL
    }

    /** A file that goes with it; {@code url} works for everybody who has it. */
    record File(String name, String mediaType, long size, String url) {}
}
