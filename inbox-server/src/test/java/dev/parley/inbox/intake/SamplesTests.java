package dev.parley.inbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.company.CompanyFounded;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.conversation.NatureKind;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.intake.Letters.Letter;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class SamplesTests {
    @Autowired
    private Samples samples;

    @Autowired
    private Channels channels;

    @Autowired
    private Conversations conversations;

    @Autowired
    private InboundStream stream;

    @Autowired
    private Queue queue;

    @Autowired
    private EventStream events;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private People people;

    private final String us = "us-" + UUID.randomUUID() + "@acme.example";
    private ChannelId ours;
    private Channel first;
    private EmployeeId manager;

    @BeforeEach
    void company() {
        people.foundCompany();
        ours = people.channel(us, people.team("Support"));
        await().until(() -> channels.find(ours).isPresent());
        first = channels.list().stream().filter(Channel::enabled).findFirst().orElseThrow();
        manager = people.manager("Mona");
        samples.remove();
    }

    /** A new company's samples may still be on their way in another thread. */
    @AfterEach
    void clear() {
        await().ignoreExceptionsInstanceOf(Problem.class).until(() -> {
            samples.remove();
            return true;
        });
    }

    @Test
    void theyAreInTheQueueAndReadableInFourLanguages() {
        long queuedBefore = queue.length(first.team()).queued();

        var state = samples.create();

        assertThat(state.present()).isTrue();
        assertThat(state.count()).isGreaterThanOrEqualTo(12);
        assertThat(queue.length(first.team()).queued()).isEqualTo(queuedBefore + state.count());
        assertThat(languages().keySet()).containsExactly("de", "en", "fr", "it");
        assertThat(languages().values()).allMatch(count -> count >= 3);
        assertThat(all()).allSatisfy(one -> {
            assertThat(one.sample()).isTrue();
            assertThat(one.channel().id()).isEqualTo(first.id().value());
            assertThat(one.subject()).isNotBlank().doesNotContain("=?");
            assertThat(messages(one)).hasSize(one.lastSeq()).allSatisfy(message -> {
                assertThat(message.text()).isNotBlank().doesNotContain("\uFFFD");
                assertThat(message.to()).extracting(to -> to.handle()).contains(first.address());
            });
        });
    }

    @Test
    void theyAreOfManyKinds() {
        samples.create();

        var all = all();
        assertThat(all).extracting(ConversationSummary::nature).contains(NatureKind.BOUNCE, NatureKind.AUTO_REPLY);
        assertThat(all).filteredOn(one -> one.lastSeq() > 1).hasSizeGreaterThanOrEqualTo(5);
        assertThat(all).extracting(ConversationSummary::lastSeq).contains(5);
        var texts = all.stream().flatMap(one -> messages(one).stream()).toList();
        assertThat(texts)
                .anySatisfy(message -> assertThat(message.attachments()).isNotEmpty());
        assertThat(texts).anySatisfy(message -> assertThat(message.html()).contains("<b>"));
        assertThat(texts).anySatisfy(message -> assertThat(message.quotedText()).isNotBlank());
    }

    @Test
    void theyHaveWaitedMinutesToTwoDays() {
        var now = Instant.now();
        samples.create();

        assertThat(all())
                .filteredOn(one -> one.nature() == NatureKind.PERSONAL)
                .extracting(ConversationSummary::waitingSince)
                .allMatch(since -> since.isAfter(now.minus(Duration.ofDays(2))) && since.isBefore(now))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyOwnsTheAddressesOfTheirCustomers() {
        samples.create();

        assertThat(jdbc.sql("select handle from identity i join contact c on c.id = i.contact_id where c.sample")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(handle -> handle.endsWith(".example") || handle.matches(".*[@.]example\\.(com|net|org)"));
    }

    @Test
    void askedForTwiceTheyAreThereOnceAndTheyCanComeAgain() {
        var state = samples.create();

        assertThat(samples.create()).isEqualTo(state);
        samples.remove();
        assertThat(samples.state()).isEqualTo(new Samples.State(false, 0));
        assertThat(samples.create()).isEqualTo(state);
    }

    @Test
    void removedTheyLeaveNothingAndARealConversationStays() {
        var letter = Letters.from("Ann <ann-" + UUID.randomUUID() + "@customer.example>", us);
        receive(letter);
        await().untilAsserted(
                        () -> assertThat(rows()).extracting("search_pending").isEqualTo(0L));
        await().untilAsserted(() -> assertThat(redis.opsForHash()
                        .get("parley:{q}:c:" + conversationOf(letter).id(), "state"))
                .isEqualTo("QUEUED"));
        var before = rows();
        long queuedBefore = queue.length(first.team()).queued();
        samples.create();
        var gone = all();
        workOn(gone.getFirst());
        String told = events.lastId();

        samples.remove();

        await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        assertThat(queue.length(first.team()).queued()).isEqualTo(queuedBefore);
        assertThat(gone)
                .allSatisfy(one ->
                        assertThat(redis.keys("parley:*" + one.id() + "*")).isEmpty());
        assertThat(events.listAfter(told, 1000))
                .filteredOn(event -> event.event().type() == EventType.CONVERSATION_REMOVED)
                .extracting(event -> event.event().conversation())
                .containsExactlyInAnyOrderElementsOf(
                        gone.stream().map(one -> one.id().value()).toList());
        assertThat(messages(conversationOf(letter))).hasSize(1);
    }

    @Test
    void aSampleContactWhoWroteARealMailStays() {
        samples.create();
        var letter = Letters.from("Emma Clarke <emma.clarke@mail.example>", us);
        receive(letter);

        samples.remove();

        assertThat(conversationOf(letter).contact().name()).isEqualTo("Emma Clarke");
        assertThat(conversationOf(letter).sample()).isFalse();
        assertThat(jdbc.sql("select count(*) from contact where sample")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aNewCompanyGetsThemIfItWantsThem() {
        transaction.executeWithoutResult(
                status -> publisher.publishEvent(new CompanyFounded(Language.DE, first.team(), true)));

        await().untilAsserted(() -> assertThat(samples.state().count()).isGreaterThanOrEqualTo(12));
    }

    @Test
    void managersAskForThemAndRemoveThem() {
        var browser = people.signIn(manager).client();

        browser.post().uri("/api/samples").exchange().expectStatus().isOk();
        browser.get()
                .uri("/api/samples")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.present")
                .isEqualTo(true)
                .jsonPath("$.count")
                .isEqualTo((int) samples.state().count());
        browser.delete().uri("/api/samples").exchange().expectStatus().isNoContent();

        assertThat(samples.state().present()).isFalse();
    }

    @Test
    void agentsMayNot() {
        var browser = people.signIn(people.agent("Alf", first.team())).client();

        browser.get().uri("/api/samples").exchange().expectStatus().isForbidden();
        browser.post().uri("/api/samples").exchange().expectStatus().isForbidden();
        browser.delete().uri("/api/samples").exchange().expectStatus().isForbidden();
    }

    /** Somebody holds it, has answered, and has begun another answer with a file. */
    private void workOn(ConversationSummary one) {
        people.signIn(manager)
                .client()
                .post()
                .uri("/api/conversations/{id}/claim", one.id())
                .exchange()
                .expectStatus()
                .isOk();
        var id = one.id().value();
        String sent = UUID.randomUUID() + "@acme.example";
        jdbc.sql("""
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, text, new_text, sent_at)
                values (gen_random_uuid(), ?, 100, 'OUTBOUND', ?, ?, 'answer', 'answer', now())
                """).params(id, first.id().value(), sent).update();
        jdbc.sql("""
                insert into local_mail (id, channel_id, external_id, mail_from, rcpt_to, subject, raw)
                values (gen_random_uuid(), ?, ?, 'us', '{}', 'answer', 'answer')
                """).params(first.id().value(), sent).update();
        jdbc.sql("""
                with bytes as (insert into blob (id, size, content) values (gen_random_uuid(), 1, 'x') returning id),
                     file as (insert into attachment (id, name, media_type, size, blob_id)
                              select gen_random_uuid(), 'x.txt', 'text/plain', 1, id from bytes returning id)
                insert into draft_attachment (attachment_id, conversation_id, employee_id)
                select id, ?, ? from file
                """).params(id, manager.value()).update();
    }

    /** How many rows each table has; events on their way to the stream come and go. */
    /** How many rows each table has, but those that are written down in the background, also of what other tests did. */
    private Map<String, Long> rows() {
        var counts = new TreeMap<String, Long>();
        var tables = jdbc.sql("""
                        select tablename from pg_tables
                         where schemaname = 'public' and tablename not in ('announcement', 'search_word', 'activity', 'notification')
                        """).query(String.class).list();
        for (String table : tables) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    private Map<String, Long> languages() {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("""
                select substring(convert_from(b.content, 'UTF8') from 'Content-Language: ([a-z]+)')
                  from conversation c
                  join message m on m.conversation_id = c.id and m.seq = 1
                  join blob b on b.id = m.raw_blob
                 where c.sample and c.nature = 'PERSONAL'
                """).query(String.class).list().forEach(language -> counts.merge(language, 1L, Long::sum));
        return counts;
    }

    private List<ConversationSummary> all() {
        return jdbc.sql("select id from conversation where sample order by id").query(UUID.class).list().stream()
                .map(id -> conversations.get(new ConversationId(id), manager))
                .toList();
    }

    private List<MessageView> messages(ConversationSummary conversation) {
        return conversations.messagesAfter(conversation.id(), 0, 100);
    }

    private void receive(Letter letter) {
        stream.accept(List.of(letter.to(ours)));
        await().untilAsserted(() ->
                assertThat(redis.opsForStream().size(InboundStream.KEY)).isZero());
    }

    private ConversationSummary conversationOf(Letter letter) {
        var id = jdbc.sql("select conversation_id from message where thread_id = ?")
                .param(letter.messageId())
                .query(UUID.class)
                .single();
        return conversations.find(new ConversationId(id)).orElseThrow();
    }
}
