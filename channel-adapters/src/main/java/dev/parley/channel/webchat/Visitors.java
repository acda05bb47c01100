package dev.parley.channel.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import java.util.List;

/** What visitors see, kept by the server; safe to call from many threads. */
public interface Visitors {
    /**
     * Something the company says.
     *
     * @param id the same at each try; what is known already is not said again
     * @param room which visitor
     * @param author who says it, as customers are to know them
     * @param bot whether a program does
     */
    record Line(String id, String room, String author, boolean bot, String text, List<OutboundAttachment> files) {
        public Line {
            files = List.copyOf(files);
        }
    }

    /** Shows a line to its visitor, now or when they come back; false where that visitor is no more. */
    boolean show(ChannelId channel, Line line);

    /** A file that a visitor gave. */
    MediaOutcome file(ChannelId channel, String id);
}
