package dev.parley.inbox.employee;

import dev.parley.inbox.problem.Problem;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people type about themselves, their teams and their company; problem {@code invalid} says what is wrong. */
public final class Checked {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@\\p{Cntrl}<>\",;:\\\\()\\[\\]]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\u200d\\u200c]]");

    private Checked() {}

    /** A name of one line; {@code what} names it in the problem ("The company's name"). */
    public static String name(@Nullable String text, String what) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || UNPRINTABLE.matcher(name).find()) {
            throw Problem.invalid(what + " needs 1 to " + LONGEST_NAME + " characters on one line.");
        }
        return name;
    }

    /** An e-mail address, without a display name. */
    public static String email(@Nullable String text) {
        String email = text == null ? "" : text.strip();
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw Problem.invalid("That is not an e-mail address; it looks like name@company.example.");
        }
        return email;
    }

    /** A time zone of the IANA database, such as {@code Europe/Zurich}. */
    public static ZoneId timeZone(@Nullable String text) {
        if (text == null || !ZoneId.getAvailableZoneIds().contains(text)) {
            throw Problem.invalid("The time zone must be a name such as Europe/Zurich.");
        }
        return ZoneId.of(text);
    }
}
