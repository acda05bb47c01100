package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks of one text in which language it is, how it sounds and what it is about; cuts it into words once.
 *
 * <p>Immutable and safe for many threads: a newly trained model makes a new one.
 */
public final class Understanding {
    private static final int MOST_INTENTS = 3;

    private final LanguageIdentifier languages;
    private final SentimentModel moods;
    private final @Nullable IntentModel intents;

    /** Without intents, as long as there are no examples of them. */
    public Understanding(LanguageIdentifier languages, SentimentModel moods) {
        this(languages, moods, null);
    }

    /** With intents, where a model of them is given. */
    public Understanding(LanguageIdentifier languages, SentimentModel moods, @Nullable IntentModel intents) {
        this.languages = languages;
        this.moods = moods;
        this.intents = intents;
    }

    /** The same with newly trained intents. */
    public Understanding with(IntentModel newIntents) {
        return new Understanding(languages, moods, newIntents);
    }

    /**
     * Language, mood and the three most probable intents of a text.
     *
     * @param before the language in which the conversation was held until now, if there is one
     */
    public Understood understand(String text, @Nullable Language before) {
        ToldLanguage language = languages.identify(text, before);
        var grams = Grams.of(text);
        Sentiment mood = moods.tell(text, grams, language.language().orElse(null));
        Optional<IntentPrediction> about =
                Optional.ofNullable(intents).map(model -> model.predict(text, grams, MOST_INTENTS));
        return new Understood(language, mood, about);
    }
}
