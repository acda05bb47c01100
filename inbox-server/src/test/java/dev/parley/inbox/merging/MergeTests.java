package dev.parley.inbox.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class MergeTests {
    private static final int ALL = 1000;

    @Autowired
    private Merging merging;

    @Autowired
    private Linking linking;

    @Autowired
    private LinkRows links;

    @Autowired
    private MergeRows rows;

    @Autowired
    private InboundStream stream;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Claims claims;

    @Autowired
    private Queue queue;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String us = "us-" + UUID.randomUUID() + "@acme.example";
    private final String ann = "ann-" + UUID.randomUUID() + "@customer.example";
    private final String ben = "ben-" + UUID.randomUUID() + "@customer.example";
    private TeamId team;
    private ChannelId channel;
    private EmployeeId alice;

    /** A mail that arrived. */
    private record Letter(String id, String from) {}

    @BeforeEach
    void company() {
        people.foundCompany();
        team = people.team("Support");
        channel = people.channel(us, team);
        alice = people.agent("Alice", team);
    }

    @Test
    void whatIsMergedLiesTogetherByTimeAndAnswersComeInThere() {
        var first = receive(ann, null);
        var second = receive(ben, null);
        var third = receive(ann, first);
        var a = at(first);
        var b = at(second);

        merging.merge(alice, b, a);

        assertThat(ids(a)).containsExactly(first.id(), second.id(), third.id());
        assertThat(ids(b)).isEmpty();
        assertThat(see(b).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(see(b).mergedInto()).isEqualTo(a);
        assertThat(conversations.listIds("all", team, alice, ALL)).containsExactly(a);
        assertThat(queue.length(team).queued()).isEqualTo(1);

        var answer = receive(ben, second);
        assertThat(at(answer)).isEqualTo(a);
        assertThat(see(b).status()).isEqualTo(ConversationStatus.CLOSED);
    }

    @Test
    void takenApartBothAreAsBeforeAndWhatCameSinceGoesWhereItBelongs() {
        var first = receive(ann, null);
        var second = receive(ben, null);
        var a = at(first);
        var b = at(second);
        var before = List.of(see(a), see(b));
        merging.merge(alice, b, a);

        merging.unmerge(alice, b);

        assertThat(List.of(see(a), see(b))).zipSatisfy(before, (now, was) -> {
            assertThat(now.status()).isEqualTo(was.status());
            assertThat(now.waitingSince()).isEqualTo(was.waitingSince());
            assertThat(now.snippet()).isEqualTo(was.snippet());
            assertThat(now.lastMessageAt()).isEqualTo(was.lastMessageAt());
            assertThat(now.lastSeq()).isGreaterThanOrEqualTo(was.lastSeq());
            assertThat(now.mergedInto()).isNull();
        });
        assertThat(queue.length(team).queued()).isEqualTo(2);

        merging.merge(alice, b, a);
        var toSecond = receive(ben, second);
        var toFirst = receive(ann, first);
        merging.unmerge(alice, b);

        assertThat(ids(a)).containsExactly(first.id(), toFirst.id());
        assertThat(ids(b)).containsExactly(second.id(), toSecond.id());
        assertThat(at(receive(ben, toSecond))).isEqualTo(b);
    }

    @Test
    void messagesThatAreSplitOffTakeTheirAnswersAlongAndCanComeBack() {
        var first = receive(ann, null);
        var other = receive(ann, first);
        var a = at(first);

        var split = merging.split(alice, a, List.of(messages(a).getLast().id()));

        assertThat(ids(a)).containsExactly(first.id());
        assertThat(ids(split)).containsExactly(other.id());
        assertThat(at(receive(ann, other))).isEqualTo(split);
        assertThat(at(receive(ann, first))).isEqualTo(a);
        assertThat(queue.length(team).queued()).isEqualTo(2);

        merging.merge(alice, split, a);
        assertThat(ids(a)).hasSize(4);
        assertThatThrownBy(() -> merging.split(
                        alice, a, messages(a).stream().map(MessageView::id).toList()))
                .isInstanceOf(Problem.class);
        assertThat(ids(a)).hasSize(4);
    }

    @Test
    void nobodyMergesWhatAColleagueHolds() {
        var a = at(receive(ann, null));
        var b = at(receive(ben, null));
        claims.claim(people.agent("Bob", team), b);

        assertThatThrownBy(() -> merging.merge(alice, b, a)).hasFieldOrPropertyWithValue("code", "held-by-another");
        assertThat(see(b).mergedInto()).isNull();
        people.signIn(people.agent("Sven", people.team("Other")))
                .client()
                .post()
                .uri("/api/conversations/{id}/merge", a)
                .body(Map.of("id", b.toString()))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aLinkGoesBothWaysAndIsThereOnce() {
        var a = at(receive(ann, null));
        var b = at(receive(ben, null));

        linking.link(alice, a, b);
        linking.link(alice, b, a);

        assertThat(links.list(a)).containsExactly(b);
        assertThat(links.list(b)).containsExactly(a);
        linking.unlink(alice, b, a);
        assertThat(links.list(a)).isEmpty();
    }

    /** However conversations are merged, split and taken apart: every message lies in one place, and its answers find it. */
    @RepeatedTest(3)
    void everyMessageIsKeptOnceAndItsAnswersFindIt(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var letters = new ArrayList<Letter>();
        var known = new ArrayList<ConversationId>();
        for (int i = 0; i < 4; i++) {
            letters.add(receive("c" + i + "-" + UUID.randomUUID() + "@customer.example", null));
            known.add(at(letters.getLast()));
        }
        for (int step = 0; step < 30; step++) {
            var one = known.get(random.nextInt(known.size()));
            var other = known.get(random.nextInt(known.size()));
            switch (random.nextInt(5)) {
                case 0, 1 -> attempt(() -> merging.merge(alice, one, other));
                case 2 -> attempt(() -> merging.unmerge(alice, one));
                case 3 ->
                    attempt(() -> {
                        var all = messages(one);
                        known.add(merging.split(
                                alice,
                                one,
                                List.of(all.get(random.nextInt(Math.max(1, all.size())))
                                        .id())));
                    });
                default -> {
                    var answered = letters.get(random.nextInt(letters.size()));
                    var there = at(answered);
                    letters.add(receive(answered.from(), answered));
                    assertThat(at(letters.getLast())).isEqualTo(there);
                }
            }
            check(letters, known);
        }
    }

    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (Problem | IndexOutOfBoundsException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private void check(List<Letter> letters, List<ConversationId> known) {
        var lying = known.stream().flatMap(id -> ids(id).stream()).toList();
        assertThat(lying)
                .containsExactlyInAnyOrderElementsOf(
                        letters.stream().map(Letter::id).toList());
        for (var id : known) {
            var times = messages(id).stream().map(MessageView::receivedAt).toList();
            assertThat(times).isSorted();
            assertThat(see(id).lastSeq())
                    .isGreaterThanOrEqualTo(messages(id).stream()
                            .mapToInt(MessageView::seq)
                            .max()
                            .orElse(0));
        }
        for (var letter : letters) {
            var home = new ConversationId(jdbc.sql("select conversation_id from thread_key where key = ? and not cited")
                    .param(letter.id())
                    .query(UUID.class)
                    .single());
            assertThat(rows.root(home)).isEqualTo(at(letter));
        }
    }

    private Letter receive(String from, @org.jspecify.annotations.Nullable Letter answered) {
        String id = UUID.randomUUID() + "@customer.example";
        String subject = answered == null ? "Order " + id : "Re: something else " + id;
        String answers = answered == null
                ? ""
                : "In-Reply-To: <" + answered.id() + ">\r\nReferences: <" + answered.id() + ">\r\n";
        String mail = "From: " + from + "\r\nTo: " + us + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
                + ">\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\n" + answers
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nHello " + id + "\r\n";
        stream.accept(List.of(new InboundEnvelope(
                channel, "test " + id, Instant.now(), mail.getBytes(StandardCharsets.UTF_8), Map.of())));
        await().until(() -> jdbc.sql("select count(*) from message where thread_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
        await().until(() -> see(at(new Letter(id, from))).status() == ConversationStatus.OPEN);
        return new Letter(id, from);
    }

    private ConversationId at(Letter letter) {
        return new ConversationId(jdbc.sql("select conversation_id from message where thread_id = ?")
                .param(letter.id())
                .query(UUID.class)
                .single());
    }

    private List<String> ids(ConversationId id) {
        return jdbc.sql("select thread_id from message where conversation_id = ? order by seq")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<MessageView> messages(ConversationId id) {
        return conversations.messagesBefore(id, Integer.MAX_VALUE, ALL);
    }

    private ConversationSummary see(ConversationId id) {
        return conversations.find(id).orElseThrow();
    }
}
