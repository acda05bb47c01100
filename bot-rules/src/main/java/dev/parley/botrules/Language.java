package dev.parley.botrules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages whose words are understood: stemmed, told apart, checked. */
public enum Language {
    EN,
    DE,
    FR,
    IT;

    /** The ISO 639-1 code, lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag such as "de-CH" (RFC 5646), if it is one of these. */
    public static Optional<Language> ofTag(String tag) {
        String code = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    @JsonCreator
    static Language ofCode(String code) {
        return ofTag(code)
                .orElseThrow(() -> new IllegalArgumentException("\"" + code + "\" is none of en, de, fr, it."));
    }
}
