package dev.parley.inbox.wording;

import dev.parley.inbox.employee.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of our languages a customer writes in, told by its smallest words; only a first choice, which the writer may change. */
final class LanguageGuess {
    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");
    private static final int ENOUGH = 2;
    private static final Map<Language, Set<String>> WORDS = Map.of(
            Language.EN,
                    words(
                            "the and is are was have has you your my we our not please with this that it for of to from thanks would"),
            Language.DE,
                    words(
                            "der die das und ist sind war habe hat sie ihr ihre mein meine wir nicht bitte mit dies dass es für von zu"
                                    + " ich ein eine den dem danke würde"),
            Language.FR,
                    words(
                            "le la les et est sont était avez vous votre mon ma nous pas avec ce cette que il elle pour de des du je un"
                                    + " une merci bonjour"),
            Language.IT,
                    words(
                            "il lo gli e è sono era avete ha voi vostro mio mia noi non con questo questa che per di del della io un una"
                                    + " grazie buongiorno ho"));

    private LanguageGuess() {}

    /** Empty where the words do not tell. */
    static Optional<Language> of(String text) {
        var spoken = WORD.split(text.toLowerCase(Locale.ROOT));
        Language best = Language.EN;
        long most = 0;
        long second = 0;
        for (Language language : Language.values()) {
            var known = WORDS.getOrDefault(language, Set.of());
            long found = Arrays.stream(spoken).filter(known::contains).count();
            if (found > most) {
                second = most;
                most = found;
                best = language;
            } else {
                second = Math.max(second, found);
            }
        }
        return most >= ENOUGH && most > second ? Optional.of(best) : Optional.empty();
    }

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }
}
