package dev.parley.inbox.field;

import dev.parley.inbox.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Checks what somebody wants a field to hold; says what is wrong by the field's label. */
final class FieldCheck {
    private static final int LONGEST_TEXT = 5000;
    private static final int LONGEST_LINK = 2000;
    private static final double LARGEST = 1e15;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private FieldCheck() {}

    /** The value as it is stored; empty when the field is emptied. */
    static Optional<Object> check(Field field, @Nullable Object value) {
        if (value == null || value.equals("") || value.equals(List.of())) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case NUMBER -> Optional.of(number(field, value));
            case DATE -> Optional.of(date(field, value));
            case BOOLEAN -> Optional.of(value instanceof Boolean ? value : wrong(field, "must be yes or no"));
            case CHOICE -> Optional.of(choice(field, value, List.of()));
            case CHOICES -> Optional.of(choices(field, value));
            case LINK -> Optional.of(link(field, value));
        };
    }

    private static Optional<Object> text(Field field, Object value) {
        if (!(value instanceof String written)) {
            return wrong(field, "must be text");
        }
        String text = written.replace("\u0000", "").strip();
        if (text.length() > LONGEST_TEXT) {
            return wrong(field, "holds at most " + LONGEST_TEXT + " characters");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Object number(Field field, Object value) {
        if (!(value instanceof Number number)
                || !Double.isFinite(number.doubleValue())
                || Math.abs(number.doubleValue()) > LARGEST) {
            return wrong(field, "must be a number");
        }
        return number;
    }

    private static Object date(Field field, Object value) {
        try {
            var date = LocalDate.parse(String.valueOf(value));
            return date.getYear() < 1 || date.getYear() > 9999
                    ? FieldCheck.<Object>wrong(field, "must be a date")
                    : date.toString();
        } catch (DateTimeException e) {
            return wrong(field, "must be a date such as 2026-12-31");
        }
    }

    private static String choice(Field field, Object value, List<String> kept) {
        String chosen = String.valueOf(value);
        return field.offers(chosen) || kept.contains(chosen)
                ? chosen
                : wrong(
                        field,
                        "must be one of "
                                + field.choices().stream()
                                        .map(Field.Choice::label)
                                        .collect(Collectors.joining(", ")));
    }

    private static Object choices(Field field, Object value) {
        if (!(value instanceof List<?> several)) {
            return wrong(field, "must be a list of choices");
        }
        var chosen = new LinkedHashSet<String>();
        several.forEach(one -> chosen.add(choice(field, String.valueOf(one), List.of())));
        return new ArrayList<>(chosen);
    }

    private static Object link(Field field, Object value) {
        String text = String.valueOf(value).strip();
        try {
            var uri = new URI(text);
            String scheme = uri.getScheme();
            if (text.length() <= LONGEST_LINK
                    && scheme != null
                    && SCHEMES.contains(scheme.toLowerCase(java.util.Locale.ROOT))
                    && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            return wrong(field, "must be a web address such as https://example.org/order/7");
        }
        return wrong(field, "must be a web address that begins with https:// or http://");
    }

    private static <T> T wrong(Field field, String what) {
        throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "field-invalid", field.label() + " " + what + ".")
                .with("field", field.key());
    }
}
