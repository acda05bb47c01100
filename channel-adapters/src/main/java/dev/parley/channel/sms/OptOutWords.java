package dev.parley.channel.sms;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words by which people say that they want no more messages, or want them again. A message that is such a word and nothing else
 * counts; HELP does not, because it asks for an answer.
 */
record OptOutWords(Set<String> stop, Set<String> start) {
    /** What German, French and Italian speakers write, beside the words that networks know. */
    static final List<String> MORE_STOP = List.of(
            "STOPP", "ABMELDEN", "ABBESTELLEN", "ARRET", "ARRÊT", "DÉSABONNER", "DESABONNER", "FERMA", "DISISCRIVI");

    /** What networks and providers act on by themselves. */
    private static final List<String> STOP =
            List.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

    private static final List<String> START = List.of("START", "UNSTOP");

    OptOutWords {
        stop = Set.copyOf(stop);
        start = Set.copyOf(start);
    }

    static OptOutWords with(Collection<String> moreStop, Collection<String> moreStart) {
        return new OptOutWords(folded(STOP, moreStop), folded(START, moreStart));
    }

    private static Set<String> folded(Collection<String> first, Collection<String> second) {
        var all = new HashSet<String>();
        first.forEach(word -> all.add(fold(word)));
        second.forEach(word -> all.add(fold(word)));
        all.remove("");
        return all;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "")
                .toUpperCase(Locale.ROOT);
    }

    /** What a message says about permission; empty where it says something else. */
    Optional<Boolean> granted(String message) {
        if (message.length() > 100) {
            return Optional.empty();
        }
        String word = fold(message);
        if (stop.contains(word)) {
            return Optional.of(false);
        }
        return start.contains(word) ? Optional.of(true) : Optional.empty();
    }

    static OptOutWords read(String stop, String start) {
        return with(stop.lines().toList(), start.lines().toList());
    }
}
