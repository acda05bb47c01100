package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that please or annoy, words that turn them round, words that make them stronger, and emoji. */
final class Lexicon {
    private static final int SHORTEST_STEM = 3;

    private final Map<Language, Map<String, Integer>> words = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Integer>> stems = new EnumMap<>(Language.class);
    private final Map<Language, Set<String>> negations = byLanguage("negations.txt");
    private final Map<Language, Set<String>> emphasis = byLanguage("emphasis.txt");
    private final Map<String, Integer> emoji = new HashMap<>();

    Lexicon() {
        for (Language language : Language.values()) {
            Map<String, Integer> whole = new HashMap<>();
            Map<String, Integer> begun = new HashMap<>();
            for (String line : Resource.lines("lexicon." + language.code() + ".txt")) {
                String[] parts = line.split(" ");
                for (int i = 1; i < parts.length; i++) {
                    String word = parts[i];
                    if (word.endsWith("*")) {
                        begun.put(Word.folded(word.substring(0, word.length() - 1)), Integer.valueOf(parts[0]));
                    } else {
                        whole.put(Word.folded(word), Integer.valueOf(parts[0]));
                    }
                }
            }
            words.put(language, whole);
            stems.put(language, begun);
        }
        for (String line : Resource.lines("lexicon.emoji.txt")) {
            String[] parts = line.split(" ");
            for (int i = 1; i < parts.length; i++) {
                emoji.put(parts[i], Integer.valueOf(parts[0]));
            }
        }
    }

    private static Map<Language, Set<String>> byLanguage(String list) {
        Map<Language, Set<String>> all = new EnumMap<>(Language.class);
        for (String line : Resource.lines(list)) {
            Language language = Language.ofTag(line.substring(0, 2)).orElseThrow();
            Set<String> own = new HashSet<>();
            for (String word : line.substring(3).split(" ")) {
                own.add(Word.folded(word));
            }
            all.put(language, own);
        }
        return all;
    }

    /** What a word counts, -4 to 4; 0 where it is in no list. The longest stem that it begins with counts. */
    int value(Language language, String word) {
        Integer whole = words.getOrDefault(language, Map.of()).get(word);
        if (whole != null) {
            return whole;
        }
        Map<String, Integer> begun = stems.getOrDefault(language, Map.of());
        for (int length = word.length(); length >= SHORTEST_STEM; length--) {
            Integer value = begun.get(word.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return 0;
    }

    boolean turnsRound(Language language, String word) {
        return negations.getOrDefault(language, Set.of()).contains(word);
    }

    boolean makesStronger(Language language, String word) {
        return emphasis.getOrDefault(language, Set.of()).contains(word);
    }

    /** What the emoji or the face of signs counts that begins here; 0 where none does. */
    int emoji(String text, int at) {
        char c = text.charAt(at);
        if (c > 0x2000) {
            return emoji.getOrDefault(new String(Character.toChars(text.codePointAt(at))), 0);
        }
        if (c != ':' && c != ';' && c != '=' && c != '<') {
            return 0;
        }
        for (int length : List.of(3, 2)) {
            int end = at + length;
            if (end <= text.length() && emoji.containsKey(text.substring(at, end))) {
                return emoji.getOrDefault(text.substring(at, end), 0);
            }
        }
        return 0;
    }
}
