package dev.parley.channel.email.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises the line above a quote ("On 3 May 2024 at 10:15, Jane Doe wrote:"), which may be wrapped over four lines. */
final class Attributions {
    private static final int MAX_LINES = 4;
    private static final int MAX_LENGTH = 600;
    private static final String VERBS =
            "wrote|writes|has written|said|schrieb|schreibt|hat geschrieben|geschrieben|a écrit|ecrit|écrit|écrivait|ha scritto|scrisse|scrive"
                    + "|escribió|escribio|escreveu|schreef|heeft het volgende geschreven|geschreven|napisał\\(a\\)|napisała|napisał|napisal\\(a\\)|napsala|napsal\\(a\\)|napsal|píše"
                    + "|skrev|skriver|skrifaði|kirjoitti|írta|пишет|писал|писала|написал\\(а\\)|написала|написал|написав|пише|yazdı|şunu yazdı|a scris|va escriure|έγραψε|έγραψαν"
                    + "|כתב|כתבה|كتب|写道|寫道|書きました|さんは書きました|のメッセージ|님이 작성|napísal\\(a\\)|napísal|je napisao|je napisao/la|pisze|đã viết|เขียนว่า";
    /** The verbs by their last letter. */
    private static final Map<Character, List<String>> ENDINGS = Arrays.stream(VERBS.split("\\|"))
            .map(verb -> verb.replace("\\", ""))
            .collect(Collectors.groupingBy(verb -> verb.charAt(verb.length() - 1)));

    private static final int LONGEST_VERB = 40;
    private static final Pattern VERB =
            Pattern.compile("(?<!\\p{L})(?:" + VERBS + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ENDS_WITH_ADDRESS =
            Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,255}\\s?[>)\\]]{0,2}\\s?[:：]$");
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:19|20)\\d\\d(?!\\d)|(?<!\\d)\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}(?!\\d)|\\d{1,2}월 ?\\d{1,2}일|\\d{1,2}月\\d{1,2}日");
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}[:.h]\\d{2}(?!\\d)");
    private static final Set<String> STARTS = Set.of(
            "on",
            "am",
            "le",
            "il",
            "in",
            "el",
            "op",
            "em",
            "dnia",
            "w",
            "den",
            "dana",
            "dne",
            "på",
            "a",
            "no",
            "pe",
            "ti",
            "ke",
            "to",
            "la",
            "su",
            "ma",
            "vào",
            "at",
            "il giorno",
            "στις",
            "в",
            "on.",
            "um",
            "quoting",
            "citando",
            "zitat",
            "citat");

    private Attributions() {}

    /** The line after the attribution that starts at {@code line}; {@code line} itself where none does. */
    static int endOf(MailLines lines, int line, boolean[] quoted) {
        StringBuilder joined = new StringBuilder();
        String first = lines.get(line);
        if (first.length() > MAX_LENGTH || !mayStart(first)) {
            return line;
        }
        for (int i = line; i < lines.count() && i < line + MAX_LINES; i++) {
            if (lines.isBlank(i) || quoted[i] || i > line && startsAnew(lines.get(i))) {
                return line;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(lines.get(i).strip());
            if (joined.length() > MAX_LENGTH) {
                return line;
            }
            int next = lines.skipBlank(i + 1);
            boolean quoteFollows = next < lines.count() && quoted[next];
            if (mayEnd(joined) && isOne(withoutDashes(joined.toString()), quoteFollows)) {
                return i + 1;
            }
        }
        return line;
    }

    private static boolean mayStart(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '0' && c <= '9' || c == ':' || c == '：' || c == '@') {
                return true;
            }
        }
        return STARTS.contains(firstWord(line));
    }

    private static boolean startsAnew(String line) {
        String word = firstWord(line);
        return (word.equals("on") || word.equals("am") || word.equals("le"))
                && TIME.matcher(line).find();
    }

    private static boolean mayEnd(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == ':' || last == '：' || last == '-' || Character.isLetter(last) || last == ')';
    }

    private static boolean isOne(String text, boolean quoteFollows) {
        boolean colon = text.endsWith(":") || text.endsWith("：");
        boolean verb = endsWithVerb(text);
        if (!verb && !colon) {
            return false;
        }
        boolean date = DATE.matcher(text).find();
        boolean time = TIME.matcher(text).find();
        if (verb) {
            boolean digits = text.chars().anyMatch(Character::isDigit);
            boolean startsSo = digits && STARTS.contains(firstWord(text));
            return (colon || date || startsSo)
                    && (text.indexOf('@') > 0 && (colon || date)
                            || date && time
                            || startsSo && colon
                            || quoteFollows && colon);
        }
        if (!date && !time) {
            return false;
        }
        if (ENDS_WITH_ADDRESS.matcher(text).find()) {
            return date || VERB.matcher(text).find();
        }
        boolean startsSo = STARTS.contains(firstWord(text)) || Character.isDigit(text.charAt(0));
        return date
                && startsSo
                && text.length() < 200
                && (VERB.matcher(text).find() && (time || quoteFollows) || time && quoteFollows);
    }

    private static boolean endsWithVerb(String text) {
        int end = text.length();
        end -= end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '：') ? 1 : 0;
        for (int i = 0; i < 3 && end > 0 && Character.isWhitespace(text.charAt(end - 1)); i++) {
            end--;
        }
        String tail = text.substring(Math.max(0, end - LONGEST_VERB), end).toLowerCase(Locale.ROOT);
        if (tail.isEmpty()) {
            return false;
        }
        for (String verb : ENDINGS.getOrDefault(tail.charAt(tail.length() - 1), List.of())) {
            if (tail.endsWith(verb)) {
                return true;
            }
        }
        return false;
    }

    /** "---- On …, x@acme.example wrote ----" (Zoho), "- Le …, Jean a écrit :" (Zimbra), "* Jane Doe …:". */
    private static String withoutDashes(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && "-* ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "-* ".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String firstWord(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) <= ' ' || "-*".indexOf(line.charAt(from)) >= 0)) {
            from++;
        }
        int to = from;
        while (to < line.length()
                && to - from < 12
                && line.charAt(to) > ' '
                && line.charAt(to) != ','
                && line.charAt(to) != '\u00A0') {
            to++;
        }
        return line.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
