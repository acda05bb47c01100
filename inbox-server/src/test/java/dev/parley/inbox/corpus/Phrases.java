package dev.parley.inbox.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sentences and words of a text file, by its {@code [sections]}. */
final class Phrases {
    /** What all languages share: names, towns, products. */
    static final Phrases NAMES = new Phrases("names.txt");

    private final Map<String, List<String>> sections = new HashMap<>();

    Phrases(String file) {
        List<String> section = List.of();
        for (String line : read(file).split("\n")) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isBlank()) {
                section.add(line.strip());
            }
        }
    }

    /** One sentence a line. */
    List<String> lines(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }

    /** Words between commas. */
    List<String> words(String section) {
        return Arrays.stream(String.join(",", lines(section)).split(","))
                .map(String::strip)
                .toList();
    }

    private static String read(String file) {
        try (var in = Phrases.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
