package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.botrules.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What understanding a message costs, with lingua alone as the baseline; how well moods are told, with the lexicon alone
 * as the baseline; and how well languages are told on a file of lines "de⇥text" ({@code -Dparley.languages=<path>}).
 */
@Tag("benchmark")
final class UnderstandingBenchmark {
    private static final int ROUNDS = 5;
    private static final int WARM = 10_000;
    private static final int TEXTS = 4_000;

    @Test
    void costs() {
        long before = heap();
        long start = System.nanoTime();
        var languages = new LanguageIdentifier();
        languages.load();
        System.out.printf(
                "%nlanguages: loaded in %.1f s, %.0f MB of heap with lingua's models%n",
                (System.nanoTime() - start) / 1e9, (heap() - before) / 1e6);
        start = cpu();
        var moods = new SentimentTrainer().train(List.of());
        System.out.printf(
                "moods: trained in %.1f s of CPU, %.2f MB as bytes%n",
                (cpu() - start) / 1e9, moods.toBytes().length / 1e6);
        var intents = new IntentTrainer()
                .train(Resource.lines("intents.tsv").stream()
                        .map(line -> new IntentExample(line.split("\t")[1], line.split("\t")[0]))
                        .toList());
        var all = new Understanding(languages, moods, intents);
        var lingua = LanguageDetectorBuilder.fromLanguages(
                        com.github.pemistahl.lingua.api.Language.ENGLISH,
                        com.github.pemistahl.lingua.api.Language.GERMAN,
                        com.github.pemistahl.lingua.api.Language.FRENCH,
                        com.github.pemistahl.lingua.api.Language.ITALIAN)
                .build();
        Map<String, Consumer<String>> ways = new LinkedHashMap<>();
        ways.put("lingua alone", lingua::computeLanguageConfidenceValues);
        ways.put("language", text -> languages.identify(text, null));
        ways.put("mood", text -> moods.tell(text, Language.EN));
        ways.put("intents, 7", text -> intents.predict(text, 3));
        ways.put("all three", text -> all.understand(text, null));
        List<String> sentences = texts("language-sentences.tsv");
        measure("phrases of at most three words", texts("language-phrases.tsv"), ways);
        measure("sentences, " + mean(sentences) + " characters", sentences, ways);
        measure("mails of ten sentences", mails(sentences), ways);
    }

    private static void measure(String name, List<String> texts, Map<String, Consumer<String>> ways) {
        System.out.printf("%n%s | µs of CPU a text | ratio%n", name);
        ways.values().forEach(way -> {
            for (int i = 0; i < WARM / texts.size(); i++) {
                texts.forEach(way);
            }
        });
        double baseline = 0;
        for (Map.Entry<String, Consumer<String>> way : ways.entrySet()) {
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = cpu();
                int times = TEXTS / texts.size();
                for (int i = 0; i < times; i++) {
                    texts.forEach(way.getValue());
                }
                rounds[round] = (cpu() - start) / 1e3 / times / texts.size();
            }
            Arrays.sort(rounds);
            double median = rounds[ROUNDS / 2];
            baseline = baseline == 0 ? median : baseline;
            System.out.printf("%s | %.1f | %.2f%n", way.getKey(), median, median / baseline);
        }
    }

    @Test
    void tellsMoods() {
        var moods = new SentimentTrainer().train(List.of());
        System.out.printf("%nmacro-F1 | model | lexicon alone%n");
        for (Language language : Language.values()) {
            System.out.printf(
                    "%s | %.3f | %.3f%n",
                    language.code(),
                    SentimentModelTests.macroF1(
                            language, text -> moods.tell(text, language).mood()),
                    SentimentModelTests.macroF1(language, text -> SentimentModelTests.byLexiconAlone(text, language)));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.languages", matches = ".+")
    void tellsLanguages() throws IOException {
        var identifier = new LanguageIdentifier();
        int[][] counts = new int[2][3];
        for (String line : Files.readAllLines(Path.of(System.getProperty("parley.languages")))) {
            String[] parts = line.split("\t", 2);
            assertThat(parts).as(line).hasSize(2);
            var language = identifier.identify(parts[1], null).language();
            int[] count = counts[parts[1].split("[\\s-]+").length <= 3 ? 0 : 1];
            count[0]++;
            count[1] += language.equals(Language.ofTag(parts[0])) ? 1 : 0;
            count[2] += language.isEmpty() ? 1 : 0;
        }
        for (int[] count : counts) {
            System.out.printf(
                    "%d texts, %.2f %% right, %.2f %% undecided%n",
                    count[0], 100.0 * count[1] / count[0], 100.0 * count[2] / count[0]);
        }
    }

    private static List<String> texts(String list) {
        return Resource.lines(list).stream().map(line -> line.substring(3)).toList();
    }

    private static List<String> mails(List<String> sentences) {
        var mails = new ArrayList<String>();
        for (int i = 0; i + 10 <= sentences.size(); i += 10) {
            mails.add(String.join(" ", sentences.subList(i, i + 10)));
        }
        return mails;
    }

    private static long mean(List<String> texts) {
        return Math.round(texts.stream().mapToInt(String::length).average().orElse(0));
    }

    /** Of all threads: lingua works in several. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
