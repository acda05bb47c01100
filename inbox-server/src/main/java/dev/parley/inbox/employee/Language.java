package dev.parley.inbox.employee;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.inbox.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages Parley speaks: in the client, in its mails, in its sample conversations. */
public enum Language {
    EN,
    DE,
    FR,
    IT;

    /** The ISO 639-1 code, lower case: what JSON, the database and the client use. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag such as "de-CH" (RFC 5646), if Parley speaks it. */
    public static Optional<Language> ofTag(String tag) {
        String code = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** Reads the code; a problem when Parley does not speak it. */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("The language must be one of en, de, fr, it."));
    }
}
