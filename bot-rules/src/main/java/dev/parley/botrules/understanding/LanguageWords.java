package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What words and letters say of a text's language: common ones and those of customers' service, with phrases that are
 * whole messages, and the commonest words of neighbours' languages that are none of ours.
 */
final class LanguageWords {
    private static final int MOST_WORDS = 120;
    private static final int LONGEST_PHRASE = 6;

    private final Map<String, Set<Language>> words = new HashMap<>();
    private final Map<String, Set<Language>> phrases = new HashMap<>();
    private final Map<String, List<Integer>> foreign = new HashMap<>();
    private final Map<Character, Set<Language>> letters = new HashMap<>();
    private int foreignLanguages;

    LanguageWords() {
        for (Language language : Language.values()) {
            for (String line : Resource.lines("words." + language.code() + ".txt")) {
                for (String word : line.split(" ")) {
                    add(words, word, language);
                    add(words, Word.folded(word), language);
                }
            }
            for (String phrase : Resource.lines("phrases." + language.code() + ".txt")) {
                add(phrases, String.join(" ", split(phrase)), language);
            }
        }
        for (String line : Resource.lines("words.others.txt")) {
            for (String word : new LinkedHashSet<>(List.of(line.substring(3).split(" ")))) {
                foreign.computeIfAbsent(word, key -> new ArrayList<>()).add(foreignLanguages);
            }
            foreignLanguages++;
        }
        letters("ßäöü", EnumSet.of(Language.DE));
        letters("çêâîûôëïœ", EnumSet.of(Language.FR));
        letters("òì", EnumSet.of(Language.IT));
        letters("éèàù", EnumSet.of(Language.FR, Language.IT));
        letters("ñ¿¡ãõåæøłąęśźżćńřěůčšžşğıőűțășðþ", EnumSet.noneOf(Language.class));
    }

    private void letters(String all, Set<Language> languages) {
        all.chars().forEach(letter -> letters.put((char) letter, languages));
    }

    private static void add(Map<String, Set<Language>> all, String key, Language language) {
        all.computeIfAbsent(key, each -> EnumSet.noneOf(Language.class)).add(language);
    }

    /** The languages of which the whole text is a phrase. */
    Set<Language> phrase(List<String> split) {
        return split.size() > LONGEST_PHRASE ? Set.of() : phrases.getOrDefault(String.join(" ", split), Set.of());
    }

    Optional<Set<Language>> languages(String word) {
        return Optional.ofNullable(words.get(word));
    }

    Optional<Set<Language>> languages(char letter) {
        return letter < 128 ? Optional.empty() : Optional.ofNullable(letters.get(letter));
    }

    /** In how many words of the text the best of the languages that are none of ours has a part. */
    int foreign(List<String> split) {
        int[] found = new int[foreignLanguages];
        int best = 0;
        for (String word : split) {
            List<Integer> all = foreign.getOrDefault(word, List.of());
            for (int language : all) {
                best = Math.max(best, ++found[language]);
            }
        }
        return best;
    }

    /** Small letters, accents and all; an elided word keeps its apostrophe: "l'" and "ordine" of "L'ordine". */
    static List<String> split(String text) {
        var split = new ArrayList<String>();
        int at = 0;
        while (at < text.length() && split.size() < MOST_WORDS) {
            int end = at;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                String word = text.substring(at, end).toLowerCase(Locale.ROOT);
                boolean elided = end + 1 < text.length() && isApostrophe(text.charAt(end));
                split.add(elided ? word + "'" : word);
            }
            at = end + 1;
        }
        return split;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '`';
    }
}
