package dev.parley.inbox.spam;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of a letter are counted by. Pure. */
final class Tokens {
    private static final int MOST = 200;
    private static final int READ = 20_000;
    private static final Pattern LINK = Pattern.compile("https?://(?:[^/\\s@]{0,99}@)?([\\p{L}\\p{N}.-]{3,100})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}$€£%!][\\p{L}\\p{N}$€£%!'’-]{2,23}");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}-]+");

    private Tokens() {}

    /** The words of subject and text, where its links lead, and the sender's domain; each once, at most two hundred. */
    static Set<String> of(String subject, String text, String domain) {
        var tokens = new LinkedHashSet<String>();
        if (!domain.isEmpty()) {
            tokens.add("from:" + domain);
        }
        String read = plain(text);
        var links = LINK.matcher(read);
        while (links.find() && tokens.size() < MOST / 4) {
            tokens.add("link:" + links.group(1));
        }
        addWords("subject:", plain(subject), tokens);
        addWords("", LINK.matcher(read).replaceAll(" "), tokens);
        return tokens;
    }

    private static void addWords(String kind, String text, Set<String> tokens) {
        var words = WORD.matcher(text);
        while (words.find() && tokens.size() < MOST) {
            if (!NUMBER.matcher(words.group()).matches()) {
                tokens.add(kind + words.group());
            }
        }
    }

    /** Letters that only look different are the same. */
    private static String plain(String text) {
        String read = text.length() > READ ? text.substring(0, READ) : text;
        return Normalizer.normalize(read, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u0000', ' ');
    }
}
