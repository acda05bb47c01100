package dev.parley.inbox.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Participation;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A view on a screen: its number and its list change together, and are what PostgreSQL says. */
@ParleyTest
class LiveViewsTests {
    @Autowired
    private LiveViews views;

    @Autowired
    private MatchRows rows;

    @Autowired
    private FilterJson filters;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Participation participation;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private TeamId team;
    private TeamId other;
    private EmployeeId ann;
    private EmployeeId bea;
    private EmployeeId boss;
    private List<ConversationId> ids;
    private List<ConversationId> others;

    /** What a browser would show: it begins with the list, and applies what it is told. */
    private static final class Shown implements LiveViews.Listener {
        private final Set<ConversationId> members = new HashSet<>();
        private long count = -1;
        private boolean contradicted;

        @Override
        public synchronized void told(LiveViews.Update update) {
            update.in().stream().map(ConversationSummary::id).forEach(members::add);
            members.removeAll(update.out());
            count = update.count();
            contradicted |= update.reload();
        }

        synchronized boolean shows(List<ConversationId> expected) {
            return count == expected.size() && members.equals(new HashSet<>(expected)) && !contradicted;
        }

        synchronized boolean begun() {
            return count >= 0;
        }
    }

    @BeforeEach
    void twoTeamsWithWork() {
        team = people.team("Support");
        other = people.team("Sales");
        ann = people.agent("Ann", team);
        bea = people.agent("Bea", team);
        boss = people.manager("Boss");
        ids = waiting(team, 12);
        others = waiting(other, 4);
    }

    private List<ConversationId> waiting(TeamId of, int count) {
        var stored = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", of), of, count);
        queue.enqueue(Waiting.entries(of, stored));
        return stored;
    }

    private Shown show(Asker asker, String filter) {
        var shown = new Shown();
        shown.members.addAll(now(asker, filter));
        views.open(asker, json.readTree(filter), shown);
        await().until(shown::begun);
        return shown;
    }

    private List<ConversationId> now(Asker asker, String filter) {
        return rows.page(new MatchRows.Page(filters.read(filter), Sort.NEWEST, asker, null, 1_000_000), Instant.now());
    }

    private Asker asker(EmployeeId who, TeamId... teams) {
        return new Asker(who, false, Set.of(teams));
    }

    @Test
    void numberAndListFollowWhatPeopleDo() {
        String unheld =
                "{\"all\": [{\"field\": \"status\", \"in\": [\"OPEN\"]}, {\"field\": \"holder\", \"present\": false}]}";
        String mine = "{\"field\": \"holder\", \"in\": [\"me\"]}";
        var annAsks = asker(ann, team);
        var beaAsks = asker(bea, team);
        var annUnheld = show(annAsks, unheld);
        var beaUnheld = show(beaAsks, unheld);
        var annMine = show(annAsks, mine);
        var beaMine = show(beaAsks, mine);
        var random = new Random(3);

        for (int i = 0; i < 40; i++) {
            var id = ids.get(random.nextInt(ids.size()));
            var who = random.nextBoolean() ? ann : bea;
            try {
                switch (random.nextInt(4)) {
                    case 0 -> claims.claim(who, id);
                    case 1 -> handling.close(boss, id, null);
                    case 2 -> handling.reopen(who, id);
                    default -> handling.release(boss, id, null);
                }
            } catch (dev.parley.inbox.problem.Problem refused) {
                assertThat(refused.code()).isIn("held", "closed", "not-holder");
            }
        }

        await().untilAsserted(() -> {
            assertThat(annUnheld.shows(now(annAsks, unheld))).isTrue();
            assertThat(beaUnheld.shows(now(beaAsks, unheld))).isTrue();
            assertThat(annMine.shows(now(annAsks, mine))).isTrue();
            assertThat(beaMine.shows(now(beaAsks, mine))).isTrue();
        });
    }

    @Test
    void whatSomebodyJoinedInAnotherTeamIsTheirsAlone() {
        String open = "{\"field\": \"status\", \"in\": [\"OPEN\"]}";
        var annAsks = asker(ann, team);
        var annOpen = show(annAsks, open);
        var beaOpen = show(asker(bea, team), open);
        var joined = others.getFirst();

        jdbc.sql("insert into participant (conversation_id, employee_id) values (?, ?)")
                .params(joined.value(), ann.value())
                .update();
        participation.join(boss, joined);

        await().untilAsserted(
                        () -> assertThat(annOpen.shows(now(annAsks, open))).isTrue());
        assertThat(now(annAsks, open)).contains(joined).hasSize(ids.size() + 1);
        assertThat(beaOpen.shows(ids)).isTrue();

        // It moves to their own team: it stays for the one and comes for the other.
        handling.handOver(boss, joined, null, team);

        await().untilAsserted(() -> {
            assertThat(annOpen.shows(now(annAsks, open))).isTrue();
            assertThat(beaOpen.shows(now(asker(bea, team), open))).isTrue();
        });
        assertThat(now(asker(bea, team), open)).contains(joined);
    }

    @Test
    void whatOnlyTimeChangesIsNoticedWithoutAnEvent() {
        String soon = "{\"field\": \"due\", \"olderThan\": \"PT0S\"}";
        var asks = asker(ann, team);
        var overdue = show(asks, soon);
        assertThat(overdue.shows(List.of())).isTrue();

        jdbc.sql("update conversation set due_at = now() - interval '1 minute' where id = ?")
                .param(ids.getFirst().value())
                .update();
        views.lookAgain();

        await().untilAsserted(
                        () -> assertThat(overdue.shows(List.of(ids.getFirst()))).isTrue());
    }

    @Test
    void aScreenThatWasClosedHearsNothingMore() {
        String open = "{\"field\": \"status\", \"in\": [\"OPEN\"]}";
        var closed = new Shown();
        closed.members.addAll(ids);
        var asks = asker(ann, team);
        var watch = views.open(asks, json.readTree(open), closed);
        await().until(closed::begun);
        watch.close();
        var stays = show(asks, open);

        handling.close(boss, ids.getFirst(), null);

        await().untilAsserted(() -> assertThat(stays.shows(now(asks, open))).isTrue());
        assertThat(closed.shows(ids)).isTrue();
    }
}
