package dev.parley.inbox.problem;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says of a request's body where it cannot be read (RFC 6901), and why, in words for people. */
final class UnreadableBody {
    private static final Pattern KNOWN_KINDS = Pattern.compile("known type ids = \\[([^]]*)]");
    private static final Pattern MISSING = Pattern.compile("^Missing (?:required )?creator property '([^']*)'");
    private static final int SHOWN = 60;

    private UnreadableBody() {}

    static Problem problem(JacksonException cause) {
        String place = pointer(cause);
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof StreamReadException || reason instanceof StreamConstraintsException) {
                return Problem.invalid("This is not JSON, or nested too deep" + line((JacksonException) reason) + ".");
            }
            if (reason instanceof Problem problem) {
                return problem.with("pointer", place + problem.facts().getOrDefault("pointer", ""));
            }
            if (reason instanceof IllegalArgumentException && reason.getMessage() != null) {
                return invalid(reason.getMessage(), place);
            }
        }
        var missing = MISSING.matcher(cause.getOriginalMessage());
        if (missing.find()) {
            String part = "/" + escaped(missing.group(1));
            return invalid("\"" + missing.group(1) + "\" is missing.", place.endsWith(part) ? place : place + part);
        }
        return invalid(words(cause), place);
    }

    private static Problem invalid(String detail, String place) {
        return Problem.invalid(detail).with("pointer", place);
    }

    private static String line(JacksonException cause) {
        var at = cause.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String words(JacksonException cause) {
        return switch (cause) {
            case InvalidTypeIdException kind -> unknownKind(kind);
            case InvalidNullException none -> "There must be something here: it is null.";
            case InvalidFormatException format ->
                "\"" + shown(String.valueOf(format.getValue())) + "\" is not " + wanted(format.getTargetType()) + ".";
            case MismatchedInputException mismatch ->
                "Something else belongs here: " + wanted(mismatch.getTargetType()) + ".";
            case DatabindException other -> "This cannot be read.";
            default -> "This cannot be read.";
        };
    }

    private static String unknownKind(InvalidTypeIdException cause) {
        var known = KNOWN_KINDS.matcher(cause.getOriginalMessage());
        String kinds = known.find() ? " It is one of " + known.group(1) + "." : "";
        return (cause.getTypeId() == null
                        ? "The kind is missing."
                        : "There is no kind \"" + shown(cause.getTypeId()) + "\".")
                + kinds;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another kind";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "UUID" -> "an id";
            case "Instant" -> "a moment such as 2026-12-31T08:00:00Z";
            default -> "an object with the parts of a " + type.getSimpleName();
        };
    }

    private static String shown(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }

    private static String pointer(JacksonException cause) {
        var place = new StringBuilder();
        List<JacksonException.Reference> path = cause.getPath() == null ? List.of() : cause.getPath();
        for (var step : path) {
            var name = step.getPropertyName();
            place.append('/').append(name == null ? Integer.toString(step.getIndex()) : escaped(name));
        }
        return place.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
