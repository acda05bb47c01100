package dev.parley.botrules.book;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks every guideline in turn; their words are stemmed once for each language. */
final class PlainLoop {
    private final List<Guideline> guidelines;
    private final Map<String, Map<String, List<String>>> stems = new HashMap<>();

    PlainLoop(List<Guideline> guidelines) {
        this.guidelines = guidelines;
    }

    List<Guideline> ask(Utterance utterance) {
        var reading = new PlainReading(
                utterance, stems.computeIfAbsent(String.valueOf(utterance.language()), language -> new HashMap<>()));
        return guidelines.stream().filter(reading::holds).toList();
    }
}
