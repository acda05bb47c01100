package dev.parley.inbox.outbox;

import dev.parley.inbox.wording.Words;

/** An answer with its signature below it: in the text after the line that mail programs know (RFC 3676, section 4.3). */
record Signed(String text, String html, String signature) {
    private static final String LINE = "\n\n-- \n";

    static Signed not(Answer answer) {
        return new Signed(answer.text(), answer.html(), "");
    }

    static Signed of(Answer answer, Words signature) {
        if (signature.isEmpty()) {
            return not(answer);
        }
        String html = answer.html().isEmpty()
                ? ""
                : answer.html() + "<div data-signature=\"true\"><br>" + signature.html() + "</div>";
        return new Signed(answer.text() + LINE + signature.text(), html, signature.text());
    }
}
