package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.WebScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a person sees and waits for, in a real browser: the first paint, opening a conversation, switching views, each interaction while a
 * hundred events come a second, and the memory of 10,000 rows. The baselines are the smallest history, and the same interactions while
 * nothing else happens.
 */
final class BrowserFigures implements PastBenchmark.Measurement {
    private static final int OFFICE = 10;

    private final Path folder;

    BrowserFigures(Path folder) {
        this.folder = folder;
    }

    @Override
    public void with(Bench bench, int messages) throws Exception {
        var figures = new WebScript("figures.mjs", folder.resolve("figures.log"));
        int ended = figures.run(world(bench), Duration.ofMinutes(10));
        assertThat(ended).as(figures::printed).isZero();
        figures.printed().lines().forEach(line -> Figures.say("%d messages, %s", messages, line));
    }

    private static Map<String, String> world(Bench bench) {
        return Map.of(
                "PARLEY_URL",
                bench.server().uri().toString(),
                "PARLEY_EMAIL",
                "manager@corpus.example",
                "PARLEY_PASSWORD",
                People.PASSWORD,
                "PARLEY_AGENTS",
                IntStream.rangeClosed(1, OFFICE)
                        .mapToObj(number -> "agent" + number + "@corpus.example")
                        .collect(Collectors.joining(",")));
    }
}
