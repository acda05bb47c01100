package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for passwords, keys and tokens. */
final class Secrets {
    private static final int LONGEST_LOOK = 4096;
    private static final Map<String, Integer> KEY_BEGINNINGS = Map.ofEntries(
            Map.entry("AKIA", 20),
            Map.entry("ASIA", 20),
            Map.entry("ghp_", 30),
            Map.entry("gho_", 30),
            Map.entry("ghu_", 30),
            Map.entry("ghs_", 30),
            Map.entry("ghr_", 30),
            Map.entry("github_pat_", 30),
            Map.entry("glpat-", 20),
            Map.entry("xoxb-", 20),
            Map.entry("xoxp-", 20),
            Map.entry("xoxa-", 20),
            Map.entry("xapp-", 20),
            Map.entry("sk_live_", 20),
            Map.entry("rk_live_", 20),
            Map.entry("sk_test_", 20),
            Map.entry("whsec_", 20),
            Map.entry("sk-", 30),
            Map.entry("AIza", 35),
            Map.entry("ya29.", 30),
            Map.entry("SG.", 40),
            Map.entry("npm_", 36),
            Map.entry("hf_", 30),
            Map.entry("dop_v1_", 40),
            Map.entry("shpat_", 30),
            Map.entry("pypi-", 40),
            Map.entry("EAAC", 60),
            Map.entry("AGE-SECRET-KEY-", 30));
    private static final List<String> LINK_SECRETS = List.of(
            "token=",
            "access_token=",
            "auth=",
            "api_key=",
            "apikey=",
            "secret=",
            "password=",
            "passwd=",
            "pwd=",
            "session=",
            "sessionid=",
            "sid=",
            "jwt=",
            "signature=",
            "sig=");
    private static final Set<String> NO_VALUES = Set.of("null", "none", "here", "below", "unten", "oben", "siehe");

    private final ReadDraft draft;
    private final String seen;
    private final List<Finding> found = new ArrayList<>();

    private Secrets(ReadDraft draft) {
        this.draft = draft;
        this.seen = draft.text().seen();
    }

    static List<Finding> find(ReadDraft draft) {
        var secrets = new Secrets(draft);
        secrets.pem();
        secrets.chunks();
        secrets.labelled();
        return secrets.found;
    }

    private void add(int start, int end, String detail) {
        found.add(draft.finding(CheckKind.SECRET, start, end, detail));
    }

    private void pem() {
        int at = seen.indexOf("-----BEGIN ");
        int lastEnd = seen.lastIndexOf("-----END ");
        while (at >= 0) {
            int head = seen.indexOf("-----", at + 11);
            int next = at + 11;
            if (head > 0 && head - at < 80 && seen.substring(at, head).contains("PRIVATE KEY")) {
                int tail = lastEnd < head ? -1 : seen.indexOf("-----END ", head);
                int end = tail < 0 ? -1 : seen.indexOf("-----", tail + 9);
                next = end < 0 ? head + 5 : end + 5;
                add(at, next, "private-key");
            }
            at = seen.indexOf("-----BEGIN ", next);
        }
    }

    private void chunks() {
        int at = 0;
        while (at < seen.length()) {
            int end = at;
            while (end < seen.length() && !Character.isWhitespace(seen.charAt(end))) {
                end++;
            }
            if (end - at >= 12) {
                chunk(at, end);
            }
            at = end + 1;
        }
    }

