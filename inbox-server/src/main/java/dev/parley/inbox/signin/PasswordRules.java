package dev.parley.inbox.signin;

import dev.parley.inbox.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Which new passwords are good enough: long, and not among what a guesser tries first (NIST SP 800-63B section 3.1.1.2). No
 * rules about digits and signs: they make passwords worse.
 */
@Component
public final class PasswordRules {
    /** Why a password was refused; fact {@code reason} of problem {@code weak-password}. */
    enum Weakness {
        TOO_SHORT("The password needs at least 10 characters."),
        TOO_LONG("The password may have at most 200 characters."),
        COMMON("This password is among the first that are tried. Take several words that do not belong together."),
        ABOUT_YOU(
                "This password is little more than your name, your e-mail address or the company's name. Add other words.");

        private final String detail;

        Weakness(String detail) {
            this.detail = detail;
        }
    }

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int FEWEST_SIGNS = 5;
    private static final int REST = 6;
    private static final String[] ROWS = {
        "0123456789012345678901234567890",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklm",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "1q2w3e4r5t6y7u8i9o0p",
        "1q2w3e4r5t6z7u8i9o0p",
        "qazwsxedcrfvtgbyhnujmikolp",
        "1qaz2wsx3edc4rfv5tgb"
    };

    private final Set<String> common = read();

    /**
     * Refuses a weak password with problem {@code weak-password}.
     *
     * @param words the employee's name and address and the company's name: what a guesser knows
     */
    public void check(String password, Collection<String> words) {
        var weakness = weakness(password, words);
        if (weakness != null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "weak-password", weakness.detail).with("reason", weakness);
        }
    }

    private @Nullable Weakness weakness(String password, Collection<String> words) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.isBlank()) {
            return Weakness.TOO_SHORT;
        }
        if (length > LONGEST) {
            return Weakness.TOO_LONG;
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (isCommon(plain)) {
            return Weakness.COMMON;
        }
        String rest = plain;
        for (String word : split(words)) {
            rest = rest.replace(word, "");
        }
        boolean little = rest.length() < plain.length() && letters(rest) < REST;
        return little ? Weakness.ABOUT_YOU : null;
    }

    /** Listed, of few different signs, or a listed word or keyboard row with digits and signs around it. */
    private boolean isCommon(String plain) {
        String reversed = new StringBuilder(plain).reverse().toString();
        String core = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return plain.chars().distinct().count() < FEWEST_SIGNS
                || Stream.of(ROWS).anyMatch(row -> row.contains(plain) || row.contains(reversed))
                || Stream.of(ROWS).anyMatch(row -> core.length() >= REST && row.contains(core))
                || common.contains(plain)
                || common.contains(core)
                || common.contains(unmasked(plain));
    }

    /** p4ssw0rd! → password. */
    private static String unmasked(String plain) {
        return plain.replace('4', 'a')
                .replace('@', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('0', 'o')
                .replace('5', 's')
                .replace('$', 's')
                .replaceAll("[^\\p{L}]+", "");
    }

    private static Set<String> split(Collection<String> words) {
        return words.stream()
                .flatMap(word -> Stream.of(word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(part -> part.length() >= 3)
                .collect(Collectors.toSet());
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static Set<String> read() {
        try {
            return new ClassPathResource("common-passwords.txt", PasswordRules.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
