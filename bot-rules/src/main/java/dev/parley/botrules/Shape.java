package dev.parley.botrules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of conditions have to look like; whoever writes other ones is told what to do. */
final class Shape {
    private static final List<String> ROLES = List.of("EMPLOYEE", "AGENT", "MANAGER", "ADMINISTRATOR");
    private static final String WEB_ADDRESS = "Enter the address that is called, beginning with https:// or http://.";

    private Shape() {}

    static List<String> texts(String what, List<String> texts) {
        if (texts.isEmpty() || texts.size() > Condition.MOST) {
            throw new IllegalArgumentException("A condition names 1 to " + Condition.MOST + " of each " + what + ".");
        }
        texts.forEach(text -> text(what, text));
        return List.copyOf(texts);
    }

    static void text(String what, String text) {
        if (text.isBlank() || text.length() > Condition.LONGEST) {
            throw new IllegalArgumentException(
                    "Each " + what + " has 1 to " + Condition.LONGEST + " characters: shorten it, or leave it out.");
        }
    }

    static void number(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + ": choose a number from " + least + " to " + most + ".");
        }
    }

    static void finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("A condition compares with a number.");
        }
    }

    static void regex(String regex) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The regular expression cannot be read: " + e.getDescription() + ", at " + e.getPattern()
                            + ". References back and looking around are not among what RE2 knows.",
                    e);
        }
    }

    static <T> List<T> some(String what, List<T> chosen) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one " + what + ".");
        }
        return List.copyOf(chosen);
    }

    static void oneOf(@Nullable Object one, @Nullable Object other) {
        if ((one == null) == (other == null)) {
            throw new IllegalArgumentException("Choose a canned reply, or write the words.");
        }
    }

    static void role(String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("A role is one of " + String.join(", ", ROLES) + ".");
        }
    }

    static void webAddress(String url) {
        try {
            var address = URI.create(url);
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) {
                if (address.getHost() != null && url.length() <= 2000) {
                    return;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(WEB_ADDRESS, e);
        }
        throw new IllegalArgumentException(WEB_ADDRESS);
    }
}
