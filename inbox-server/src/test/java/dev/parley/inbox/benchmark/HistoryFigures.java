package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the inbox asks for all day, over HTTP: lists, filters, their numbers, a conversation; as a manager and as an agent of one team. The
 * baseline of each size is the cheapest question there is, who I am.
 */
final class HistoryFigures implements PastBenchmark.Measurement {
    private static final int TIMES = Integer.getInteger("parley.benchmark.times", 200);
    private static final String BASELINE = "who I am (baseline)";

    private final Map<String, Double> smallest = new LinkedHashMap<>();

    @Override
    public void with(Bench bench, int messages) throws Exception {
        for (String email : List.of("manager@corpus.example", "agent36@corpus.example")) {
            measure(bench, messages, email);
        }
    }

    private void measure(Bench bench, int messages, String email) throws Exception {
        var desk = new Desk(bench.server().uri(), email, People.PASSWORD);
        var questions = questions(bench.jdbc(), desk);
        for (var paths : questions.values()) {
            ask(desk, paths);
        }
        double baseline = ask(desk, questions.getOrDefault(BASELINE, List.of()))[0];
        for (var question : questions.entrySet()) {
            double[] found = ask(desk, question.getValue());
            String name = email.substring(0, email.indexOf('@')) + ", " + question.getKey();
            double first = smallest.computeIfAbsent(name, ignored -> found[0]);
            Figures.say(
                    "%d messages, %s: p50 %.1f ms, p95 %.1f ms; %.2f of the baseline, %.2f of the smallest history",
                    messages, name, found[0], found[1], found[0] / baseline, found[0] / first);
        }
    }

    /** Each question in several wordings, asked in turn. */
    private static Map<String, List<String>> questions(JdbcClient jdbc, Desk desk) throws Exception {
        var teams = desk.get("/api/queue/counts").body().path("teams");
        String team = teams.path(0).path("teamId").asString();
        String tag = jdbc.sql("select unnest(tag_ids) as tag from conversation group by 1 order by count(*) limit 1")
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse(team);
        var open = desk.get("/api/conversations?view=open&limit=20").body().path("items");
        var closed = desk.get("/api/conversations?view=closed&limit=20").body().path("items");
        var ids = java.util.stream.Stream.concat(open.valueStream(), closed.valueStream())
                .map(item -> "/api/conversations/" + item.path("id").asString())
                .toList();
        var questions = new LinkedHashMap<String, List<String>>();
        questions.put(BASELINE, List.of("/api/me"));
        questions.put("first page of a queue", List.of("/api/conversations?view=queue&team=" + team));
        questions.put(
                "first page of all open, all closed",
                List.of("/api/conversations?view=open", "/api/conversations?view=closed"));
        questions.put("numbers beside the lists", List.of("/api/queue/counts"));
        questions.put("a conversation", ids);
        questions.put("a filter that much passes", filters("[{'field':'status','in':['CLOSED']}]"));
        questions.put(
                "nested filters",
                filters(
                        "[{'field':'status','in':['OPEN']},{'any':[{'field':'priority','in':['URGENT']},{'field':'tag','in':['"
                                + tag + "']}]}]",
                        "[{'any':[{'field':'subject','contains':'refund'},{'field':'contactName','startsWith':'Ma'}]},"
                                + "{'not':{'field':'holder','present':true}}]"));
        questions.put("a filter by a rare tag", filters("[{'field':'tag','in':['" + tag + "']}]"));
        questions.put("a filter that nothing passes", filters("[{'field':'subject','contains':'xyzzyq'}]"));
        questions.put("a filter by a contact's name", filters("[{'field':'contactName','contains':'nasconi'}]"));
        questions.put("how many a filter passes", counts("[{'field':'status','in':['OPEN']}]"));
        return questions;
    }

    private static List<String> filters(String... all) {
        return java.util.Arrays.stream(all)
                .flatMap(filter -> java.util.stream.Stream.of("NEWEST", "WAITING")
                        .map(sort -> "/api/matches?sort=" + sort + "&filter=" + encoded(filter)))
                .toList();
    }

    private static List<String> counts(String all) {
        return List.of("/api/matches/count?filter=" + encoded(all));
    }

    private static String encoded(String all) {
        return URLEncoder.encode("{\"all\":" + all.replace('\'', '"') + "}", StandardCharsets.UTF_8);
    }

    /** Median and p95 in milliseconds, after a warm-up. */
    private static double[] ask(Desk desk, List<String> paths) throws Exception {
        var millis = new double[TIMES];
        for (int n = -TIMES / 2; n < TIMES; n++) {
            long start = System.nanoTime();
            var answer = desk.get(paths.get(Math.floorMod(n, paths.size())));
            assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(200);
            if (n >= 0) {
                millis[n] = (System.nanoTime() - start) / 1e6;
            }
        }
        return new double[] {Figures.percentile(millis, 50), Figures.percentile(millis, 95)};
    }
}
