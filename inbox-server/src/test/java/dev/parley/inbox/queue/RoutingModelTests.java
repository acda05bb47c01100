package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What holds however customers, people and crashes come: nobody holds more than they may, the oldest is first within its class, and
 * nobody who writes is forgotten. Two nodes give out at once; nodes die between Redis and PostgreSQL and after it; Redis is lost.
 */
@ParleyTest
class RoutingModelTests {
    private static final int MOST = 3;
    private static final int ROUNDS = 120;
    private static final int LONG_ROUNDS = 10_000;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Offers offers;

    @Autowired
    private Pushing pushing;

    @Autowired
    private PushScript script;

    @Autowired
    private Offering offering;

    @Autowired
    private RoutingBoard board;

    @Autowired
    private HeartBeats heartBeats;

    @Autowired
    private StandingRows rows;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(20_261_122L);
    private final List<EmployeeId> staff = new ArrayList<>();
    private TeamId team;
    private ChannelId channel;
    private EmployeeId manager;

    @BeforeEach
    void aTeamOfFive() {
        team = people.team("Support");
        channel = people.channel(Ids.next() + "@acme.example", team);
        manager = people.manager("Max");
        for (int i = 0; i < 5; i++) {
            staff.add(people.agent("Agent " + i, team));
        }
        jdbc.sql("update team set routing = ?, capacity = ? where id = ?")
                .params(random.nextBoolean() ? "ROUND_ROBIN" : "LEAST_LOADED", MOST, team.value())
                .update();
        board.refresh();
    }

    @Test
    void theOldestIsFirstWithinItsClass() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            customersWrite();
        }
        var expected = idsBy("place");

        heartBeats.seen(staff.subList(0, 2));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            pushOnTwoNodes();
            closeAllHeld();
            return openOnes().isEmpty();
        });

        assertThat(idsBy("claim_token")).isEqualTo(expected);
    }

    @Test
    void nobodyHoldsMoreThanTheyMayAndNobodyIsForgotten() throws InterruptedException {
        live(ROUNDS);
    }

    @Test
    @Tag("soak")
    void norInTenThousandRounds() throws InterruptedException {
        live(LONG_ROUNDS);
    }

    private void live(int rounds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            somethingHappens();
            assertThat(mostHeldByOne()).as("round %d", round).isLessThanOrEqualTo(MOST);
        }
        jdbc.sql("update employee set availability = 'AVAILABLE' where id = any(?)")
                .param(staff.stream().map(EmployeeId::value).toArray(UUID[]::new))
                .update();
        board.refresh();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            heartBeats.seen(staff);
            pushOnTwoNodes();
            assertThat(mostHeldByOne()).isLessThanOrEqualTo(MOST);
            closeAllHeld();
            tryTo(() -> claims.claimNext(staff.getFirst(), team));
            return openOnes().isEmpty();
        });
        assertThat(queue.length(team).queued()).isZero();
    }

    private void somethingHappens() throws InterruptedException {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> customersWrite();
            case 3, 4 -> heartBeats.seen(List.of(anybody(), anybody()));
            case 5 -> redis.opsForZSet().remove(QueueKeys.SEEN, anybody().toString());
            case 6 -> switchAvailability(anybody());
            case 7, 8, 9 -> pushOnTwoNodes();
            // A node dies after Redis gave them out and before PostgreSQL heard of it.
            case 10 -> tryTo(() -> script.run(team, Duration.ofMinutes(1), 2));
            // A node dies after PostgreSQL had them and before Redis was told so.
            case 11 -> tryTo(() -> script.run(team, Duration.ofMinutes(1), 2).forEach(offering::offer));
            case 12 -> held().stream().limit(2).forEach(this::close);
            case 13 -> tryTo(() -> claims.claimNext(anybody(), team));
            case 14 -> held().stream().limit(1).forEach(this::decline);
            default -> {
                if (random.nextInt(4) == 0) {
                    loseRedis();
                }
            }
        }
    }

    private void customersWrite() {
        var ids = new Waiting(jdbc).stored(channel, team, 1 + random.nextInt(3));
        for (var id : ids) {
            jdbc.sql("""
                            update conversation
                               set priority = ?, waiting_since = now() - make_interval(secs => ?)
                             where id = ?
                            """)
                    .params(random.nextInt(4), random.nextInt(100_000), id.value())
                    .update();
        }
        // Intake insists too: what is refused while the queue is rebuilt comes again.
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(refused ->
                        refused instanceof Problem problem && problem.code().equals("queue-rebuilding"))
                .untilAsserted(() -> queue.enqueue(ids.stream()
                        .map(id -> Entries.of(rows.find(id).orElseThrow()))
                        .toList()));
    }

    private void pushOnTwoNodes() throws InterruptedException {
        var nodes = List.of(new Thread(() -> pushing.push(team)), new Thread(() -> pushing.push(team)));
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }
    }

    private void switchAvailability(EmployeeId employee) {
        jdbc.sql("""
                        update employee
                           set availability = case availability when 'AWAY' then 'AVAILABLE' else 'AWAY' end
                         where id = ?
                        """).param(employee.value()).update();
        board.refresh();
    }

    private EmployeeId anybody() {
        return staff.get(random.nextInt(staff.size()));
    }

    private void close(ConversationId id) {
        tryTo(() -> handling.close(manager, id, null));
    }

    private void closeAllHeld() {
        held().forEach(this::close);
    }

    private void decline(ConversationId id) {
        var holder = rows.find(id).orElseThrow().holder();
        if (holder != null) {
            tryTo(() -> offers.decline(holder, id));
        }
    }

    private List<ConversationId> held() {
        return ids("select id from conversation where team_id = ? and holder_id is not null order by id");
    }

    private List<ConversationId> openOnes() {
        return ids("select id from conversation where team_id = ? and status = 'OPEN' order by id");
    }

    private List<ConversationId> idsBy(String column) {
        return ids("select id from conversation where team_id = ? order by " + column + ", id");
    }

    private List<ConversationId> ids(String sql) {
        return jdbc.sql(sql).param(team.value()).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }

    private long mostHeldByOne() {
        return jdbc.sql("""
                        select coalesce(max(held), 0)
                          from (select count(*) as held from conversation where team_id = ? group by holder_id
                                having holder_id is not null) as counted
                        """).param(team.value()).query(Long.class).single();
    }

    /** What is refused, because somebody was quicker or the queue is just rebuilt, is none of the model's business. */
    private static void tryTo(Runnable deed) {
        try {
            deed.run();
        } catch (Problem refused) {
            assertThat(refused.code()).isIn("at-capacity", "not-holder", "closed", "queue-rebuilding", "held");
        }
    }

    @SuppressWarnings("NullAway")
    private void loseRedis() {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }
}
