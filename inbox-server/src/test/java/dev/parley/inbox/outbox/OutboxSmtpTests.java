package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Answers on their whole way: asked by REST, stored, sent by SMTP to a real server. */
@ParleyTest
@AutoConfigureMockMvc
class OutboxSmtpTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    private MockMvc web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Channels channels;

    @Autowired
    private Companies companies;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private ReplyDesk desk;

    @BeforeEach
    void desk() {
        relay.start();
        desk = new ReplyDesk(web, json, people, jdbc, channels);
        jdbc.sql("update company set undo_seconds = 0").update();
        sendThrough(relay.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void theCustomerGetsTheAnswerInTheSameThread() throws Exception {
        var talk = desk.held();
        String asked = jdbc.sql("select thread_id from message where conversation_id = ?")
                .param(talk.value())
                .query(String.class)
                .single();

        var answer = desk.replied(talk, "Turn it on – bitte.");

        awaitState(answer, "SENT");
        MimeMessage mail = relay.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + externalId(answer) + ">");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<" + asked + ">");
        assertThat(mail.getHeader("References", " ")).isEqualTo("<" + asked + ">");
        assertThat(mail.getSubject()).isEqualTo("Re: Broken lamp");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).startsWith("support-");
        String replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        assertThat(ReplyAddress.verify(
                        replyTo.substring(replyTo.indexOf('+') + 1, replyTo.indexOf('@')), companies.secret()))
                .hasValue(talk.value());
        assertThat(mail.getContent().toString()).contains("Turn it on – bitte.").contains("> It does not shine.");
        assertThat(relay.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aRelayThatIsAwayGetsTheAnswerWhenItIsBack() throws Exception {
        int port = relay.getSmtp().getPort();
        relay.stop();
        var answer = desk.replied(desk.held(), "Later.");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(desk.outbox("failure", answer)).isEqualTo("AGAIN"));

        var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            awaitState(answer, "SENT");
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
    }

    @Test
    void anAnswerWhoseReceiptWasLostGoesOutAgainUnderTheSameId() throws Exception {
        try (var moody = new MoodyRelay()) {
            sendThrough(moody.port());
            moody.answerNext(MoodyRelay.HANG_UP);

            var answer = desk.replied(desk.held(), "Perhaps twice.");

            awaitState(answer, "SENT");
            assertThat(moody.mails).hasSize(2);
            assertThat(moody.count("Message-ID: <" + externalId(answer) + ">")).isEqualTo(2);
            assertThat(desk.outbox("attempts", answer)).isEqualTo("2");
        }
    }

    @Test
    void anAnswerThatTheRelayRefusesIsShownAsFailedWithItsWords() throws Exception {
        try (var moody = new MoodyRelay()) {
            sendThrough(moody.port());
            moody.answerNext("554 5.7.1 we do not like this");
            moody.answerNext("250 ok");

            var answer = desk.replied(desk.held(), "Refused.");

            awaitState(answer, "FAILED");
            assertThat(desk.outbox("error", answer)).contains("we do not like this");
            assertThat(moody.mails).hasSize(1);
            desk.act(desk.ann, answer, "retry");
            awaitState(answer, "SENT");
        }
    }

    @Test
    void aNodeThatDiedAfterSendingCostsNoAnswer() throws Exception {
        jdbc.sql("update company set undo_seconds = 100").update();
        var answer = desk.replied(desk.held(), "Sent by the dead.");
        jdbc.sql("""
                update outbox set state = 'SENDING', attempts = 1, first_tried_at = now(), taken_by = gen_random_uuid(),
                                  taken_at = now() - interval '5 seconds'
                 where message_id = ?
                """).param(answer.value()).update();

        awaitState(answer, "SENT");

        assertThat(relay.getReceivedMessages()).hasSize(1);
        assertThat(relay.getReceivedMessages()[0].getMessageID()).isEqualTo("<" + externalId(answer) + ">");
    }

    @Test
    void manyAnswersArriveOnceAndInOrder() throws Exception {
        flood(20, 3);
    }

    @Test
    @Tag("soak")
    void veryManyAnswersArriveOnceAndInOrder() throws Exception {
        flood(300, 10);
    }

    private void flood(int conversations, int each) throws Exception {
        List<MessageId> answers = new ArrayList<>();
        List<ConversationId> talks = new ArrayList<>();
        for (int i = 0; i < conversations; i++) {
            talks.add(desk.held());
        }
        for (int round = 0; round < each; round++) {
            for (var talk : talks) {
                answers.add(desk.replied(talk, "Answer " + round));
            }
        }
        await().atMost(Duration.ofMinutes(10))
                .untilAsserted(
                        () -> assertThat(relay.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(answers.size()));
        answers.forEach(answer -> awaitState(answer, "SENT"));
        var order = Arrays.stream(relay.getReceivedMessages())
                .map(OutboxSmtpTests::id)
                .toList();
        assertThat(order).hasSize(answers.size()).doesNotHaveDuplicates();
        for (var talk : talks) {
            var own = jdbc.sql("""
                    select '<' || external_id || '>' from message
                     where conversation_id = ? and direction = 'OUTBOUND' order by seq
                    """).param(talk.value()).query(String.class).list();
            assertThat(order.stream().filter(own::contains)).containsExactlyElementsOf(own);
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sendThrough(int port) {
        jdbc.sql("update channel set settings = cast(? as jsonb), version = version + 1 where id = ?")
                .params(
                        "{\"send.mode\": \"SMTP\", \"send.host\": \"127.0.0.1\", \"send.security\": \"NONE\", \"send.port\": \""
                                + port + "\"}",
                        desk.channel.value())
                .update();
        // Channels are read anew within a second.
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
    }

    private String externalId(MessageId answer) {
        return jdbc.sql("select external_id from message where id = ?")
                .param(answer.value())
                .query(String.class)
                .single();
    }

    private void awaitState(MessageId answer, String state) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(desk.outbox("state", answer)).isEqualTo(state));
    }
}
