package dev.parley.inbox.notification;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of notifications outside of the client: in push messages and mails. */
final class NotificationTexts {
    private static final String NAME = NotificationTexts.class.getPackageName() + ".notification";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    private NotificationTexts(ResourceBundle texts) {
        this.texts = texts;
    }

    static NotificationTexts in(String language) {
        return new NotificationTexts(ResourceBundle.getBundle(NAME, Locale.forLanguageTag(language), NO_FALLBACK));
    }

    /** What happened, in one line. */
    String line(NotificationKind kind, String who) {
        return text(kind.name(), who);
    }

    String text(String key, Object... facts) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(facts);
    }
}
