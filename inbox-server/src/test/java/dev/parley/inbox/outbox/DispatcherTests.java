package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.SendOutcome;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.node.NodeSettings;
import dev.parley.inbox.testing.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OutboxTest
class DispatcherTests {
    private static final Duration SHORT_LEASE = Duration.ofSeconds(1);

    @Autowired
    private OutboxRows rows;

    @Autowired
    private DeliveryNews news;

    @Autowired
    private OutboxMetrics metrics;

    @Autowired
    private EventStream events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final FakePost post = new FakePost();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private OutboxFixture outbox;

    @BeforeEach
    void fixture() {
        outbox = new OutboxFixture(jdbc);
        // What other tests answered.
        jdbc.sql("delete from outbox").update();
    }

    @AfterEach
    void stop() {
        dispatchers.forEach(Dispatcher::stop);
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void aDueAnswerIsSentAndTold() {
        String before = events.lastId();
        var conversation = outbox.conversation();
        var answer = outbox.answer(conversation, 1, 0);

        dispatcher();

        awaitState(answer, "SENT");
        assertThat(outbox.value("provider_reference", answer)).isEqualTo("250 ok");
        await().untilAsserted(() -> assertThat(Told.since(events, before, conversation))
                .anySatisfy(told -> {
                    assertThat(told.type()).isEqualTo(EventType.DELIVERY_CHANGED);
                    assertThat(told.version()).isEqualTo(2);
                    assertThat(told.data()).containsEntry("messageId", answer.toString());
                }));
    }

    @Test
    void anAnswerStaysWhileItsUndoWindowIsOpen() {
        var later = outbox.answer(outbox.conversation(), 1, 3600);
        var now = outbox.dueAnswer();

        dispatcher();

        awaitState(now, "SENT");
        assertThat(outbox.state(later)).isEqualTo("WAITING");
        assertThat(post.sent).containsExactly(now.toString());
    }

    @Test
    void aSignalLetsAnAnswerOutThatBecameDue() {
        var dispatcher = dispatcher(settings(Duration.ofHours(1), Duration.ofMinutes(1)));
        var answer = outbox.answer(outbox.conversation(), 1, 0);

        dispatcher.wake();

        awaitState(answer, "SENT");
    }

    @Test
    void aLaterAnswerNeverOvertakesAnEarlierUnsentOne() {
        var conversation = outbox.conversation();
        var first = outbox.answer(conversation, 1, 0);
        var second = outbox.answer(conversation, 2, 0);
        post.answer(first, new SendOutcome.TryAgain(Duration.ZERO, "451 come back"));
        dispatcher();

        await().untilAsserted(() -> assertThat(outbox.value("error", first)).isEqualTo("451 come back"));
        var other = outbox.dueAnswer();
        awaitState(other, "SENT");
        assertThat(outbox.state(second)).isEqualTo("WAITING");

        outbox.age(first, "not_before", 3600);
        awaitState(second, "SENT");
        assertThat(post.sent).containsExactly(first.toString(), other.toString(), first.toString(), second.toString());
    }

    @Test
    void anAnswerThatFailedForGoodLetsTheNextOneGo() {
        var conversation = outbox.conversation();
        var first = outbox.answer(conversation, 1, 0);
        var second = outbox.answer(conversation, 2, 0);
        post.answer(first, new SendOutcome.Rejected("550 no such user"));

        dispatcher();

        awaitState(second, "SENT");
        assertThat(outbox.state(first)).isEqualTo("FAILED");
        assertThat(outbox.value("error", first)).isEqualTo("550 no such user");
    }

    @Test
    void twoNodesSendEachAnswerOnce() {
        List<MessageId> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            var conversation = outbox.conversation();
            IntStream.rangeClosed(1, 3).forEach(seq -> answers.add(outbox.answer(conversation, seq, 0)));
        }

        dispatcher();
        dispatcher();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(post.sent).hasSize(answers.size()));
        answers.forEach(answer -> awaitState(answer, "SENT"));
        assertThat(post.sent)
                .containsExactlyInAnyOrderElementsOf(
                        answers.stream().map(MessageId::toString).toList());
    }

    @Test
    void aTryThatMayBeRepeatedWaitsItsTurnOrAsLongAsTheProviderAsks() {
        var impatient = outbox.dueAnswer();
        var patient = outbox.dueAnswer();
        post.answer(impatient, new SendOutcome.TryAgain(Duration.ZERO, "later"));
        post.answer(patient, new SendOutcome.TryAgain(Duration.ofMinutes(30), "in half an hour"));

        dispatcher();

        await().untilAsserted(() -> assertThat(outbox.value("failure", patient)).isEqualTo("AGAIN"));
        await().untilAsserted(
                        () -> assertThat(outbox.value("failure", impatient)).isEqualTo("AGAIN"));
        assertThat(outbox.dueIn(impatient)).isBetween(1.0, 60.0);
        assertThat(outbox.dueIn(patient)).isBetween(1000.0, 1800.0);
        assertThat(outbox.value("attempts", patient)).isEqualTo("1");
    }

    @Test
    void anAnswerIsGivenUpADayAfterItsFirstTry() {
        var answer = outbox.dueAnswer();
        jdbc.sql("update outbox set attempts = 9, first_tried_at = now() - interval '25 hours'")
                .update();
        post.answer(answer, new SendOutcome.TryAgain(Duration.ZERO, "421 too busy"));

        dispatcher();

        awaitState(answer, "FAILED");
        assertThat(outbox.value("error", answer)).isEqualTo("421 too busy");
    }

    @Test
    void whatWasRefusedGoesOutOnceTheChannelWasChanged() {
        var answer = outbox.dueAnswer();
        post.answer(answer, new SendOutcome.Unauthorised("535 bad password"));
        dispatcher(settings(SHORT_LEASE, Duration.ofMillis(200)));
        awaitState(answer, "FAILED");

        jdbc.sql("update channel set version = version + 1 where id = :id")
                .param("id", outbox.channel.value())
                .update();

        awaitState(answer, "SENT");
        assertThat(post.sent).hasSize(2);
    }

    @Test
    void anUnknownOutcomeIsTriedAgainWhereThatIsHarmless() {
        var answer = outbox.dueAnswer();
        post.answer(answer, new SendOutcome.Unknown("connection reset"));

        dispatcher();

        await().untilAsserted(() -> assertThat(outbox.value("failure", answer)).isEqualTo("UNKNOWN"));
        assertThat(outbox.state(answer)).isEqualTo("WAITING");
        assertThat(outbox.value("maybe_sent", answer)).isEqualTo("true");
        outbox.age(answer, "not_before", 3600);
        awaitState(answer, "SENT");
    }

    @Test
    void anUnknownOutcomeIsLeftToAPersonElsewhere() {
        post.repeatable = false;
        var answer = outbox.dueAnswer();
        post.answer(answer, () -> {
            throw new IllegalStateException("broken pipe");
        });

        dispatcher();

        awaitState(answer, "UNKNOWN");
        assertThat(outbox.value("error", answer)).contains("broken pipe");
        assertThat(post.sent).hasSize(1);
    }

    @Test
    void whatADeadNodeLeftIsSentAgainWhereThatIsHarmless() {
        var answer = abandoned();

        dispatcher();

        awaitState(answer, "SENT");
        assertThat(outbox.value("attempts", answer)).isEqualTo("2");
    }

    @Test
    void whatADeadNodeLeftIsShownToAPersonElsewhere() {
        post.repeatable = false;
        var answer = abandoned();

        dispatcher();

        awaitState(answer, "UNKNOWN");
        assertThat(post.sent).isEmpty();
    }

    @Test
    void aSlowTryIsNotTakenForADeadOne() {
        var answer = outbox.dueAnswer();
        var go = new CountDownLatch(1);
        post.answer(answer, () -> sentAfter(go));
        dispatcher(settings(SHORT_LEASE, Duration.ofMillis(100)));
        dispatcher(settings(SHORT_LEASE, Duration.ofMillis(100)));
        awaitState(answer, "SENDING");
        String from = "extract(epoch from taken_at - first_tried_at)";

        await().untilAsserted(() ->
                assertThat(Double.parseDouble(outbox.value(from, answer))).isGreaterThan(2.5));
        go.countDown();

        awaitState(answer, "SENT");
        assertThat(post.sent).hasSize(1);
    }

    @Test
    void theTruthOfANodeThatWasThoughtDeadCounts() {
        var answer = outbox.dueAnswer();
        var taken = rows.take(UUID.randomUUID(), 1, List.of()).getFirst();
        assertThat(rows.again(taken, Duration.ofHours(1), Failure.UNKNOWN, "thought dead"))
                .isTrue();

        assertThat(rows.end(taken, Failure.REJECTED, "late")).isFalse();
        assertThat(rows.sent(answer, "250 late")).isTrue();

        assertThat(outbox.state(answer)).isEqualTo("SENT");
    }

    @Test
    void anAnswerThatCannotBeWrittenHoldsUpNobody() {
        var broken = outbox.dueAnswer();
        var fine = outbox.dueAnswer();
        post.breakWriting(broken);

        dispatcher();

        awaitState(fine, "SENT");
        await().untilAsserted(() -> assertThat(outbox.value("failure", broken)).isEqualTo("AGAIN"));
        assertThat(post.sent).containsExactly(fine.toString());
    }

    @Test
    void noPlanOfPostgreSqlTakesMoreThanIsAskedFor() {
        for (int i = 0; i < 10; i++) {
            outbox.dueAnswer();
        }
        var taken = transaction.execute(status -> {
            for (String way : List.of("hashagg", "hashjoin", "mergejoin", "sort", "seqscan", "material")) {
                jdbc.sql("set local enable_" + way + " = off").update();
            }
            return rows.take(UUID.randomUUID(), 3, List.of());
        });
        assertThat(taken).hasSize(3);
    }

    @Test
    void aSlowChannelLeavesRoomForTheOthers() {
        var go = new CountDownLatch(1);
        for (int i = 0; i < 40; i++) {
            post.answer(outbox.dueAnswer(), () -> sentAfter(go));
        }
        dispatcher();
        await().untilAsserted(() -> assertThat(post.sent).hasSizeGreaterThanOrEqualTo(24));

        var elsewhere = new OutboxFixture(jdbc).dueAnswer();

        awaitState(elsewhere, "SENT");
        go.countDown();
    }

    @Test
    void aStopWaitsForWhatIsBeingSent() {
        var answer = outbox.dueAnswer();
        var go = new CountDownLatch(1);
        post.answer(answer, () -> sentAfter(go));
        var dispatcher = dispatcher();
        awaitState(answer, "SENDING");

        var stopped = CompletableFuture.runAsync(dispatcher::stop);
        await().until(() -> !dispatcher.isRunning());
        var late = outbox.dueAnswer();
        assertThat(stopped).isNotDone();
        go.countDown();

        assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
        assertThat(outbox.state(answer)).isEqualTo("SENT");
        assertThat(outbox.state(late)).isEqualTo("WAITING");
    }

    private MessageId abandoned() {
        var answer = outbox.dueAnswer();
        assertThat(rows.take(UUID.randomUUID(), 10, List.of())).hasSize(1);
        outbox.age(answer, "taken_at", 61);
        return answer;
    }

    private static SendOutcome sentAfter(CountDownLatch go) {
        try {
            assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SendOutcome.Sent("250 at last");
    }

    private void awaitState(MessageId message, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(outbox.state(message)).isEqualTo(state));
    }

    private Dispatcher dispatcher() {
        return dispatcher(settings(Duration.ofMinutes(1), Duration.ofMillis(200)));
    }

    private Dispatcher dispatcher(OutboxSettings settings) {
        var sending = new Sending(post, rows, news, settings, metrics);
        var dispatcher = new Dispatcher(rows, sending, settings, new NodeSettings(null, null, null));
        dispatchers.add(dispatcher);
        dispatcher.start();
        return dispatcher;
    }

    private static OutboxSettings settings(Duration lease, Duration sweep) {
        return new OutboxSettings(true, 32, 24, List.of(Duration.ofMinutes(1)), Duration.ofHours(24), lease, sweep, 50);
    }
}
