package dev.parley.inbox.spam;

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
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.spam.BlockRows.BlockKind;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class SpamTests {
    @Autowired
    private InboundStream stream;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private Conversations conversations;

    @Autowired
    private SpamCommands spam;

    @Autowired
    private Blocking blocking;

    @Autowired
    private LessonRows lessons;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Queue queue;

    @Autowired
    private EventStream events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private final String host = "h" + UUID.randomUUID().toString().substring(0, 12) + ".example";
    private final String us = "us-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
    private final String eve = "eve@" + host;
    private TeamId team;
    private ChannelId channel;
    private EmployeeId alice;
    private EmployeeId max;

    @BeforeEach
    void company() {
        people.foundCompany();
        team = people.team("Support");
        channel = people.channel(us, team);
        alice = people.agent("Alice", team);
        max = people.manager("Max");
    }

    /** Others share this database: what was learned here must not hold back their mail. */
    @AfterEach
    void forget() {
        jdbc.sql("delete from spam_lesson where position(? in domain) > 0")
                .param(host)
                .update();
        jdbc.sql("delete from spam_lesson where domain like '%.words.example'").update();
        jdbc.sql("delete from spam_token").update();
        jdbc.sql("delete from sender_block").update();
    }

    @Test
    void spamLeavesItsQueueAndComesBackToItsOldPlace() {
        var mine = receive(eve, "One");
        var other = receive("carl@" + host, "Two");
        var since = mine.waitingSince();
        String before = events.lastId();

        spam.mark(alice, mine.id(), null);

        var marked = see(mine.id());
        assertThat(marked.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(marked.waitingSince()).isNull();
        assertThat(why(marked).cause()).isEqualTo(SpamCause.PERSON);
        assertThat(Objects.requireNonNull(why(marked).by()).name()).isEqualTo("Alice");
        assertThat(queue.length(team).queued()).isOne();
        assertThat(told(before, mine.id())).containsExactly(EventType.SPAM_MARKED);
        assertThat(list("closed")).isEmpty();
        assertThat(list("all")).containsExactly(other.id());
        assertThat(list("spam")).containsExactly(mine.id());

        spam.clear(alice, mine.id(), false);

        assertThat(see(mine.id()).waitingSince()).isEqualTo(since);
        assertThat(see(mine.id()).spam()).isNull();
        assertThat(claims.claimNext(alice, team).orElseThrow().id()).isEqualTo(mine.id());
    }

    @Test
    void anAddressIsLearnedAfterTwoWordsWhateverItsCaseAndPlusSign() {
        spam.mark(alice, receive("Eve+one@" + host, "Buy").id(), null);
        assertThat(receive("EVE+two@" + host, "Buy more").spam()).isNull();
        spam.mark(alice, newest().id(), null);
        long queued = queue.length(team).queued();
        String before = events.lastId();

        var third = receive(eve, "Buy still more");

        assertThat(third.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(why(third).cause()).isEqualTo(SpamCause.SENDER);
        assertThat(why(third).facts()).containsEntry("count", "2").containsEntry("names", "Alice");
        assertThat(queue.length(team).queued()).isEqualTo(queued);
        assertThat(told(before, third.id()))
                .contains(EventType.SPAM_MARKED)
                .doesNotContain(EventType.CONVERSATION_OPENED);
        assertThat(jdbc.sql("select count(*) from notification where conversation_id = ?")
                        .param(third.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();

        spam.clear(alice, third.id(), false);

        assertThat(see(third.id()).waitingSince()).isNotNull();
        assertThat(receive(eve, "A serious question").spam()).isNull();
    }

    @Test
    void aDomainIsLearnedAfterSeveralAddressesAlsoInAnotherAlphabet() {
        for (String name : List.of("a", "b", "c")) {
            spam.mark(alice, receive(name + "@ü" + host, "Offer").id(), null);
        }

        var fourth = receive("d@" + java.net.IDN.toASCII("ü" + host), "Offer");

        assertThat(why(fourth).cause()).isEqualTo(SpamCause.DOMAIN);
        jdbc.sql("delete from spam_lesson where domain = ?")
                .param(java.net.IDN.toASCII("ü" + host))
                .update();
    }

    @Test
    void whomTheCompanyEverWroteToIsNoSpammer() {
        jdbc.sql("insert into correspondent (address, domain) values (?, ?)")
                .params(eve, host)
                .update();
        for (int i = 0; i < 3; i++) {
            spam.mark(alice, receive(eve, "Offer " + i).id(), null);
        }

        assertThat(receive(eve, "Another one").spam()).isNull();
    }

    @Test
    void anAnswerToOurMailIsNeverHeldBackWhoeverWritesIt() {
        for (int i = 0; i < 2; i++) {
            spam.mark(alice, receive(eve, "Offer " + i).id(), null);
        }
        var customer = receive("ann@" + host, "A question");
        var random = new Random(11);
        for (int i = 0; i < 8; i++) {
            String ours = "out-" + UUID.randomUUID() + "@acme.example";
            jdbc.sql("""
                    insert into thread_key (key, conversation_id, contact_id, outbound) values (?, ?, ?, true)
                    """)
                    .params(ours, customer.id().value(), customer.contact().id().value())
                    .update();
            var headers = new ArrayList<String>(List.of("References: <" + ours + ">"));
            if (random.nextBoolean()) {
                headers.add("X-Spam-Flag: YES");
            }
            String from = random.nextBoolean() ? eve : "Eve+" + i + "@" + host.toUpperCase(java.util.Locale.ROOT);

            assertThat(receive(from, "Re: answer " + i, headers).spam()).isNull();
        }
        assertThat(receive(eve, "No answer").spam()).isNotNull();
    }

    @Test
    void whatComesLaterInSpamStaysThereAndWaitsOnceItIsNoSpam() {
        var first = mail(eve, "Hello", List.of());
        receive(first);
        var id = of(first).id();
        handling.close(alice, id, null);
        spam.mark(alice, id, null);
        var second = mail(eve, "Re: Hello", List.of("References: <" + first.id() + ">"));

        receive(second);

        assertThat(of(second).id()).isEqualTo(id);
        assertThat(see(id).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThatThrownBy(() -> handling.reopen(alice, id)).hasFieldOrPropertyWithValue("code", "spam");
        spam.clear(alice, id, false);
        assertThat(see(id).status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(see(id).waitingSince()).isNotNull();
    }

    @Test
    void aColleagueWhoHoldsItIsNotRobbedAndAClaimLosesAgainstSpam() {
        var held = receive(eve, "Held");
        claims.claim(alice, held.id());
        var bob = people.agent("Bob", team);

        assertThatThrownBy(() -> spam.mark(bob, held.id(), null)).hasFieldOrPropertyWithValue("code", "not-holder");
        spam.mark(alice, held.id(), conversations.get(held.id(), alice).claimToken());

        assertThat(see(held.id()).holder()).isNull();
        assertThatThrownBy(() -> claims.claim(bob, held.id())).hasFieldOrProperty("code");
    }

    @Test
    void twoPeopleAtOnceAndAClaimLeaveOneTruth() throws Exception {
        var bob = people.agent("Bob", team);
        for (int i = 0; i < 6; i++) {
            var id = receive("eve@r" + i + "." + host, "Race").id();
            var start = new CountDownLatch(1);
            try (var pool = Executors.newFixedThreadPool(3)) {
                var all = List.<Future<?>>of(
                        pool.submit(() -> attempt(start, () -> spam.mark(alice, id, null))),
                        pool.submit(() -> attempt(start, () -> spam.mark(max, id, null))),
                        pool.submit(() -> attempt(start, () -> claims.claim(bob, id))));
                start.countDown();
                for (var one : all) {
                    one.get();
                }
            }
            var now = see(id);
            assertThat(now.spam() != null).isNotEqualTo(now.holder() != null);
            assertThat(jdbc.sql("select count(*) from spam_lesson where conversation_id = ?")
                            .param(id.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(now.spam() == null ? 0 : 1);
            await().untilAsserted(() -> assertThat(redis.opsForHash().get("parley:{q}:c:" + id, "state"))
                    .isEqualTo(now.spam() == null ? "HELD" : "CLOSED"));
        }
    }

    @Test
    void wordsAreLearnedWhenThereAreEnoughOfThem() {
        for (int i = 0; i < Bayes.LEAST; i++) {
            spam.mark(
                    alice,
                    receive("s" + i + "@s" + i + ".words.example", "Casino", "jackpot roulette freespins bonus")
                            .id(),
                    null);
            var good = receive("g" + i + "@g" + i + ".words.example", "Order", "please send the invoice for my lamp");
            lessons.insert(
                    good.id(),
                    SenderAddress.of("g@g" + i + ".words.example"),
                    false,
                    null,
                    List.of("please", "send", "invoice", "lamp"));
            lessons.count(List.of("please", "send", "invoice", "lamp"), false, 1);
        }

        var held = receive("new@new.words.example", "Casino", "jackpot roulette freespins bonus now");
        var kept = receive("kim@kim.words.example", "Question", "please send the invoice for the jackpot machine");

        assertThat(why(held).cause()).isEqualTo(SpamCause.CONTENT);
        assertThat(why(held).facts().get("words")).contains("jackpot");
        assertThat(kept.spam()).isNull();
    }

    @Test
    void whoIsBlockedOpensNoWorkAndComesBackWhenUnblocked() {
        var open = receive(eve, "Open");
        var asked = receive(eve, "Another");
        blocking.blockSender(alice, asked.id(), null, new Blocking.Wanted(false, "Threats"));
        assertThat(why(see(open.id())).cause()).isEqualTo(SpamCause.BLOCKED);
        assertThat(queue.length(team).queued()).isZero();

        var later = receive("Eve+again@" + host, "And again");

        assertThat(why(later).cause()).isEqualTo(SpamCause.BLOCKED);
        assertThat(why(later).facts()).containsEntry("value", eve);
        var block = blocking.list(max).getFirst();
        assertThat(block.heldBack()).isOne();
        assertThat(block.conversations()).isEqualTo(3);
        assertThat(block.reason()).isEqualTo("Threats");
        assertThatThrownBy(() -> blocking.unblock(alice, block.id(), true))
                .hasFieldOrPropertyWithValue("code", "forbidden");

        assertThat(blocking.unblock(max, block.id(), true)).isEqualTo(3);

        assertThat(queue.length(team).queued()).isEqualTo(3);
        assertThat(receive(eve, "Once more").spam()).isNull();
    }

    @Test
    void aBlockedAnswerInAnOpenConversationTakesItAwayUnlessSomebodyIsAtIt() {
        var first = mail(eve, "Waiting", List.of());
        var second = mail("fay@" + host, "Held", List.of());
        receive(first);
        receive(second);
        claims.claim(alice, of(second).id());
        blocking.block(max, BlockKind.DOMAIN, "@" + host, null);

        receive(mail(eve, "Re: Waiting", List.of("References: <" + first.id() + ">")));
        receive(mail("fay@" + host, "Re: Held", List.of("References: <" + second.id() + ">")));

        assertThat(why(of(first)).cause()).isEqualTo(SpamCause.BLOCKED);
        await().untilAsserted(() -> assertThat(queue.length(team).queued()).isZero());
        assertThat(of(second).spam()).isNull();
        assertThat(of(second).isHeldBy(alice)).isTrue();
        assertThat(of(second).lastSeq()).isEqualTo(2);
    }

    @Test
    void nobodyBlocksTheirOwnCompanyOrAWholeMailProvider() {
        var id = receive("somebody@gmail.com", "Hi").id();

        assertThat(blocking.sender(alice, id).shared()).isTrue();
        assertThatThrownBy(() -> blocking.blockSender(max, id, null, new Blocking.Wanted(true, null)))
                .hasFieldOrPropertyWithValue("code", "shared-domain");
        assertThatThrownBy(() -> blocking.block(max, BlockKind.DOMAIN, "acme.example", null))
                .hasFieldOrPropertyWithValue("code", "own-address");
        assertThatThrownBy(() -> blocking.block(alice, BlockKind.ADDRESS, us, null))
                .hasFieldOrPropertyWithValue("code", "own-address");
        assertThatThrownBy(() -> blocking.block(alice, BlockKind.DOMAIN, host, null))
                .hasFieldOrPropertyWithValue("code", "forbidden");
        assertThatThrownBy(() -> blocking.block(max, BlockKind.DOMAIN, "not a domain", null))
                .hasFieldOrPropertyWithValue("code", "invalid");
    }

    @Test
    void aVeryLongSenderIsStoredAndMayBeCalledSpam() {
        var long1 = receive("x".repeat(300) + "@" + host, "Long");

        spam.mark(alice, long1.id(), null);
        spam.mark(alice, receive("x".repeat(301) + "@" + host, "Longer").id(), null);

        assertThat(receive("x".repeat(302) + "@" + host, "Longest").spam()).isNotNull();
    }

    @Test
    void anUndoneWordTeachesNothing() {
        var id = receive(eve, "One").id();

        spam.mark(alice, id, null);
        spam.clear(alice, id, true);

        assertThat(jdbc.sql("select count(*) from spam_lesson where conversation_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select coalesce(sum(spam), 0) from spam_token")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void itIsAskedOverHttpByAgentsAndTheRulesByManagers() {
        var id = receive(eve, "One").id();
        var agent = people.signIn(alice).client();
        var manager = people.signIn(max).client();

        agent.post()
                .uri("/api/conversations/{id}/spam", id.toString())
                .exchange()
                .expectStatus()
                .isOk();
        agent.get()
                .uri("/api/queue/counts")
                .exchange()
                .expectBody()
                .jsonPath("$.spam")
                .isEqualTo(1);
        agent.get().uri("/api/spam/rules").exchange().expectStatus().isForbidden();
        agent.get()
                .uri("/api/matches/count?filter={f}", "{\"field\":\"spam\",\"in\":[\"true\"]}")
                .exchange()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(1);
        agent.get()
                .uri("/api/matches/count?filter={f}", "{\"field\":\"status\",\"in\":[\"CLOSED\"]}")
                .exchange()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(0);
        manager.put()
                .uri("/api/spam/rules")
                .body(Map.of("senders", true, "addressAfter", 0, "domainAfter", 3, "content", true, "certainty", 99))
                .exchange()
                .expectStatus()
                .isBadRequest();
        manager.get()
                .uri("/api/spam/senders?search={host}", host)
                .exchange()
                .expectBody()
                .jsonPath("$[0].address")
                .isEqualTo(eve)
                .jsonPath("$[0].spam")
                .isEqualTo(1);
        manager.delete()
                .uri("/api/spam/senders?address={a}", eve)
                .exchange()
                .expectStatus()
                .isNoContent();
        agent.post()
                .uri("/api/conversations/{id}/not-spam", id.toString())
                .body(Map.of("undo", true))
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("OPEN");
    }

    private static void attempt(CountDownLatch start, Runnable deed) {
        try {
            start.await();
            deed.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (dev.parley.inbox.problem.Problem late) {
            assertThat(late.status().is5xxServerError()).isFalse();
        }
    }

    private List<ConversationId> list(String view) {
        return conversations.listIds(view, team, alice, 10);
    }

    private List<EventType> told(String since, ConversationId id) {
        return Told.since(events, since, id).stream().map(event -> event.type()).toList();
    }

    private static ConversationSummary.Spam why(ConversationSummary summary) {
        return Objects.requireNonNull(summary.spam());
    }

    private ConversationSummary see(ConversationId id) {
        return conversations.find(id).orElseThrow();
    }

    private @Nullable ConversationSummary last;

    private ConversationSummary newest() {
        return Objects.requireNonNull(last);
    }

    private ConversationSummary receive(String from, String subject) {
        return receive(from, subject, List.of());
    }

    private ConversationSummary receive(String from, String subject, String text) {
        var mail = new Mail(UUID.randomUUID() + "@" + host, from, subject, List.of(), text);
        receive(mail);
        return of(mail);
    }

    private ConversationSummary receive(String from, String subject, List<String> headers) {
        var mail = mail(from, subject, headers);
        receive(mail);
        last = of(mail);
        return newest();
    }

    private record Mail(String id, String from, String subject, List<String> headers, String text) {
        byte[] raw(String to) {
            return ("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
                            + ">\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n"
                            + String.join(
                                    "",
                                    headers.stream()
                                            .map(header -> header + "\r\n")
                                            .toList()) + "\r\n" + text
                            + "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private Mail mail(String from, String subject, List<String> headers) {
        return new Mail(UUID.randomUUID() + "@" + host, from, subject, headers, "What about " + subject + "?");
    }

    private void receive(Mail mail) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        stream.accept(List.of(new InboundEnvelope(channel, "test " + UUID.randomUUID(), now, mail.raw(us), Map.of())));
        await().untilAsserted(() ->
                assertThat(redis.opsForStream().size(InboundStream.KEY)).isZero());
    }

    private ConversationSummary of(Mail mail) {
        var id = jdbc.sql("select conversation_id from message where thread_id = ?")
                .param(mail.id())
                .query(UUID.class)
                .single();
        return see(new ConversationId(id));
    }
}