    private void chunk(int from, int to) {
        int start = from;
        int end = Math.min(to, from + LONGEST_LOOK);
        while (start < end && "\"'([<{:".indexOf(seen.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "\"')]>}.,;!?".indexOf(seen.charAt(end - 1)) >= 0) {
            end--;
        }
        String chunk = seen.substring(start, end);
        int equals = chunk.indexOf('=') + 1;
        boolean link = chunk.contains("://") || chunk.startsWith("www.");
        String value = link || equals == 0 || equals > 40 ? chunk : chunk.substring(equals);
        if (link) {
            link(start, chunk);
        } else if (value.startsWith("eyJ")
                && value.chars().filter(c -> c == '.').count() >= 2
                && value.length() > 40) {
            add(start, end, "jwt");
        } else if (isKey(value)) {
            add(start, end, "key");
        } else if (isRandom(value, start)) {
            add(start, end, "token");
        }
    }

    private static boolean isKey(String chunk) {
        for (Map.Entry<String, Integer> each : KEY_BEGINNINGS.entrySet()) {
            if (chunk.startsWith(each.getKey()) && chunk.length() >= each.getValue() && hasDigitOrBothCases(chunk)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigitOrBothCases(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private void link(int start, String link) {
        String lower = link.toLowerCase(Locale.ROOT);
        int path = lower.indexOf("://") + 3;
        int at = lower.indexOf('@', path);
        int slash = lower.indexOf('/', path);
        String login = at > 0 && (slash < 0 || at < slash) ? lower.substring(path, at) : "";
        if (login.contains(":")) {
            add(start, start + link.length(), "link");
            return;
        }
        for (String each : LINK_SECRETS) {
            int found = lower.indexOf(each);
            boolean parameter = found > 0 && "?&#;-_".indexOf(lower.charAt(found - 1)) >= 0;
            int value = found + each.length();
            int end = value;
            while (parameter && end < lower.length() && lower.charAt(end) != '&') {
                end++;
            }
            if (parameter && end - value >= 8) {
                add(start, start + link.length(), "link");
                return;
            }
        }
    }

    /** Long, of small and big letters and digits mixed as only a machine writes them. */
    private boolean isRandom(String chunk, int start) {
        boolean alphabet =
                chunk.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "+/_-=".indexOf(c) >= 0));
        if (!alphabet || chunk.length() < 20) {
            return false;
        }
        boolean labelled = draft.labelled(start, 4, "key", "password");
        long digits = chunk.chars().filter(Character::isDigit).count();
        long upper = chunk.chars().filter(Character::isUpperCase).count();
        long lower = chunk.chars().filter(Character::isLowerCase).count();
        if (labelled) {
            return digits > 2 && upper + lower > 2;
        }
        return chunk.length() >= 32 && digits > 3 && upper > 3 && lower > 3 && entropy(chunk) > 4.0;
    }

    /** Bits a character. */
    private static double entropy(String text) {
        int[] counts = new int[128];
        text.chars().forEach(c -> counts[c]++);
        double bits = 0;
        for (int count : counts) {
            double share = (double) count / text.length();
            bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    private void labelled() {
        for (PhraseBook.Hit hit : draft.hits(Topic.LABEL)) {
            switch (hit.phrase().detail()) {
                case "password" -> value(hit, false);
                case "pin" -> value(hit, true);
                default -> {}
            }
        }
    }

    /** What follows "Password:" or "Your PIN is". */
    private void value(PhraseBook.Hit hit, boolean digitsOnly) {
        int at = draft.words().end(hit.to() - 1);
        boolean colon = false;
        while (at < seen.length()
                && " :=\"'\n".indexOf(seen.charAt(at)) >= 0
                && at - draft.words().end(hit.to() - 1) < 8) {
            colon |= seen.charAt(at) == ':' || seen.charAt(at) == '=' || seen.charAt(at) == '"';
            at++;
        }
        int end = at;
        while (end < seen.length() && !Character.isWhitespace(seen.charAt(end)) && end - at < 80) {
            end++;
        }
        while (end > at && "\"'.,;)".indexOf(seen.charAt(end - 1)) >= 0) {
            end--;
        }
        String value = seen.substring(at, end);
        boolean secret = digitsOnly
                ? value.length() >= 3 && value.length() <= 8 && value.chars().allMatch(Character::isDigit)
                : isPassword(value, colon && endsLine(end));
        if (secret && (colon || !digitsOnly || hit.to() - hit.from() > 1)) {
            add(draft.words().start(hit.from()), end, digitsOnly ? "pin" : "password");
        }
    }

    private boolean endsLine(int at) {
        int end = at;
        while (end < seen.length() && ".\"' ,".indexOf(seen.charAt(end)) >= 0 && end - at < 5) {
            end++;
        }
        return end >= seen.length() || seen.charAt(end) == '\n';
    }

    /** No ordinary word: it has digits or signs within, or is all that follows the colon in its line. */
    private static boolean isPassword(String value, boolean alone) {
        boolean hidden = value.chars().allMatch(c -> "*•.-_xX●?…".indexOf(c) >= 0);
        if (value.length() < 4
                || hidden
                || NO_VALUES.contains(value.toLowerCase(Locale.ROOT))
                || value.contains("://")
                || value.startsWith("{")
                || value.startsWith("[")
                || value.startsWith("<")) {
            return false;
        }
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean signs = value.chars().anyMatch(c -> "!#$%&*+=@^~".indexOf(c) >= 0) && !value.endsWith("!");
        return letters && (digits || signs) || alone && !value.endsWith("?") && !value.endsWith("!");
    }
}
