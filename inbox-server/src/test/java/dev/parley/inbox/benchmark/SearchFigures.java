package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a search costs over HTTP, for a manager, who may read everything, and an agent of one team. The baseline is what one would write first: the same words in the same index, all matches ranked, the best twenty.
 */
final class SearchFigures implements PastBenchmark.Measurement {
    private static final int ROUNDS = Integer.getInteger("parley.benchmark.rounds", 5);
    /** Common words, rare ones, phrases, beginnings, names, typing errors, filters; half of them find nothing in some team. */
    private static final List<String> QUERIES = List.of(
            "refund",
            "the",
            "lieferung",
            "rechnung falsch",
            "\"vielen Dank für Ihre Nachricht\"",
            "AC-2025-123456",
            "müller",
            "delivery",
            "the refund",
            "bernasconi",
            "from:müller rechnung",
            "from:rossi",
            "batter*",
            "delivery -refund",
            "commande livraison",
            "\"serial number\" broken",
            "is:mine",
            "is:snoozed the",
            "is:open lieferung",
            "tag:vip delivery",
            "before:2024-12 warranty",
            "after:2026-10 garanzia",
            "team:assistenza consegna",
            "has:attachment invoice",
            "bernasocni",
            "xyzzyq",
            "zürich heizung ventil",
            "priority:urgent",
            "#4711",
            "the of to",
            "in:notes supplier",
            "file:contract smith",
            "(refund OR rimborso OR remboursement) screen");

    @Override
    public void with(Bench bench, int messages) throws Exception {
        measure(bench, messages, "manager", "manager@corpus.example");
        measure(bench, messages, "agent of one team", "agent36@corpus.example");
        baseline(bench.jdbc(), messages);
    }

    private static void measure(Bench bench, int messages, String who, String email) throws Exception {
        var desk = new Desk(bench.server().uri(), email, People.PASSWORD);
        round(desk);
        round(desk);
        var millis = new ArrayList<Double>();
        for (int n = 0; n < ROUNDS; n++) {
            millis.addAll(round(desk));
        }
        var all = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Figures.say(
                "%d messages, %s: p50 %.1f ms, p95 %.1f ms, longest %.1f ms",
                messages, who, Figures.percentile(all, 50), Figures.percentile(all, 95), Figures.percentile(all, 100));
    }

    private static List<Double> round(Desk desk) throws Exception {
        var millis = new ArrayList<Double>();
        for (String query : QUERIES) {
            long start = System.nanoTime();
            var answer = desk.get("/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            millis.add((System.nanoTime() - start) / 1e6);
            assertThat(answer.status()).as(query).isEqualTo(200);
        }
        return millis;
    }

    private static void baseline(JdbcClient jdbc, int messages) {
        for (String word : List.of("refund", "the", "bernasconi")) {
            long start = System.nanoTime();
            jdbc.sql("""
                    select message_id from search_document
                     where vector @@ to_tsquery('simple', ?)
                     order by ts_rank(vector, to_tsquery('simple', ?)) desc limit 20
                    """).params(word, word).query().listOfRows();
            Figures.say(
                    "%d messages, all of \"%s\" ranked: %.0f ms", messages, word, (System.nanoTime() - start) / 1e6);
        }
    }
}
