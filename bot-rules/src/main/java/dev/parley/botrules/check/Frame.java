package dev.parley.botrules.check;

import java.util.HashSet;
import java.util.Set;

/**
 * What stands around the words proper of an answer.
 *
 * @param greeted whether it begins with a greeting
 * @param signed whether it ends with a good-bye, a name or a signature
 * @param thanks whether the good-bye is nothing but thanks
 * @param bodyFrom the first word after the greeting
 * @param bodyTo after the last word before the good-bye
 */
record Frame(boolean greeted, boolean signed, boolean thanks, int bodyFrom, int bodyTo) {
    private static final int LATEST_GREETING = 2;
    private static final int LONGEST_NAME = 6;
    private static final int LONGEST_CLOSING = 40;
    private static final int NAME_NEAR_END = 8;
    private static final Set<String> TITLES = Set.of(
            "signora",
            "signor",
            "signori",
            "sig",
            "dottor",
            "dottore",
            "dottoressa",
            "dott",
            "dr",
            "prof",
            "frau",
            "herr",
            "herrn",
            "madame",
            "monsieur",
            "cliente",
            "client",
            "customer",
            "avv",
            "ing");
    private static final Set<String> JOINTS = Set.of("und", "and", "et", "e", "von", "van", "de", "di", "della", "du");

    static Frame of(ReadDraft draft) {
        int from = greetingEnd(draft);
        int to = closingStart(draft, from);
        boolean signed = to < draft.words().count() || initials(draft.text().seen());
        return new Frame(from > 0, signed, thanks(draft, to), from, to);
    }

    private static int greetingEnd(ReadDraft draft) {
        Words words = draft.words();
        int end = addressed(draft);
        for (PhraseBook.Hit hit : draft.hits(Topic.GREETING)) {
            if (hit.from() > end + LATEST_GREETING) {
                break;
            }
            if (hit.to() > end && (!alone(hit) || standsAlone(words, hit))) {
                end = nameEnd(draft, hit.to());
            }
        }
        return end;
    }

    /** After the customer's own name or handle at the very beginning: "Ada, ..." or "@ada ...". */
    private static int addressed(ReadDraft draft) {
        Words words = draft.words();
        String start = draft.text().folded().stripLeading();
        if (start.startsWith("@")) {
            int space = start.indexOf(' ');
            int handleEnd = draft.text().folded().length() - start.length() + (space < 0 ? start.length() : space);
            return words.firstFrom(handleEnd);
        }
        int end = 0;
        while (end < words.count() && end < LONGEST_NAME && draft.known().hasNameWord(words.word(end))) {
            end++;
            if (words.before(end) != Words.SPACE) {
                return end;
            }
        }
        return 0;
    }

    private static int nameEnd(ReadDraft draft, int from) {
        Words words = draft.words();
        int at = from;
        while (at < words.count()
                && at - from < LONGEST_NAME
                && words.before(at) == Words.SPACE
                && (isCapital(draft, at) || TITLES.contains(words.word(at)) || joins(draft, at))) {
            at++;
        }
        return at;
    }

    private static boolean isCapital(ReadDraft draft, int word) {
        return Character.isUpperCase(draft.text().seen().charAt(draft.words().start(word)));
    }

    /** "and" between two who are greeted. */
    private static boolean joins(ReadDraft draft, int at) {
        return JOINTS.contains(draft.words().word(at)) && at + 1 < draft.words().count() && isCapital(draft, at + 1);
    }

    private static boolean alone(PhraseBook.Hit hit) {
        return hit.phrase().detail().equals("alone") || hit.phrase().detail().equals("thanks");
    }

    /** Some words say hello or good-bye only where nothing else stands in their line: "Best," or "Danke". */
    private static boolean standsAlone(Words words, PhraseBook.Hit hit) {
        return words.before(hit.from()) == Words.SENTENCE && words.before(hit.to()) != Words.SPACE;
    }

    private static int closingStart(ReadDraft draft, int bodyFrom) {
        Words words = draft.words();
        for (PhraseBook.Hit hit : draft.hits(Topic.GOODBYE)) {
            boolean late = words.count() - hit.to() <= LONGEST_CLOSING && hit.from() >= bodyFrom;
            if (late && (!alone(hit) || standsAlone(words, hit))) {
                return hit.from();
            }
        }
        return nameStart(draft, bodyFrom);
    }

    private static boolean thanks(ReadDraft draft, int at) {
        return draft.hits(Topic.GOODBYE).stream()
                .anyMatch(hit -> hit.from() == at && hit.phrase().detail().equals("thanks"));
    }

    /** Where the writer's name or the signature stands among the last words. */
    private static int nameStart(ReadDraft draft, int bodyFrom) {
        Words words = draft.words();
        Set<String> names = new HashSet<>();
        for (String name : draft.draft().writer().names()) {
            Words parts = Words.of(FoldedText.of(name));
            for (int i = 0; i < parts.count(); i++) {
                names.add(parts.word(i));
            }
        }
        String signature = firstLine(draft.draft().writer().signature());
        int at = signature.isEmpty() ? -1 : draft.text().folded().lastIndexOf(signature);
        if (at >= 0) {
            return Math.max(bodyFrom, words.firstFrom(at));
        }
        for (int i = Math.max(bodyFrom, words.count() - NAME_NEAR_END); i < words.count(); i++) {
            if (names.contains(words.word(i))) {
                return i;
            }
        }
        return lastLine(draft, bodyFrom);
    }

    /** A last line of one to three words with capitals is somebody's name. */
    private static int lastLine(ReadDraft draft, int bodyFrom) {
        Words words = draft.words();
        String text = draft.text().folded().stripTrailing();
        int at = words.firstFrom(text.lastIndexOf('\n') + 1);
        int length = words.count() - at;
        boolean ends = text.isEmpty() || Character.isLetter(text.charAt(text.length() - 1));
        if (at <= bodyFrom || length < 1 || length > 3 || !ends) {
            return words.count();
        }
        for (int i = at; i < words.count(); i++) {
            if (!words.isWord(i) || !isCapital(draft, i)) {
                return words.count();
            }
        }
        return at;
    }

    private static String firstLine(String signature) {
        return FoldedText.of(signature)
                .folded()
                .lines()
                .map(String::strip)
                .filter(line -> line.chars().anyMatch(Character::isLetter))
                .findFirst()
                .orElse("");
    }

    /** "^TM", as teams sign on public networks. */
    private static boolean initials(String text) {
        String end = text.stripTrailing();
        int sign = Math.max(end.lastIndexOf('^'), end.lastIndexOf('/'));
        int length = end.length() - sign - 1;
        return sign > 0
                && length >= 1
                && length <= 3
                && Character.isWhitespace(end.charAt(sign - 1))
                && end.substring(sign + 1).chars().allMatch(Character::isLetter);
    }
}
