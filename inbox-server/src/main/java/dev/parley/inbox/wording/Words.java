package dev.parley.inbox.wording;

import dev.parley.channel.email.text.SafeHtml;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Words written in advance, checked: safe, not too long, and with known places only. */
public record Words(String html, String text) {
    private static final int MAX_HTML = 200_000;
    private static final int MAX_TEXT = 50_000;

    /** Whether there are none. */
    public boolean isEmpty() {
        return text.isBlank();
    }

    static Words of(@Nullable String sentText, @Nullable String sentHtml) {
        return of(sentText, sentHtml, Variables.NAMES);
    }

    static Words of(@Nullable String sentText, @Nullable String sentHtml, Set<String> known) {
        String html = Objects.requireNonNullElse(sentHtml, "").replace("\u0000", "");
        String given = Objects.requireNonNullElse(sentText, "").replace("\u0000", "");
        if (html.length() > MAX_HTML || given.length() > MAX_TEXT) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-long",
                    "This may have at most " + MAX_TEXT + " characters. Shorten it.");
        }
        // The sanitizer puts a comment between two braces, so that no other program's template language is fed.
        String safe = SafeHtml.sanitize(html).replace("{<!-- -->{", "{{");
        String text = given.isBlank() ? Jsoup.parseBodyFragment(html).wholeText() : given;
        requireKnown(text + "\n" + Jsoup.parseBodyFragment(safe).text(), known);
        return new Words(safe.isBlank() ? "" : safe, text.replace("\r\n", "\n").strip());
    }

    private static void requireKnown(String text, Set<String> known) {
        List<String> unknown = Template.names(text).stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "unknown-variable",
                            "There is no variable \"" + unknown.getFirst() + "\". Choose one from the list.")
                    .with("variable", unknown.getFirst());
        }
    }
}
