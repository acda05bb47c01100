package dev.parley.channel.webchat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What happens at a widget, as it travels through the inbound stream: written by the server, read by {@link WebChatCodec}. */
public final class WebChatEvents {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** The event's kinds. */
    enum Type {
        SAID,
        READ
    }

    private WebChatEvents() {}

    /** A file that the visitor gave before. */
    public record File(String id, String name, String mediaType, long size) {}

    /**
     * A visitor, as far as known; empty where it is not.
     *
     * @param id names their room and is their handle
     */
    public record Who(String id, String name, String email) {}

    /**
     * One event.
     *
     * @param line the line's id: the device's own for what a visitor said, ours for what they have seen
     * @param page where they were when they said it
     */
    record Event(Type type, Who visitor, String line, String text, List<File> files, String page, Instant at) {
        Event {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(visitor, "visitor");
            Objects.requireNonNull(line, "line");
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** Somebody said something. */
    public static byte[] said(Who visitor, String line, String text, List<File> files, String page, Instant at) {
        return JSON.writeValueAsBytes(new Event(Type.SAID, visitor, line, text, files, page, at));
    }

    /** Somebody has seen what we said. */
    public static byte[] read(Who visitor, String line, Instant at) {
        return JSON.writeValueAsBytes(new Event(Type.READ, visitor, line, "", List.of(), "", at));
    }
}
