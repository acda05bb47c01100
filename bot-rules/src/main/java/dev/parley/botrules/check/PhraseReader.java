package dev.parley.botrules.check;

import dev.parley.botrules.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the phrases of a topic.
 *
 * <p>A resource has sections ("[de]", or "[de refund]" with a detail for the explanation) of one phrase a line. A
 * phrase is words without accents and capitals, an apostrophe being a space: {@code a|b} one of them, {@code a?}
 * perhaps, {@code a*} what begins so, {@code *a} what ends so, {@code ..3} up to three words of any sort (no comma
 * between them), {@code #} a number, {@code <money>} an amount, {@code <name>} one of what {@code name = a|b} listed
 * before. "! " before a phrase makes an exception of it: where it stands, other phrases of the topic do not count.
 * "~ " lets it count only in drafts of its own language. "//" begins a comment.
 */
final class PhraseReader {
    private final Topic topic;
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, String> classes = new HashMap<>();
    private @Nullable Language language;
    private String detail = "";

    private PhraseReader(Topic topic) {
        this.topic = topic;
    }

    static List<Phrase> read(Topic topic) {
        var reader = new PhraseReader(topic);
        resource(topic).lines().forEach(reader::line);
        return reader.phrases;
    }

    private static String resource(Topic topic) {
        try (InputStream in = PhraseReader.class.getResourceAsStream(topic.resource())) {
            if (in == null) {
                throw new IllegalStateException("The resource " + topic.resource() + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A company's own phrase: its words as they are. */
    static Phrase plain(Topic topic, Words words) {
        List<Phrase.Item> items = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            items.add(new Phrase.OneOf(Set.of(words.word(i)), List.of(), List.of(), false, false));
        }
        return new Phrase(topic, null, "", false, false, List.copyOf(items));
    }

    private void line(String raw) {
        int comment = raw.indexOf("//");
        String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith("[")) {
            String[] header = line.substring(1, line.length() - 1).split(" ", 2);
            language = Language.ofTag(header[0]).orElse(null);
            detail = header.length > 1 ? header[1] : "";
        } else if (line.contains(" = ")) {
            int equals = line.indexOf(" = ");
            classes.put("<" + line.substring(0, equals) + ">", line.substring(equals + 3));
        } else {
            boolean exception = line.startsWith("! ");
            boolean own = line.startsWith("~ ");
            String phrase = exception || own ? line.substring(2) : line;
            add(items(phrase), exception, own);
        }
    }

    /** Where the first words may be missing, the phrase without them is one of its own: books look for first words. */
    private void add(List<Phrase.Item> items, boolean exception, boolean own) {
        phrases.add(new Phrase(topic, language, detail, exception, own, items));
        if (items.getFirst() instanceof Phrase.OneOf first && first.optional()) {
            add(items.subList(1, items.size()), exception, own);
        }
    }

    private List<Phrase.Item> items(String phrase) {
        List<Phrase.Item> items = new ArrayList<>();
        for (String item : phrase.strip().split(" +")) {
            items.add(item(item));
        }
        return List.copyOf(items);
    }

    private Phrase.Item item(String raw) {
        String item = raw;
        for (Map.Entry<String, String> each : classes.entrySet()) {
            item = item.replace(each.getKey(), each.getValue());
        }
        if (item.startsWith("..")) {
            return new Phrase.Gap(Integer.parseInt(item.substring(2)));
        }
        boolean optional = item.endsWith("?");
        item = optional ? item.substring(0, item.length() - 1) : item;
        if (item.equals("#")) {
            return new Phrase.AnyNumber(optional);
        }
        return oneOf(item, optional);
    }

    private Phrase.OneOf oneOf(String item, boolean optional) {
        Set<String> words = new HashSet<>();
        List<String> prefixes = new ArrayList<>();
        List<String> suffixes = new ArrayList<>();
        boolean amount = false;
        for (String word : item.split("\\|")) {
            if (word.equals("<money>")) {
                amount = true;
            } else if (word.endsWith("*")) {
                prefixes.add(checked(word.substring(0, word.length() - 1), item));
            } else if (word.startsWith("*")) {
                suffixes.add(checked(word.substring(1), item));
            } else {
                words.add(checked(word, item));
            }
        }
        return new Phrase.OneOf(Set.copyOf(words), List.copyOf(prefixes), List.copyOf(suffixes), amount, optional);
    }

    private String checked(String word, String item) {
        boolean sign = word.length() == 1 && !Character.isLetterOrDigit(word.charAt(0));
        if (word.isEmpty() || !sign && !word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
            throw new IllegalStateException(topic.resource() + " has the word \"" + word + "\" in \"" + item
                    + "\": write letters a to z only, without accents.");
        }
        return word;
    }
}
