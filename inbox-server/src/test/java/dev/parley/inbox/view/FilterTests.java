package dev.parley.inbox.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A filter means the same in SQL and in plain Java, whatever the data. */
@ParleyTest
class FilterTests {
    private static final int CONVERSATIONS = 120;
    private static final int FILTERS = 400;

    @Autowired
    private MatchRows rows;

    @Autowired
    private FactsRows facts;

    @Autowired
    private FilterJson filters;

    @Autowired
    private Conversations conversations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void sqlAndPlainJavaAgreeOnRandomFiltersAndRandomData() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var team = people.team("Filters");
        var employees = List.of(people.agent("Ann", team), people.agent("Bea", team));
        var tags = List.of(Ids.next(), Ids.next(), Ids.next());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ids = randomConversations(random, team, employees, tags, now);
        var source = new RandomFilters(
                random,
                employees.stream().map(EmployeeId::toString).toList(),
                tags.stream().map(UUID::toString).toList(),
                now);

        // What works in the background goes on changing them: both look at the same moment.
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var asker = new Asker(employees.getFirst(), false, Set.of(team));
        snapshot.executeWithoutResult(status -> compare(source, asker, ids, now, seed));
    }

    private void compare(RandomFilters source, Asker asker, List<ConversationId> ids, Instant now, long seed) {
        var all = facts.list(ids, EnumSet.allOf(KnownField.class));
        assertThat(all).hasSize(CONVERSATIONS);
        int informative = 0;
        for (int i = 0; i < FILTERS; i++) {
            var json = source.next();
            var filter = filters.read(json);
            var match = new FilterMatch(asker.me(), now);
            Set<ConversationId> plain = all.stream()
                    .filter(each -> match.matches(filter, each))
                    .map(Facts::id)
                    .collect(Collectors.toSet());
            var page = new MatchRows.Page(filter, Sort.values()[i % 3], asker, null, CONVERSATIONS + 1);
            assertThat(rows.page(page, now))
                    .as("seed %s, filter %s", seed, json)
                    .containsExactlyInAnyOrderElementsOf(plain);
            assertThat(rows.count(filter, asker, now)).isEqualTo(plain.size());
            assertThat(filters.read(filters.write(filter))).isEqualTo(filter);
            informative += plain.isEmpty() || plain.size() == CONVERSATIONS ? 0 : 1;
        }
        assertThat(informative).as("filters that let some pass and some not").isGreaterThan(FILTERS / 5);
    }

    private List<ConversationId> randomConversations(
            Random random, TeamId team, List<EmployeeId> employees, List<UUID> tags, Instant now) {
        var talks = new Talks(jdbc, team, people.channel(Ids.next() + "@acme.example", team));
        return IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> {
                    var id = talks.open();
                    shuffle(random, id, tags, now);
                    if (random.nextInt(3) == 0) {
                        talks.hold(id, employees.get(random.nextInt(2)), 1);
                    }
                    employees.stream()
                            .filter(each -> random.nextInt(4) == 0)
                            .forEach(each -> jdbc.sql(
                                            "insert into participant (conversation_id, employee_id) values (?, ?)")
                                    .params(id.value(), each.value())
                                    .update());
                    return id;
                })
                .toList();
    }

    /** Those put aside stay so while the test runs: their time is still to come. */
    private void shuffle(Random random, ConversationId id, List<UUID> tags, Instant now) {
        jdbc.sql("""
                update conversation
                   set subject = :subject, snippet = :snippet, priority = :priority, tag_ids = :tags,
                       status = case when :closed then 'CLOSED' else 'OPEN' end,
                       closed_at = cast(:closedAt as timestamptz), snoozed_until = cast(:snoozed as timestamptz),
                       due_at = cast(:due as timestamptz), waiting_since = cast(:waiting as timestamptz),
                       last_message_at = cast(:last as timestamptz), last_seq = :seq, sample = :sample, satisfaction = nullif(:satisfaction, 0),
                       fields = cast(:fields as jsonb)
                 where id = :id
                """)
                .param("subject", pick(random, RandomFilters.WORDS))
                .param("snippet", pick(random, RandomFilters.WORDS) + " " + pick(random, RandomFilters.WORDS))
                .param("priority", random.nextInt(4))
                .param(
                        "tags",
                        tags.stream().filter(tag -> random.nextInt(3) == 0).toArray(UUID[]::new))
                .param("closed", random.nextInt(3) == 0)
                .param("closedAt", time(random, now))
                .param("snoozed", random.nextInt(9) == 0 ? "infinity" : time(random, now.plus(2, ChronoUnit.DAYS)))
                .param("due", time(random, now.plus(1, ChronoUnit.DAYS)))
                .param("waiting", time(random, now))
                .param("last", now.minusSeconds(random.nextInt(120_000)).toString())
                .param("seq", random.nextInt(10))
                .param("sample", random.nextInt(5) == 0)
                .param("satisfaction", random.nextInt(6))
                .param("fields", fields(random))
                .param("id", id.value())
                .update();
        jdbc.sql("""
                update contact set name = :name, fields = cast(:fields as jsonb)
                 where id = (select contact_id from conversation where id = :id)
                """)
                .param("name", pick(random, RandomFilters.WORDS))
                .param("fields", fields(random))
                .param("id", id.value())
                .update();
    }

    private static String fields(Random random) {
        var fields = new ArrayList<String>();
        var json = new JsonMapper();
        if (random.nextBoolean()) {
            fields.add("\"text\": " + json.writeValueAsString(pick(random, RandomFilters.WORDS)));
        }
        if (random.nextBoolean()) {
            fields.add("\"number\": " + pick(random, List.of("7", "1.50", "-0.5", "1e3", "null", "true")));
        }
        if (random.nextBoolean()) {
            fields.add("\"day\": \"" + RandomFilters.day(random) + "\"");
        }
        if (random.nextBoolean()) {
            fields.add("\"many\": "
                    + json.writeValueAsString(RandomFilters.WORDS.stream()
                            .filter(word -> random.nextInt(4) == 0)
                            .toList()));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static @Nullable String time(Random random, Instant around) {
        return random.nextInt(3) == 0
                ? null
                : around.minusSeconds(random.nextInt(120_000)).toString();
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void aPageContinuesWhereTheOneBeforeEndedInEveryOrder() {
        var random = new Random(7);
        var team = people.team("Pages");
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var me = people.agent("Ann", team);
        var ids = randomConversations(random, team, List.of(me, people.agent("Bea", team)), List.of(), now);
        var asker = new Asker(me, false, Set.of(team));
        var open = filters.read("{\"field\": \"status\", \"in\": [\"OPEN\", \"CLOSED\"]}");
        for (var sort : Sort.values()) {
            var whole = rows.page(new MatchRows.Page(open, sort, asker, null, 1000), now);
            var pieces = new ArrayList<ConversationId>();
            @Nullable PageEnd after = null;
            List<ConversationId> page;
            do {
                page = rows.page(new MatchRows.Page(open, sort, asker, after, 7), now);
                pieces.addAll(page);
                after = page.isEmpty()
                        ? null
                        : sort.end(conversations
                                .listInOrder(List.of(page.getLast()), me)
                                .getFirst());
            } while (after != null);
            assertThat(pieces).containsExactlyElementsOf(whole).hasSameSizeAs(ids);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}|                                                             filter
                    []|                                                             filter
                    {"all": 7}|                                                     filter.all
                    {"all": [], "any": []}|                                         filter
                    {"all": [{"any": [{"field": "nonsense", "in": ["x"]}]}]}|       filter.all[0].any[0]
                    {"field": "status", "contains": "x"}|                           filter
                    {"field": "status", "in": ["OPEN'; drop table tag"]}|           filter.in[0]
                    {"field": "team", "in": ["7"]}|                                 filter.in[0]
                    {"field": "tag", "in": []}|                                     filter.in
                    {"field": "created", "olderThan": "-PT1H"}|                     filter.olderThan
                    {"field": "created", "before": "yesterday"}|                    filter.before
                    {"field": "number", "atLeast": "7"}|                            filter.atLeast
                    {"not": {"not": {"not": {"not": {"not": {"not": {}}}}}}}|       filter.not.not.not.not.not.not
                    {"field": "conversation.Bad Key", "in": ["x"]}|                 filter
                    """)
    void whatCannotBeUnderstoodIsRefusedWithItsPlace(String json, String place) {
        assertThatThrownBy(() -> filters.read(json))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.facts()).containsEntry("path", place.strip()));
    }

    @Test
    void aFilterThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> filters.read("{")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> filters.read("{\"all\": [" + "{\"field\":\"number\",\"atLeast\":1},".repeat(60)
                        + "{\"field\":\"number\",\"atLeast\":1}]}"))
                .isInstanceOf(Problem.class);
    }
}
