package dev.parley.channel.email.text;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Node;

/**
 * HTML as plain text, and where its parts stand in it.
 *
 * @param text the text
 * @param ranges for each node that wrote something: the offset of its first character and the one after its last
 * @param marks what the HTML itself says of a stretch of text
 * @param hasQuotes whether anything in it is a quote by its mark-up
 */
record RenderedHtml(String text, Map<Node, int[]> ranges, List<Mark> marks, boolean hasQuotes) {
    /** A stretch of text that is quoted or a signature by its mark-up. */
    record Mark(int from, int to, ReplySplitter.Kind kind) {}

    RenderedHtml {
        marks = List.copyOf(marks);
    }

    /** What the mark-up says of each line. */
    ReplySplitter.Kind[] kinds(MailLines lines) {
        ReplySplitter.Kind[] kinds = ReplySplitter.newKinds(lines);
        for (Mark mark : marks) {
            int last = mark.to() > mark.from() ? lines.at(mark.to() - 1) : -1;
            for (int line = lines.at(mark.from()); line <= last; line++) {
                kinds[line] = mark.kind();
            }
        }
        return kinds;
    }
}
