package dev.parley.inbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.conversation.MessageView.AuthorKind;
import dev.parley.inbox.conversation.NatureKind;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.intake.Letters.Letter;
import dev.parley.inbox.queue.HeartBeats;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.queue.Snoozing;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class IntakeTests {
    @Autowired
    private InboundStream stream;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Companies companies;

    @Autowired
    private EventStream events;

    @Autowired
    private Queue queue;

    @Autowired
    private Snoozing snoozing;

    @Autowired
    private HeartBeats heartBeats;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private final String us = "us-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
    private final String ann = "ann-" + UUID.randomUUID() + "@customer.example";
    private final String ben = "ben-" + UUID.randomUUID() + "@customer.example";
    private TeamId team;
    private ChannelId channel;

    @BeforeEach
    void company() {
        people.foundCompany();
        team = people.team("Support");
        channel = people.channel(us, team);
    }

    @Test
    void aMailBecomesAConversationInTheQueueAndIsTold() {
        String before = events.lastId();
        var letter = Letters.from("Ann Example <" + ann + ">", us).subject("Where is my order?");

        receive(letter);

        var conversation = conversationOf(letter);
        assertThat(conversation.subject()).isEqualTo("Where is my order?");
        assertThat(conversation.contact().name()).isEqualTo("Ann Example");
        assertThat(conversation.contact().handle()).isEqualTo(ann);
        assertThat(conversation.teamId()).isEqualTo(team);
        assertThat(conversation.waitingSince()).isNotNull();
        assertThat(conversation.snippet()).isEqualTo("Hello, where is my order?");
        assertThat(queue.length(team).queued()).isOne();
        assertThat(events.listAfter(before, 100)).anySatisfy(told -> {
            assertThat(told.event().type()).isEqualTo(EventType.CONVERSATION_OPENED);
            assertThat(told.event().conversation()).isEqualTo(conversation.id().value());
            assertThat(told.event().version()).isEqualTo(conversation.version());
        });
    }

    @Test
    void whatIsStoredIsTakenOutOfTheStream() {
        receive(Letters.from(ann, us), Letters.from(ben, us));

        assertThat(redis.opsForStream().size(InboundStream.KEY)).isZero();
        assertThat(redis.opsForStream().pending(InboundStream.KEY, InboundStream.GROUP))
                .satisfies(
                        pending -> assertThat(pending.getTotalPendingMessages()).isZero());
    }

    @Test
    void aRepeatIsStoredOnce() {
        var letter = Letters.from(ann, us);

        receive(letter, letter);
        receive(letter);

        assertThat(messages(conversationOf(letter))).hasSize(1);
    }

    @Test
    void anAnswerContinuesItsConversationInOrderWithinOneBatchAndAcrossBatches() {
        var first = Letters.from(ann, us);
        var second = Letters.from(ann, us).answering(first).saying("second");
        var third = Letters.from(ann, us).answering(second).saying("third");

        receive(first, second);
        receive(third);

        assertThat(messages(conversationOf(first)))
                .extracting(MessageView::newText)
                .containsExactly("Hello,\nwhere is my order?", "second", "third");
    }

    @Test
    void mailsThatOvertookEachOtherMeetAllTheSame() {
        var first = Letters.from(ann, us);
        var second = Letters.from(ann, us).answering(first).subject("another subject");

        receive(second);
        receive(first);

        assertThat(conversationOf(first).id()).isEqualTo(conversationOf(second).id());
    }

    @Test
    void aSignedReplyAddressCountsForEverybodyAndShowsWhoWrote() {
        var first = Letters.from(ann, us);
        receive(first);
        var id = conversationOf(first).id();
        String signed = ReplyAddress.of(us, id.value(), companies.secret());
        var colleague = Letters.from("Ben <" + ben + ">", signed);
        var forged = Letters.from(ben, signed.replace("+c-", "+c-a"));

        receive(colleague, forged);

        assertThat(conversationOf(colleague).id()).isEqualTo(id);
        assertThat(messages(conversationOf(first)).getLast().author().name()).isEqualTo("Ben");
        assertThat(conversationOf(first).contact().handle()).isEqualTo(ann);
        assertThat(conversationOf(forged).id()).isNotEqualTo(id);
    }

    @Test
    void aStrangerWhoNamesAMessageIdBeginsAConversationOfTheirOwn() {
        var first = Letters.from(ann, us);
        var stranger = Letters.from(ben, us).answering(first);

        receive(first);
        receive(stranger);

        assertThat(conversationOf(stranger).id())
                .isNotEqualTo(conversationOf(first).id());
    }

    @Test
    void whoWasAddressedMayContinue() {
        var first = Letters.from(ann, us).with("Cc", ben);
        var colleague = Letters.from(ben, us).answering(first);
        var answer = Letters.from(ann, us).answering(colleague).subject("changed");

        receive(first, colleague);
        receive(answer);

        assertThat(messages(conversationOf(first)))
                .extracting(message -> message.author().handle())
                .containsExactly(ann, ben, ann);
    }

    @Test
    void answersToANewsletterAreConversationsOfTheirOwn() {
        var newsletter = Letters.from("news@shop.example", us).with("List-Id", "<news.shop.example>");
        var fromAnn = Letters.from(ann, us).answering(newsletter);
        var fromBen = Letters.from(ben, us).answering(newsletter);
        var toMany = Letters.from("boss@shop.example", us)
                .with(
                        "Cc",
                        ann + ", " + ben + ", "
                                + IntStream.range(0, 20)
                                        .mapToObj(i -> "reader" + i + "@many.example")
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElseThrow());
        var annAgain = Letters.from(ann, us).answering(toMany);

        receive(newsletter, fromAnn, fromBen, toMany, annAgain);

        assertThat(List.of(newsletter, fromAnn, fromBen, toMany, annAgain))
                .extracting(letter -> conversationOf(letter).id())
                .doesNotHaveDuplicates();
    }

    @Test
    void aPostToADiscussionListWaitsAndANewsletterDoesNot() {
        var post = Letters.from(ann, us)
                .with("List-Id", "<support.shop.example>")
                .with("List-Post", "<mailto:support@shop.example>");
        var newsletter = Letters.from("news@shop.example", us).with("List-Id", "<news.shop.example>");
        var announcement = Letters.from("press@shop.example", us)
                .with("List-Id", "<press.shop.example>")
                .with("List-Post", "NO (announcements only)");

        receive(post, newsletter, announcement);

        assertThat(conversationOf(post).waitingSince()).isNotNull();
        assertThat(conversationOf(newsletter).waitingSince()).isNull();
        assertThat(conversationOf(announcement).waitingSince()).isNull();
    }

    @Test
    void theSubjectAloneCountsForAnAnswerOfTheSameContact() {
        var first = Letters.from(ann, us).subject("Invoice 4711");
        receive(first);

        var answer = Letters.from(ann, us).subject("AW: Invoice  4711");
        var fresh = Letters.from(ann, us).subject("Invoice 4711");
        var other = Letters.from(ben, us).subject("Re: Invoice 4711");
        receive(answer, fresh, other);

        assertThat(conversationOf(answer).id()).isEqualTo(conversationOf(first).id());
        assertThat(conversationOf(fresh).id())
                .isNotEqualTo(conversationOf(first).id());
        assertThat(conversationOf(other).id())
                .isNotEqualTo(conversationOf(first).id());

        close(first, "15 days");
        close(fresh, "15 days");
        var late = Letters.from(ann, us).subject("Re: Invoice 4711");
        receive(late);
        assertThat(conversationOf(late).id())
                .isNotIn(conversationOf(first).id(), conversationOf(fresh).id());
    }

    @Test
    void theSameMailToTwoMailboxesIsOneMessageOnBoth() {
        var second = people.channel("sales-" + us, team);
        var letter = Letters.from(ann, us + ", sales-" + us);

        receive(letter.to(channel), letter.to(second));
        receive(letter.to(second));

        var messages = messages(conversationOf(letter));
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().alsoOn())
                .extracting(ConversationSummary.ChannelRef::id)
                .containsExactly(second.value());
    }

    @Test
    void aNextMailReopensAndAnAutomaticAnswerDoesNot() {
        var first = Letters.from(ann, us);
        receive(first);
        close(first, "1 day");
        jdbc.sql("update conversation set waiting_since = null where id = ?")
                .param(conversationOf(first).id().value())
                .update();

        receive(Letters.from(ann, us).answering(first).with("Auto-Submitted", "auto-replied"));
        var afterAutomatic = conversationOf(first);
        assertThat(afterAutomatic.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(afterAutomatic.waitingSince()).isNull();
        assertThat(messages(afterAutomatic).getLast().nature()).isEqualTo(NatureKind.AUTO_REPLY);

        receive(Letters.from(ann, us).answering(first).saying("I am back"));
        var reopened = conversationOf(first);
        assertThat(reopened.status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(reopened.waitingSince()).isNotNull();
        assertThat(reopened.snippet()).isEqualTo("I am back");
        assertThat(reopened.version()).isEqualTo(afterAutomatic.version() + 1);
        assertThat(queue.length(team).queued()).isOne();
    }

    @Test
    void aCustomersMailWakesASnoozedConversationAndAnAutomaticAnswerDoesNot() {
        var first = Letters.from(ann, us);
        receive(first);
        var agent = people.agent("Agnes", team);
        snoozing.snooze(agent, conversationOf(first).id(), null, null);

        receive(Letters.from(ann, us).answering(first).with("Auto-Submitted", "auto-replied"));
        assertThat(conversationOf(first).snooze()).isNotNull();
        assertThat(queue.length(team).queued()).isZero();

        receive(Letters.from(ann, us).answering(first).saying("I am back"));
        assertThat(conversationOf(first).snooze()).isNull();
        assertThat(queue.length(team).queued()).isOne();
    }

    @Test
    void itWakesForWhoPutItAsideIfTheyAreThere() {
        var first = Letters.from(ann, us);
        receive(first);
        var agent = people.agent("Agnes", team);
        heartBeats.seen(List.of(agent));
        snoozing.snooze(agent, conversationOf(first).id(), null, null);

        receive(Letters.from(ann, us).answering(first).saying("I am back"));

        assertThat(conversationOf(first).isHeldBy(agent)).isTrue();
        assertThat(queue.length(team).queued()).isZero();
    }

    @Test
    void aHolderKeepsAConversationThatGetsAnotherMail() {
        var first = Letters.from(ann, us);
        receive(first);
        var agent = people.agent("Agnes", team);
        jdbc.sql("update conversation set holder_id = ?, claim_token = 3, held_since = now() where id = ?")
                .params(agent.value(), conversationOf(first).id().value())
                .update();

        receive(Letters.from(ann, us).answering(first));

        assertThat(conversationOf(first).isHeldBy(agent)).isTrue();
    }

    @Test
    void whatAnEmployeeForwardsIsTheCustomersConversation() {
        var agent = people.agent("Eve", team);
        String eve = jdbc.sql("select email from employee where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
        String text = """
                Please take care of this.

                ---------- Forwarded message ---------
                From: Ann Example <%s>
                Date: Mon, 5 Jan 2026 at 09:00
                Subject: Broken lamp
                To: <%s>

                My lamp is broken.
                """.formatted(ann, eve);
        var byEmployee = Letters.from("Eve <" + eve + ">", us)
                .subject("Fwd: Broken lamp")
                .saying(text);
        var byStranger = Letters.from(ben, us).subject("Fwd: Broken lamp").saying(text);

        receive(byEmployee, byStranger);

        assertThat(conversationOf(byEmployee).contact().handle()).isEqualTo(ann);
        assertThat(messages(conversationOf(byEmployee)).getFirst().forwardedBy())
                .isEqualTo(new MessageView.PartyView("Eve", eve));
        assertThat(conversationOf(byStranger).contact().handle()).isEqualTo(ben);
    }

    @Test
    void aBounceComesToTheConversationOfTheFailedAnswerAndIsNobodysMessage() {
        var first = Letters.from(ann, us);
        receive(first);
        var id = conversationOf(first).id();
        String sent = answered(id);

        var bounce = bounce(sent);
        receive(bounce);

        var last = messages(conversationOf(first)).getLast();
        assertThat(conversationOf(bounce).id()).isEqualTo(id);
        assertThat(last.nature()).isEqualTo(NatureKind.BOUNCE);
        assertThat(last.author().kind()).isEqualTo(AuthorKind.SYSTEM);
        assertThat(last.natureDetail()).satisfies(detail -> {
            assertThat(detail.failedRecipient()).isEqualTo(ann);
            assertThat(detail.diagnosis()).contains("mailbox unavailable");
        });
    }

    @Test
    void aBounceOfASurveyLeavesTheConversationClosed() {
        var first = Letters.from(ann, us);
        receive(first);
        var id = conversationOf(first).id();
        String sent = answered(id);
        jdbc.sql("""
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash, survey)
                select id, conversation_id, seq, channel_id, 'SENT', now(), '', true from message where external_id = ?
                """).param(sent).update();
        jdbc.sql("update conversation set status = 'CLOSED', closed_at = now(), waiting_since = null where id = ?")
                .param(id.value())
                .update();

        receive(bounce(sent));

        assertThat(conversationOf(first).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(conversationOf(first).waitingSince()).isNull();
        assertThat(messages(conversationOf(first)).getLast().nature()).isEqualTo(NatureKind.BOUNCE);
        assertThat(jdbc.sql(
                                "select o.state from outbox o join message m on m.id = o.message_id where m.external_id = ?")
                        .param(sent)
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
    }

    @Test
    void ourOwnAnswerThatComesBackIsNoMessage() {
        var first = Letters.from(ann, us);
        receive(first);
        var id = conversationOf(first).id();
        String sent = answered(id);

        var own = Letters.from(us, us)
                .with("Message-ID", "<" + sent + ">")
                .with("X-Parley-Instance", companies.get().instance().toString());
        receive(own);

        assertThat(messages(conversationOf(first))).hasSize(2);
    }

    @Test
    void nulCharactersAndEndlessHeadersAreStoredAllTheSame() {
        var letter = Letters.from("\"A\0nn\" <" + "a".repeat(400) + ben + ">", us)
                .subject("nul \0 in \0 it")
                .with("Message-ID", "<" + "x".repeat(5000) + UUID.randomUUID() + "@customer.example>")
                .with("References", "<" + "y".repeat(5000) + "@customer.example>")
                .saying("text \0 with nul");

        receive(letter);

        assertThat(jdbc.sql("select count(*) from message m join channel c on c.id = m.channel_id where c.id = ?")
                        .param(channel.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private String answered(ConversationId id) {
        String sent = UUID.randomUUID() + "@acme.example";
        jdbc.sql("""
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, thread_id, text,
                                     new_text, sent_at)
                select gen_random_uuid(), id, last_seq + 1, 'OUTBOUND', channel_id, :sent, :sent, 'answer', 'answer',
                       now()
                  from conversation
                 where id = :id
                """).param("sent", sent).param("id", id.value()).update();
        jdbc.sql("""
                insert into thread_key (key, conversation_id, contact_id, outbound, handles)
                select :sent, id, contact_id, true, array[:ann] from conversation where id = :id
                """)
                .param("sent", sent)
                .param("ann", ann)
                .param("id", id.value())
                .update();
        jdbc.sql("update conversation set last_seq = last_seq + 1, version = version + 1 where id = ?")
                .param(id.value())
                .update();
        return sent;
    }

    private Letter bounce(String sent) {
        return Letters.from("Mail Delivery <mailer-daemon@mx.example>", us)
                .subject("Undelivered Mail Returned to Sender")
                .with("Auto-Submitted", "auto-replied")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .saying("""
                        --b
                        Content-Type: text/plain

                        It could not be delivered.
                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.example

                        Final-Recipient: rfc822; %s
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: smtp; 550 mailbox unavailable
                        --b
                        Content-Type: message/rfc822

                        From: %s
                        To: %s
                        Message-ID: <%s>
                        Subject: answer

                        answer
                        --b--
                        """.formatted(ann, us, ann, sent));
    }

    private void close(Letter letter, String ago) {
        jdbc.sql("update conversation set status = 'CLOSED', closed_at = now() - cast(? as interval) where id = ?")
                .params(ago, conversationOf(letter).id().value())
                .update();
    }

    private void receive(Letter... letters) {
        receive(Arrays.stream(letters).map(letter -> letter.to(channel)).toArray(InboundEnvelope[]::new));
    }

    private void receive(InboundEnvelope... envelopes) {
        stream.accept(List.of(envelopes));
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

    private List<MessageView> messages(ConversationSummary conversation) {
        return conversations.messagesAfter(conversation.id(), 0, 100);
    }
}
