package dev.parley.channel.email.text;

import java.util.Arrays;

/**
 * Tells, line by line, what is new in a message from what it quotes and from the signature: for answers above, below and
 * between the quoted lines, in the languages and habits of the usual mail programs.
 */
public final class ReplySplitter {
    private static final int MAX_SIGNATURE_LINES = 25;
    /** Blank lines included. */
    private static final int MAX_SIGNATURE_HEIGHT = 200;

    private static final int MAX_FOOT_LINES = 8;

    enum Kind {
        NEW,
        QUOTED,
        SIGNATURE
    }

    private final MailLines lines;
    private final Forwarding forwarding;
    private final Kind[] kinds;
    /** Lines that are quoted by their own shape or by the HTML they came from. */
    private final boolean[] quoted;

    private boolean afterDevice;

    private ReplySplitter(MailLines lines, Kind[] known, Forwarding forwarding) {
        this.lines = lines;
        this.forwarding = forwarding;
        this.kinds = known;
        this.quoted = new boolean[lines.count()];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = known[i] == Kind.QUOTED || lines.isQuoted(i);
        }
    }

    /**
     * Splits a plain text.
     *
     * @param forwarding whether what it forwards counts as new
     */
    public static SplitText split(String text, Forwarding forwarding) {
        MailLines lines = new MailLines(text);
        return join(lines, kinds(lines, newKinds(lines), forwarding));
    }

    static Kind[] newKinds(MailLines lines) {
        Kind[] kinds = new Kind[lines.count()];
        Arrays.fill(kinds, Kind.NEW);
        return kinds;
    }

    /** {@code known}: what is already told of each line by the HTML it came from; NEW where nothing is. */
    static Kind[] kinds(MailLines lines, Kind[] known, Forwarding forwarding) {
        ReplySplitter splitter = new ReplySplitter(lines, known, forwarding);
        splitter.run();
        return splitter.kinds;
    }

    private void run() {
        int line = 0;
        while (line < lines.count()) {
            line = startsForwarded(line) ? lines.count() : next(line);
        }
    }

    private boolean startsForwarded(int line) {
        String text = lines.get(line);
        if (forwarding == Forwarding.FOLD || text.isBlank() || lines.isQuoted(line)) {
            return false;
        }
        return Separators.isForwarded(text)
                || forwarding == Forwarding.KEEP_ALL
                        && (Separators.isOriginal(text)
                                || QuotedHeaders.at(lines, line, false).isPresent());
    }

    private int next(int line) {
        if (quoted[line]) {
            kinds[line] = Kind.QUOTED;
            afterDevice = false;
            return line + 1;
        }
        if (kinds[line] == Kind.SIGNATURE || lines.isBlank(line)) {
            return line + 1;
        }
        int end = headerEnd(line);
        if (end > line) {
            return quote(line, end);
        }
        if (isSpilledOver(line)) {
            kinds[line] = Kind.QUOTED;
        } else if (Signatures.isDeviceLine(lines.get(line))) {
            kinds[line] = Kind.SIGNATURE;
            afterDevice = true;
        } else if (Signatures.isDelimiter(lines.get(line)) || Signatures.isWeakDelimiter(lines.get(line))) {
            return signature(line);
        } else if (afterDevice) {
            kinds[line] = Kind.QUOTED;
        }
        return line + 1;
    }

    /** The line after what announces a quote at {@code line}; {@code line} where nothing does. */
    private int headerEnd(int line) {
        String text = lines.get(line);
        if (Separators.isOriginal(text) || Separators.isForwarded(text)) {
            int next = lines.skipBlank(line + 1);
            return next >= lines.count()
                    ? line + 1
                    : QuotedHeaders.at(lines, next, true)
                            .map(QuotedHeaders::end)
                            .orElse(line + 1);
        }
        return QuotedHeaders.at(lines, line, false)
                .map(QuotedHeaders::end)
                .orElseGet(() -> Attributions.endOf(lines, line, quoted));
    }

    /** After an announcement only the ">" lines are quoted if there are any, else everything to the end. */
    private int quote(int line, int end) {
        int from = withRuleAbove(line);
        int next = lines.skipBlank(end);
        boolean toTheEnd = next >= lines.count() || !quoted[next];
        int to = toTheEnd ? lines.count() : next;
        Arrays.fill(kinds, from, to, Kind.QUOTED);
        return to;
    }

    private int withRuleAbove(int line) {
        int above = line - 1;
        while (above >= 0 && lines.isBlank(above)) {
            above--;
        }
        boolean rule = above >= 0 && kinds[above] != Kind.QUOTED && Separators.isRule(lines.get(above));
        return rule ? above : line;
    }

    private int signature(int line) {
        int end = line + 1;
        int filled = 0;
        while (end < lines.count()
                && !quoted[end]
                && filled <= MAX_SIGNATURE_LINES
                && end - line <= MAX_SIGNATURE_HEIGHT
                && (end == line + 1 || headerEnd(end) == end)) {
            filled += lines.isBlank(end) ? 0 : 1;
            end++;
        }
        filled = end - line > MAX_SIGNATURE_HEIGHT ? MAX_SIGNATURE_LINES + 1 : filled;
        boolean exact = lines.get(line).equals("-- ");
        int limit = Signatures.isDelimiter(lines.get(line)) ? MAX_SIGNATURE_LINES : MAX_FOOT_LINES;
        if (filled == 0 && !exact || filled > limit && !exact) {
            return line + 1;
        }
        if (filled > limit) {
            end = endOfUnquoted(line);
        }
        Arrays.fill(kinds, line, end, Kind.SIGNATURE);
        return end;
    }

    private int endOfUnquoted(int line) {
        int end = line;
        while (end < lines.count() && !quoted[end]) {
            end++;
        }
        return end;
    }

    /** The end of a quoted line that a mail program wrapped without repeating the ">". */
    private boolean isSpilledOver(int line) {
        if (line == 0 || line + 1 >= lines.count() || !lines.isQuoted(line - 1) || !lines.isQuoted(line + 1)) {
            return false;
        }
        String above = lines.get(line - 1);
        String text = lines.get(line);
        return above.length() >= 60 && text.length() <= above.length() && Character.isLowerCase(text.charAt(0));
    }

    static SplitText join(MailLines lines, Kind[] kinds) {
        return new SplitText(
                join(lines, kinds, Kind.NEW), join(lines, kinds, Kind.QUOTED), join(lines, kinds, Kind.SIGNATURE));
    }

    private static String join(MailLines lines, Kind[] kinds, Kind kind) {
        StringBuilder out = new StringBuilder();
        boolean blank = false;
        boolean cut = false;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] != kind) {
                cut = true;
                continue;
            }
            if (lines.isBlank(i)) {
                blank = true;
                out.append(out.isEmpty() || cut ? "" : "\n");
                continue;
            }
            if (cut && !out.isEmpty()) {
                out.append(out.charAt(out.length() - 1) == '\n' ? "" : "\n")
                        .append(blank || kind == Kind.NEW ? "\n" : "");
            }
            out.append(lines.get(i)).append('\n');
            cut = false;
            blank = false;
        }
        return out.toString().stripTrailing();
    }
}
