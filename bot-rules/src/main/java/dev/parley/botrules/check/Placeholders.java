package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for places to fill in that nobody filled in. */
final class Placeholders {
    private static final int LONGEST = 60;
    private static final Set<String> TAGS =
            Set.of("b", "i", "p", "a", "u", "br", "em", "strong", "ul", "li", "ol", "div", "span", "img", "code");

    private final ReadDraft draft;
    private final String text;
    private final String seen;
    private final List<Finding> found = new ArrayList<>();

    private Placeholders(ReadDraft draft) {
        this.draft = draft;
        this.text = draft.text().folded();
        this.seen = draft.text().seen();
    }

    static List<Finding> find(ReadDraft draft) {
        var placeholders = new Placeholders(draft);
        draft.hits(Topic.PLACEHOLDER).forEach(placeholders::phrase);
        placeholders.signs();
        placeholders.words();
        return placeholders.found;
    }

    private void add(int start, int end, String detail) {
        found.add(draft.finding(CheckKind.PLACEHOLDER, start, end, detail));
    }

    private void phrase(PhraseBook.Hit hit) {
        Words words = draft.words();
        int start = words.start(hit.from());
        int end = words.end(hit.to() - 1);
        String detail = hit.phrase().detail();
        boolean inBrackets = detail.equals("field");
        boolean unnamed = detail.equals("unnamed");
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean comma = next < text.length() && text.charAt(next) == ',';
        boolean counts = !inBrackets && !unnamed || unnamed && comma && hit.from() < 4;
        if (counts && !draft.known().hasNameWord(words.word(hit.to() - 1))) {
            add(start, end, detail);
        }
    }

    private void signs() {
        for (int at = 0; at < text.length(); at++) {
            int end = switch (text.charAt(at)) {
                case '{' -> variable(at);
                case '[' -> field(at, ']');
                case '<' -> field(at, '>');
                case '%' -> percent(at);
                case '_' -> line(at);
                default -> -1;
            };
            if (end > at) {
                add(at, end, text.charAt(at) == '_' ? "gap" : "field");
                at = end - 1;
            }
        }
    }

    /** "{{contact.name}}", "{name}", "${name}". */
    private int variable(int at) {
        int close = close(at, '}');
        if (close < 0) {
            return text.startsWith("{{", at) ? at + 2 : -1;
        }
        String inner = text.substring(at, close).replace("{", "").strip();
        boolean twice = text.startsWith("{{", at);
        boolean name = !inner.isEmpty()
                && inner.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._- ".indexOf(c) >= 0)
                && Character.isLetter(inner.charAt(0))
                && inner.chars().filter(c -> c == ' ').count() < 4;
        int end = text.startsWith("}}", close) ? close + 2 : close + 1;
        return twice || name ? end : -1;
    }

    private int close(int at, char sign) {
        int limit = Math.min(text.length(), at + LONGEST);
        for (int i = at + 1; i < limit && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == sign) {
                return i;
            }
        }
        return -1;
    }

    /** Brackets around words that name what is missing, or around capitals; a link's text is none. */
    private int field(int at, char sign) {
        int close = close(at, sign);
        if (close < 0 || close == at + 1 || close + 1 < text.length() && text.charAt(close + 1) == '(') {
            return -1;
        }
        String inner = text.substring(at + 1, close);
        if (inner.contains("://") || inner.contains("@") || inner.startsWith("/") || TAGS.contains(inner)) {
            return -1;
        }
        boolean named = false;
        int from = draft.words().firstFrom(at);
        int to = draft.words().firstFrom(close);
        for (PhraseBook.Hit hit : fields(from, to)) {
            named |= hit.phrase().detail().equals("field");
        }
        return named || capitals(at + 1, close) ? close + 1 : -1;
    }

    private List<PhraseBook.Hit> fields(int from, int to) {
        List<PhraseBook.Hit> all = draft.hits(Topic.PLACEHOLDER);
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).from() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < all.size() && all.get(end).from() < to) {
            end++;
        }
        return all.subList(low, end);
    }

    /** "[ORDER_NUMBER]", not "[1]" or "[EUR]". */
    private boolean capitals(int from, int to) {
        String inner = seen.substring(from, to);
        return inner.length() >= 4
                && inner.chars().allMatch(c -> Character.isUpperCase(c) || c == '_' || c == ' ')
                && inner.chars().filter(Character::isUpperCase).count() >= 4
                && (inner.contains("_") || inner.contains(" "));
    }

    /** "%NAME%", "%first_name%". */
    private int percent(int at) {
        int end = at + 1;
        while (end < text.length()
                && end - at < LONGEST
                && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean free = at == 0 || !Words.isDigit(text.charAt(at - 1));
        return free && end > at + 3 && end < text.length() && text.charAt(end) == '%' ? end + 1 : -1;
    }

    /** "___" in a sentence; a whole line of it divides parts of the text. */
    private int line(int at) {
        if (at > 0 && text.charAt(at - 1) == '_') {
            return -1;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) == '_') {
            end++;
        }
        boolean aloneBefore = at == 0 || text.charAt(at - 1) == '\n';
        boolean aloneAfter = end == text.length() || text.charAt(end) == '\n';
        boolean inName = at > 0
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && end < text.length()
                && Character.isLetterOrDigit(text.charAt(end));
        return end - at >= 3 && !(aloneBefore && aloneAfter) && !inName ? end : -1;
    }

    private void words() {
        Words words = draft.words();
        for (int at = 0; at < words.count(); at++) {
            String word = words.word(at);
            String written = seen.substring(words.start(at), words.end(at));
            boolean capital = Character.isUpperCase(written.charAt(written.length() - 1));
            boolean crosses = word.length() >= 3 && word.chars().allMatch(c -> c == 'x') && capital;
            if (crosses && !masks(words.start(at), words.end(at))) {
                add(words.start(at), words.end(at), "gap");
            } else if (capital && Set.of("todo", "tbd", "fixme", "tbc").contains(word)) {
                add(words.start(at), words.end(at), "todo");
            }
        }
    }

    /** "XXXX 1234" hides most of a number, which is right. */
    private boolean masks(int start, int end) {
        int after = end;
        while (after < text.length() && " -x*.".indexOf(text.charAt(after)) >= 0 && after < end + 30) {
            after++;
        }
        int before = start;
        while (before > 0 && " -x*.".indexOf(text.charAt(before - 1)) >= 0 && before > start - 30) {
            before--;
        }
        return after < text.length() && Words.isDigit(text.charAt(after))
                || before > 0 && before >= start - 1 && Words.isDigit(text.charAt(before - 1));
    }
}
