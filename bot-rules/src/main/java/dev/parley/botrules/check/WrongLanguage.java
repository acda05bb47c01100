package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks whether the draft is in another language than the customer's. */
final class WrongLanguage {
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_LETTERS = 15;
    private static final int PART_IN_HIS_LANGUAGE = 6;

    private WrongLanguage() {}

    static List<Finding> find(ReadDraft draft) {
        Language written = draft.draft().language();
        Language read = draft.draft().recipient().language();
        if (written == null
                || read == null
                || written == read
                || tooShort(draft)
                || isBilingual(draft, written, read)) {
            return List.of();
        }
        return List.of(
                draft.finding(CheckKind.WRONG_LANGUAGE, 0, draft.text().folded().length(), written.code()));
    }

    /** A greeting or "OK, Ticket 123" has no language to speak of. */
    private static boolean tooShort(ReadDraft draft) {
        Words words = draft.words();
        int letters = 0;
        int count = 0;
        for (int i = 0; i < words.count() && (letters < FEWEST_LETTERS || count < FEWEST_WORDS); i++) {
            boolean counts = words.isWord(i) && !words.isLink(i);
            count += counts ? 1 : 0;
            letters += counts ? words.word(i).length() : 0;
        }
        return letters < FEWEST_LETTERS || count < FEWEST_WORDS;
    }

    /** The same twice, once for each: everyday words of the customer's language in a good part of the text. */
    private static boolean isBilingual(ReadDraft draft, Language written, Language read) {
        Map<Language, Integer> words = new EnumMap<>(Language.class);
        for (PhraseBook.Hit hit : draft.hits(Topic.FUNCTION_WORD)) {
            if (hit.phrase().language() != null) {
                words.merge(hit.phrase().language(), 1, Integer::sum);
            }
        }
        int his = words.getOrDefault(read, 0);
        return his >= PART_IN_HIS_LANGUAGE && his * 3 >= words.getOrDefault(written, 0) && his > shared(draft, read);
    }

    /** Everyday words that another language has as well prove nothing. */
    private static int shared(ReadDraft draft, Language read) {
        int shared = 0;
        int last = -1;
        Language before = null;
        for (PhraseBook.Hit hit : draft.hits(Topic.FUNCTION_WORD)) {
            if (hit.from() == last && (hit.phrase().language() == read || before == read)) {
                shared++;
            }
            last = hit.from();
            before = hit.phrase().language();
        }
        return shared + 2;
    }
}
