package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.List;

/** Looks for what is meant for colleagues: "@colleague" and internal words. */
final class Mentions {
    private static final int LONGEST_HANDLE = 64;

    private Mentions() {}

    static List<Finding> find(ReadDraft draft) {
        List<Finding> found = new ArrayList<>();
        draft.hits(Topic.INTERNAL).stream()
                .filter(hit -> counts(draft, hit))
                .forEach(hit -> found.add(draft.finding(
                        CheckKind.INTERNAL_WORDS,
                        draft.words().start(hit.from()),
                        draft.words().end(hit.to() - 1),
                        "internal")));
        String text = draft.text().folded();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int end = handleEnd(text, at + 1);
            if (startsHandle(text, at) && end > at + 1 && !isKnown(draft, text, at + 1, end)) {
                found.add(draft.finding(CheckKind.INTERNAL_WORDS, at, end, "mention"));
            }
        }
        return found;
    }

    /** "Internal:" counts at the beginning of a line and before a colon; in the middle of a sentence it is a word. */
    private static boolean counts(ReadDraft draft, PhraseBook.Hit hit) {
        Words words = draft.words();
        String text = draft.text().folded();
        return switch (hit.phrase().detail()) {
            case "heading" -> {
                int after = words.end(hit.to() - 1);
                while (after < text.length() && text.charAt(after) == ' ') {
                    after++;
                }
                yield words.before(hit.from()) != Words.SPACE
                        && after < text.length()
                        && (text.charAt(after) == ':' || text.charAt(after) == ']' || text.charAt(after) == ')');
            }
            case "alone" -> words.before(hit.from()) != Words.SPACE && words.before(hit.to()) != Words.SPACE;
            default -> true;
        };
    }

    private static boolean startsHandle(String text, int at) {
        if (at + 1 >= text.length() || !Character.isLetter(text.charAt(at + 1))) {
            return false;
        }
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && "._-/=@".indexOf(text.charAt(at - 1)) < 0;
    }

    private static int handleEnd(String text, int from) {
        int at = from;
        while (at < text.length()
                && at - from < LONGEST_HANDLE
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.-@".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        while (at > from && !Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isKnown(ReadDraft draft, String text, int start, int end) {
        String handle = text.substring(start, end);
        int server = handle.indexOf('@');
        String account = server < 0 ? handle : handle.substring(0, server);
        return draft.known().hasHandle(handle)
                || draft.companyData().hasHandle(handle)
                || draft.known().hasHandle(account)
                || draft.companyData().hasHandle(account);
    }
}
