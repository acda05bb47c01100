package dev.parley.channel.email;

import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One Authentication-Results field (RFC 8601).
 *
 * @param server who wrote it, in lower case; empty where it does not say, as with Microsoft
 */
record AuthenticationResults(String server, List<Check> checks) {
    private static final int LONGEST = 8192;
    private static final Pattern METHOD =
            Pattern.compile("([a-z0-9-]{1,30})\\s*(?:/\\s*[0-9]{1,3}\\s*)?=\\s*([a-z]{1,30})");
    private static final Pattern PROPERTY =
            Pattern.compile("(header\\.(?:d|i|from)|smtp\\.(?:mailfrom|helo))\\s*=\\s*\"?([^\\s;\"]{1,300})");

    AuthenticationResults {
        checks = List.copyOf(checks);
    }

    static AuthenticationResults parse(String field) {
        String whole = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        String[] parts = withoutComments(whole).toLowerCase(Locale.ROOT).split(";", -1);
        boolean named = !parts[0].contains("=");
        String server = named ? parts[0].strip().split("\\s+", 2)[0] : "";
        var checks = new ArrayList<Check>();
        for (int i = named ? 1 : 0; i < parts.length; i++) {
            check(parts[i].strip()).ifPresent(checks::add);
        }
        return new AuthenticationResults(server, checks);
    }

    private static Optional<Check> check(String part) {
        var method = METHOD.matcher(part);
        if (!method.lookingAt()) {
            return Optional.empty();
        }
        var known = switch (method.group(1)) {
            case "spf" -> Method.SPF;
            case "dkim" -> Method.DKIM;
            case "dmarc" -> Method.DMARC;
            default -> null;
        };
        return known == null
                ? Optional.empty()
                : Optional.of(new Check(known, result(method.group(2)), domain(known, part)));
    }

    private static Result result(String word) {
        return switch (word) {
            case "pass" -> Result.PASS;
            case "fail", "hardfail" -> Result.FAIL;
            case "softfail" -> Result.SOFTFAIL;
            case "neutral", "bestguesspass" -> Result.NEUTRAL;
            case "policy" -> Result.POLICY;
            case "temperror" -> Result.TEMPERROR;
            case "permerror" -> Result.PERMERROR;
            default -> Result.NONE;
        };
    }

    private static String domain(Method method, String part) {
        var wanted = switch (method) {
            case SPF -> List.of("smtp.mailfrom", "smtp.helo");
            case DKIM -> List.of("header.d", "header.i");
            case DMARC -> List.of("header.from");
        };
        for (String property : wanted) {
            var found = PROPERTY.matcher(part);
            while (found.find()) {
                if (found.group(1).equals(property)) {
                    return found.group(2).substring(found.group(2).lastIndexOf('@') + 1);
                }
            }
        }
        return "";
    }

    /** In parentheses, which nest; a backslash takes the next character's meaning (RFC 5322 section 3.2.2). */
    private static String withoutComments(String field) {
        var text = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (depth > 0 || quoted)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
                text.append(' ');
            } else if (depth == 0) {
                text.append(quoted && c == ';' ? ',' : c);
            }
        }
        return text.toString();
    }
}
