package dev.parley.inbox.survey;

import dev.parley.inbox.employee.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What customers read. */
final class SurveyTexts {
    private static final String NAME = SurveyTexts.class.getPackageName() + ".survey";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language language;
    private final ResourceBundle texts;

    private SurveyTexts(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(NAME, Locale.forLanguageTag(language.code()), NO_FALLBACK);
    }

    static SurveyTexts in(Language language) {
        return new SurveyTexts(language);
    }

    Language language() {
        return language;
    }

    String text(String key, Object... facts) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(facts);
    }

    String score(Scale scale, int score) {
        return text("score." + scale.name() + "." + score);
    }
}
