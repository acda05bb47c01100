package dev.parley.channel.email.text;

import dev.parley.channel.ForwardedOriginal;
import dev.parley.channel.Party;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.MailDates;
import dev.parley.channel.email.mime.Texts;
import java.util.Optional;

/** Finds the original that a message passes on in its text. */
public final class Forwards {
    private static final int MAX_LINES = 2000;

    private Forwards() {}

    /**
     * The first forwarded block in a text.
     *
     * @param saysSo whether the subject has a forward prefix: then plain header lines and "Original message" are enough
     */
    public static Optional<ForwardedOriginal> find(String text, boolean saysSo) {
        if (!saysSo && !mayForward(text)) {
            return Optional.empty();
        }
        MailLines lines = new MailLines(text.length() > 200_000 ? text.substring(0, 200_000) : text);
        for (int i = 0; i < Math.min(lines.count(), MAX_LINES); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            boolean explicit = Separators.isForwarded(line);
            if (explicit || saysSo && Separators.isOriginal(line)) {
                int next = skipEmpty(lines, i + 1);
                Optional<QuotedHeaders> headers =
                        next < lines.count() ? QuotedHeaders.at(lines, next, true) : Optional.empty();
                if (headers.isPresent()) {
                    return original(headers.get());
                }
            } else if (saysSo && !lines.isQuoted(i)) {
                Optional<QuotedHeaders> headers = QuotedHeaders.at(lines, i, false);
                if (headers.isPresent()) {
                    return original(headers.get());
                }
            } else if (!saysSo
                    && QuotedHeaders.label(line).isPresent()
                    && QuotedHeaders.at(lines, i, false).isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Blank lines and lines with nothing but a ">". */
    private static int skipEmpty(MailLines lines, int from) {
        int line = from;
        while (line < lines.count() && lines.get(line).replace(">", "").isBlank()) {
            line++;
        }
        return line;
    }

    /** Cheap: whether there is anything that looks like dashes around words, or like Apple's colon. */
    private static boolean mayForward(String text) {
        return text.contains("---") || text.contains("***") || text.contains("\n\n>") || text.contains(":\n\n");
    }

    private static Optional<ForwardedOriginal> original(QuotedHeaders headers) {
        String from = headers.values().getOrDefault(QuotedHeaders.Label.FROM, "");
        String bare = from.replaceAll("[\\[<]\\s{0,3}mailto:([^\\]>]{1,300})[\\]>]", "<$1>")
                .replace("*", "");
        Optional<Party> sender = Addresses.first(bare);
        String subject = Texts.oneLine(
                headers.values().getOrDefault(QuotedHeaders.Label.SUBJECT, "").replaceFirst("^\\*\\s?", ""), 998);
        String date = headers.values().getOrDefault(QuotedHeaders.Label.SENT, "");
        return sender.map(party ->
                new ForwardedOriginal(party, subject, MailDates.parse(date).orElse(null)));
    }
}
