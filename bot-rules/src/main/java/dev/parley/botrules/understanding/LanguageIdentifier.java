package dev.parley.botrules.understanding;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import dev.parley.botrules.Language;
import dev.parley.botrules.understanding.ToldLanguage.By;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a message among those that a company speaks.
 *
 * <p>Words of our own lists decide most messages; what they leave open is weighed with lingua's model, which is loaded
 * when it is first needed and once for the whole process. Safe for many threads; make one and keep it.
 */
public final class LanguageIdentifier {
    private static final int MOST_CHARACTERS = 2000;
    private static final int MOST_FOR_MODEL = 200;
    private static final int FEWEST_LETTERS = 3;
    /** What one word, letter or phrase counts that only some languages have. */
    private static final double WORD = 2;

    private static final double LETTER = 2;
    private static final double PHRASE = 10;
    /** What the conversation's language counts beforehand. */
    private static final double PRIOR = 1;
    /** With such a lead, of two words, the model is not asked. */
    private static final double CLEAR = 3.5;
    /** Below this lead nothing is decided. */
    private static final double LEAST = 0.02;

    private final Set<Language> among;
    private final LanguageWords words = new LanguageWords();
    private final Optional<LanguageDetector> model;

    /** Among all languages whose words are understood. */
    public LanguageIdentifier() {
        this(EnumSet.allOf(Language.class));
    }

    /** Among some of them. */
    public LanguageIdentifier(Set<Language> among) {
        if (among.isEmpty()) {
            throw new IllegalArgumentException("Name one language at least that can be told.");
        }
        this.among = EnumSet.copyOf(among);
        this.model = among.size() < 2 ? Optional.empty() : Optional.of(model(this.among));
    }

    private static LanguageDetector model(Set<Language> among) {
        return LanguageDetectorBuilder.fromLanguages(among.stream()
                        .map(LanguageIdentifier::named)
                        .toArray(com.github.pemistahl.lingua.api.Language[]::new))
                .build();
    }

    private static com.github.pemistahl.lingua.api.Language named(Language language) {
        return switch (language) {
            case EN -> com.github.pemistahl.lingua.api.Language.ENGLISH;
            case DE -> com.github.pemistahl.lingua.api.Language.GERMAN;
            case FR -> com.github.pemistahl.lingua.api.Language.FRENCH;
            case IT -> com.github.pemistahl.lingua.api.Language.ITALIAN;
        };
    }

    /** Loads the model now, which takes seconds, rather than with the first message that needs it. */
    public void load() {
        model.ifPresent(each -> each.computeLanguageConfidenceValues("Bonanza"));
    }

    /**
     * The language of a text.
     *
     * @param before the language in which the conversation was held until now, if there is one
     */
    public ToldLanguage identify(String text, @Nullable Language before) {
        String own = Quotes.leftOut(OwnWords.of(text, MOST_CHARACTERS));
        List<String> split = LanguageWords.split(own);
        int letters = split.stream().mapToInt(String::length).sum();
        Optional<Language> prior = Optional.ofNullable(before).filter(among::contains);
        Set<Language> phrase = words.phrase(split);
        if (isForeign(own, split, phrase)) {
            return new ToldLanguage(Optional.empty(), 0.9, By.WORDS);
        }
        Map<Language, Double> scores = new EnumMap<>(Language.class);
        among.forEach(language -> scores.put(language, 0.0));
        against(scores, phrase, PHRASE);
        weighWords(scores, split);
        By by = phrase.isEmpty() ? By.WORDS : By.PHRASE;
        if (letters >= FEWEST_LETTERS && lead(scores) < CLEAR && model.isPresent()) {
            Language byWords = best(scores);
            boolean open = lead(scores) < WORD;
            weighModel(scores, own, letters, model.get());
            by = open || best(scores) != byWords ? By.MODEL : by;
        }
        return decided(scores, prior, by);
    }

    private ToldLanguage decided(Map<Language, Double> scores, Optional<Language> prior, By by) {
        Language alone = best(scores);
        prior.ifPresent(language -> scores.merge(language, PRIOR, Double::sum));
        Language best = best(scores);
        double lead = lead(scores);
        if (lead < LEAST) {
            return new ToldLanguage(prior, prior.isPresent() ? 0.5 : 0, prior.isPresent() ? By.PRIOR : By.NOTHING);
        }
        double sum = scores.values().stream()
                .mapToDouble(score -> Math.exp(score - scores.getOrDefault(best, 0.0)))
                .sum();
        return new ToldLanguage(Optional.of(best), 1 / sum, best == alone ? by : By.PRIOR);
    }

    /** Letters of other scripts, or more words of another language than of each of ours. */
    private boolean isForeign(String text, List<String> split, Set<Language> phrase) {
        if (!phrase.isEmpty()) {
            return false;
        }
        long all = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(c -> Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (latin * 2 < all) {
            return true;
        }
        int strange = 0;
        Map<Language, Integer> found = new EnumMap<>(Language.class);
        for (String word : split) {
            words.languages(word)
                    .ifPresent(languages -> languages.stream()
                            .filter(among::contains)
                            .forEach(language -> found.merge(language, 1, Integer::sum)));
            strange += hasStrangeLetter(word) ? 1 : 0;
        }
        int ours = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int foreign = words.foreign(split) + strange;
        return foreign >= ours + 2 || foreign > ours && strange > 0;
    }

    private boolean hasStrangeLetter(String word) {
        return word.chars()
                .anyMatch(c -> words.languages((char) c).filter(Set::isEmpty).isPresent());
    }

    private void weighWords(Map<Language, Double> scores, List<String> split) {
        for (String word : split) {
            words.languages(word).ifPresent(languages -> against(scores, languages, WORD));
            for (int i = 0; i < word.length(); i++) {
                words.languages(word.charAt(i)).ifPresent(languages -> against(scores, languages, LETTER));
            }
        }
    }

    /** Counts against all languages but those, if any of those is among ours. */
    private void against(Map<Language, Double> scores, Set<Language> those, double weight) {
        if (among.stream().anyMatch(those::contains)) {
            scores.replaceAll((language, score) -> those.contains(language) ? score : score - weight);
        }
    }

    /** lingua says 1 of its best language and a part of it of the others; it says the more, the longer the text. */
    private static void weighModel(Map<Language, Double> scores, String text, int letters, LanguageDetector model) {
        String start = text.length() > MOST_FOR_MODEL ? text.substring(0, MOST_FOR_MODEL) : text;
        var told = model.computeLanguageConfidenceValues(start);
        double weight = Math.clamp(letters, 4, 40);
        if (!told.isEmpty()) {
            scores.replaceAll((language, score) -> score - weight * (1 - told.getOrDefault(named(language), 0.5)));
        }
    }

    private static Language best(Map<Language, Double> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** How far the best language is before the second one. */
    private static double lead(Map<Language, Double> scores) {
        double best = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (double score : scores.values()) {
            second = Math.max(second, Math.min(best, score));
            best = Math.max(best, score);
        }
        return second == Double.NEGATIVE_INFINITY ? CLEAR : best - second;
    }
}
