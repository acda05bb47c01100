package dev.parley.channel.email.mime;

import dev.parley.channel.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads address lists (RFC 5322 section 3.4) the way people write them: commas inside names, quotes that do not end, comments
 * as names, groups, "mailto:", encoded words around everything.
 */
public final class Addresses {
    private static final int MAX_HEADER = 200_000;
    private static final int MAX_ADDRESS = 320;
    private static final int MAX_NAME = 320;
    private static final String ATOM = "[^\\s\\u0000-\\u001F\\u007F-\\u00A0<>(),;:\"\\[\\]@]";
    private static final Pattern ADDRESS =
            Pattern.compile(ATOM + "{1,128}@(?:\\[[^\\]\\s]{1,100}\\]|" + ATOM + "{1,255})");

    private static final Pattern MAILTO = Pattern.compile("^mailto:", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int lastQuote;
    private final List<Party> found = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private boolean hasAngle;

    private Addresses(String text) {
        this.text = text;
        this.lastQuote = text.lastIndexOf('"');
    }

    /** Everybody named in a header's raw text, in order; what is no address is left out. */
    public static List<Party> parse(String header) {
        String text = header.length() > MAX_HEADER ? header.substring(0, MAX_HEADER) : header;
        List<Party> parties = new Addresses(text).run();
        if (parties.isEmpty() && text.contains("=?")) {
            return new Addresses(EncodedWords.decode(text)).run();
        }
        return parties;
    }

    /** The first address of a header. */
    public static Optional<Party> first(String header) {
        return parse(header).stream().findFirst();
    }

    private List<Party> run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> at = quoted(at);
                case '(' -> at = comment(at);
                case '<' -> at = angle(at);
                case ',', ';' -> {
                    end(c == ';');
                    at++;
                }
                case ':' -> {
                    group();
                    at++;
                }
                default -> {
                    name.append(c);
                    at++;
                }
            }
        }
        end(true);
        return found;
    }

    private int quoted(int start) {
        int at = start + 1;
        if (start == lastQuote) {
            return at;
        }
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        return at + 1;
    }

    private int comment(int start) {
        int depth = 0;
        int at = start;
        do {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c != '(' && c != ')') {
                comment.append(c);
            }
            at++;
        } while (at < text.length() && depth > 0);
        return at;
    }

    private int angle(int start) {
        int at = start + 1;
        angle.setLength(0);
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '<') {
            angle.append(text.charAt(at++));
        }
        if (angle.indexOf("@") < 0 && !angle.isEmpty()) {
            name.append(' ').append(angle);
        } else {
            hasAngle = true;
        }
        return at < text.length() && text.charAt(at) == '>' ? at + 1 : at;
    }

    /** "Undisclosed recipients:;" names a group; "mailto:" and X.400 colons do not. */
    private void group() {
        String before = name.toString().strip();
        boolean isGroup = !hasAngle && before.indexOf('@') < 0;
        if (isGroup) {
            name.setLength(0);
        } else {
            name.append(':');
        }
    }

    private void end(boolean certain) {
        boolean hasAddress = hasAngle || name.indexOf("@") >= 0;
        if (!hasAddress && !certain && name.length() < MAX_NAME) {
            name.append(name.isEmpty() ? "" : ", ");
            return;
        }
        if (hasAddress) {
            String bare = hasAngle ? angle.toString() : name.toString();
            String called = hasAngle && !name.toString().isBlank() ? name.toString() : hasAngle ? "" : rest(bare);
            party(bare, called.isBlank() ? comment.toString() : called).ifPresent(found::add);
        }
        name.setLength(0);
        comment.setLength(0);
        hasAngle = false;
    }

    /** What stands beside a bare address: "hans@acme.example Hans Muster". */
    private static String rest(String bare) {
        Matcher address = ADDRESS.matcher(bare);
        return address.find() ? bare.substring(0, address.start()) + bare.substring(address.end()) : "";
    }

    private static Optional<Party> party(String bare, String called) {
        String stripped = bare.strip();
        if (isOrdinary(stripped)) {
            String handle = stripped.toLowerCase(Locale.ROOT);
            return Optional.of(new Party(handle, name(called, handle)));
        }
        String packed = Texts.oneLine(bare, 2000).replace(" ", "");
        int route = packed.startsWith("@") ? packed.indexOf(':') : -1;
        String direct = MAILTO.matcher(packed.substring(route + 1)).replaceFirst("");
        Matcher address = ADDRESS.matcher(direct.contains("@") ? direct : "");
        if (!address.find()) {
            Matcher spaced = ADDRESS.matcher(bare);
            return spaced.find() ? party(spaced, called) : Optional.empty();
        }
        Matcher apart = ADDRESS.matcher(bare);
        return party(apart.find() ? apart : address, called);
    }

    /** Letters, digits, dots and the like around one "@": nothing that has to be searched for. */
    private static boolean isOrdinary(String address) {
        int at = address.indexOf('@');
        if (at <= 0 || at > 64 || at + 1 >= address.length() || address.length() - at > 200) {
            return false;
        }
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == at ? c != '@' : c != '-' && c != '_' && c != '+' && c != '.')) {
                return false;
            }
        }
        return address.charAt(address.length() - 1) != '.';
    }

    private static Optional<Party> party(Matcher address, String called) {
        String handle = address.group().toLowerCase(Locale.ROOT);
        while (handle.endsWith(".") || handle.endsWith("'")) {
            handle = handle.substring(0, handle.length() - 1);
        }
        handle = handle.startsWith("'") ? handle.substring(1) : handle;
        if (handle.length() > MAX_ADDRESS || handle.startsWith("@") || handle.endsWith("@")) {
            return Optional.empty();
        }
        return Optional.of(new Party(handle, name(called, handle)));
    }

    private static String name(String called, String handle) {
        String name = Texts.oneLine(EncodedWords.decode(called.strip()), MAX_NAME);
        while (name.length() > 1 && isQuote(name.charAt(0)) && name.charAt(name.length() - 1) == name.charAt(0)) {
            name = name.substring(1, name.length() - 1).strip();
        }
        name = name.startsWith(",") ? name.substring(1).strip() : name;
        return name.equalsIgnoreCase(handle) || name.equals("\"") ? "" : name;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
