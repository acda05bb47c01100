package dev.parley.inbox.corpus;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what customers ask, what employees answer, and what they note. */
final class Letters {
    private static final double MEDIAN_LENGTH = 330;
    private static final double SPREAD = 0.8;
    private static final int LONGEST = 12_000;
    private static final int LONGEST_QUOTE = 1_500;
    private static final double HTML = 0.35;

    private final Draw draw;

    Letters(Draw draw) {
        this.draw = draw;
    }

    Letter question(Tongue tongue, Matter matter, String name) {
        var text = body(tongue, matter, "opening", true);
        text.append("\n\n").append(tongue.typed(tongue.sentence("ask", draw, matter), draw));
        return letter(tongue.sentence("subject", draw, matter), text, signature(tongue, matter, name), "");
    }

    Letter again(Tongue tongue, Matter matter, String name, Letter before) {
        var text = body(tongue, matter, "follow", true);
        String quoted = draw.chance(0.5) ? quote(tongue, matter, before) : "";
        return letter(re(before.subject()), text, signature(tongue, matter, name), quoted);
    }

    Letter answer(Tongue tongue, Matter matter, String name, Letter before) {
        var text = body(tongue, matter, "reply", false);
        return letter(re(before.subject()), text, signature(tongue, matter, name), "");
    }

    Letter note(Tongue tongue, Matter matter) {
        return new Letter("", tongue.sentence("note", draw, matter), "", "", "");
    }

    String fileName(Tongue tongue, Matter matter) {
        return tongue.sentence("file", draw, matter);
    }

    private StringBuilder body(Tongue tongue, Matter matter, String opening, boolean typed) {
        int length = (int) Math.min(LONGEST, draw.logNormal(MEDIAN_LENGTH, SPREAD));
        var text = new StringBuilder(length + 200);
        text.append(tongue.sentence("greeting", draw, matter)).append("\n\n");
        text.append(tongue.sentence(opening, draw, matter));
        while (text.length() < length) {
            String more = tongue.sentence(draw.chance(0.8) ? "detail" : opening, draw, matter);
            text.append(draw.chance(0.2) ? "\n\n" : " ").append(typed ? tongue.typed(more, draw) : more);
        }
        return text;
    }

    private String signature(Tongue tongue, Matter matter, String name) {
        return tongue.sentence("closing", draw, matter) + "\n" + name;
    }

    private Letter letter(String subject, StringBuilder text, String signature, String quoted) {
        String fresh = text.append("\n\n").append(signature).toString();
        return new Letter(subject, fresh, quoted, signature, draw.chance(HTML) ? html(fresh) : "");
    }

    private String quote(Tongue tongue, Matter matter, Letter before) {
        String old = before.text();
        String lines = old.substring(0, Math.min(LONGEST_QUOTE, old.length()))
                .lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"));
        return tongue.sentence("quote", draw, matter) + "\n" + lines;
    }

    private static String re(String subject) {
        return subject.toLowerCase(Locale.ROOT).startsWith("re:") ? subject : "Re: " + subject;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .lines()
                .map(line ->
                        line.isEmpty() ? "" : "<p style=\"margin:0 0 1em;font-family:sans-serif\">" + line + "</p>")
                .collect(Collectors.joining("\n", "<div>", "</div>"));
    }
}
