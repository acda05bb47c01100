package dev.parley.inbox.benchmark;

import static org.awaitility.Awaitility.await;

import dev.parley.inbox.corpus.Corpus;
import dev.parley.inbox.corpus.CorpusSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a company's past costs: one server whose history grows to 10,000, 100,000 and a million messages
 * ({@code -Dparley.benchmark.messages}), and at each size what the inbox asks for, searches, and what a browser shows
 * ({@code -Dparley.benchmark.of=history,search,browser}).
 */
@Tag("benchmark")
final class PastBenchmark {
    private static final List<String> OF = list("parley.benchmark.of", "history,search,browser");

    @TempDir
    private Path folder;

    /** What is measured with so many messages. */
    interface Measurement {
        void with(Bench bench, int messages) throws Exception;
    }

    @Test
    void whatAPastCosts() throws Exception {
        Figures.fsync(folder);
        var measurements = OF.stream().map(this::measurement).toList();
        try (var bench = new Bench(folder, "-Xmx320m -Dparley.search.share=1")) {
            int before = 0;
            for (String size : list("parley.benchmark.messages", "10000,100000,1000000")) {
                int messages = Integer.parseInt(size);
                fill(bench, messages, messages - before);
                before = messages;
                for (var measurement : measurements) {
                    measurement.with(bench, messages);
                }
            }
        }
    }

    private Measurement measurement(String name) {
        return switch (name) {
            case "history" -> new HistoryFigures();
            case "search" -> new SearchFigures();
            case "browser" -> new BrowserFigures(folder);
            default -> throw new IllegalArgumentException("parley.benchmark.of knows no " + name);
        };
    }

    private static void fill(Bench bench, int messages, int more) throws Exception {
        long start = System.nanoTime();
        new Corpus(CorpusSettings.of(messages, more)).fill(bench.server().database());
        Figures.say("filled in %d messages in %.0f s", more, (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        await("all are indexed")
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofHours(1))
                .until(() -> isIndexed(bench.jdbc()));
        Figures.say("indexed %d messages in %.0f s more", more, (System.nanoTime() - start) / 1e9);
        bench.jdbc().sql("vacuum analyze").update();
        Figures.say(
                "%s messages, %s documents, %s their index",
                size(bench, "pg_total_relation_size('message')"),
                size(bench, "pg_table_size('search_document')"),
                size(bench, "pg_indexes_size('search_document')"));
    }

    private static boolean isIndexed(JdbcClient jdbc) {
        return jdbc.sql("select not exists (select 1 from search_pending)")
                .query(Boolean.class)
                .single();
    }

    private static String size(Bench bench, String what) {
        return bench.jdbc()
                .sql("select pg_size_pretty(" + what + ")")
                .query(String.class)
                .single();
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.asList(System.getProperty(property, otherwise).split(","));
    }
}
