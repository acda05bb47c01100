package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OutboxTest
class LettersTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Letters letters;

    @Autowired
    private Companies companies;

    @Autowired
    private ReplyDesk desk;

    @Test
    void theMessageThatGoesOutContinuesTheCustomersThread() throws Exception {
        var talk = desk.held();
        String asked = threadId(talk, 1);
        String file = desk.attach(desk.ann, talk, "plan.txt", "the plan");
        var request = desk.answer("Turn it on.");
        request.put("html", "<p>Turn <b>it</b> on. <img src=\"https://acme.example/logo.png\"></p>");
        request.put("attachmentIds", List.of(file));
        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request));

        var letter = write(talk, answer);

        String address = letter.from().handle();
        assertThat(letter.externalId()).isEqualTo(answer + address.substring(address.indexOf('@')));
        assertThat(letter.inReplyTo()).isEqualTo(asked);
        assertThat(letter.references()).containsExactly(asked);
        assertThat(letter.subject()).isEqualTo("Re: Broken lamp");
        assertThat(letter.recipients()).singleElement().satisfies(to -> {
            assertThat(to.role()).isEqualTo(Recipient.Role.TO);
            assertThat(to.party().handle()).startsWith("c-").endsWith("@customer.example");
        });
        assertThat(letter.text())
                .startsWith("Turn it on.\n\nOn ")
                .contains("Carla Customer <c-")
                .endsWith("> It does not shine.");
        assertThat(letter.html())
                .startsWith("<p>Turn <b>it</b> on. ")
                .contains(" src=\"https://acme.example/logo.png\"")
                .contains("<blockquote type=\"cite\"")
                .contains("It does not shine.")
                .doesNotContain("data-remote-src");
        assertThat(letter.attachments()).singleElement().satisfies(attached -> {
            assertThat(attached.name()).isEqualTo("plan.txt");
            assertThat(new String(attached.content(), StandardCharsets.UTF_8)).isEqualTo("the plan");
        });
        assertThat(ReplyAddress.verify(token(letter.replyTo()), companies.secret()))
                .hasValue(talk.value());
    }

    @Test
    void everyTryWritesTheSameMessage() throws Exception {
        var talk = desk.held();
        var answer = desk.replied(talk, "Turn it on.");
        var first = write(talk, answer);
        desk.talks.inbound(talk, "It shines!");
        desk.replied(talk, "Great.");

        assertThat(write(talk, answer)).isEqualTo(first);
    }

    @Test
    void referencesNameTheWholeThreadButNothingUndone() throws Exception {
        var talk = desk.held();
        var undone = desk.replied(talk, "Never sent.");
        desk.act(desk.ann, undone, "undo");
        var sent = desk.replied(talk, "Sent.");
        desk.talks.inbound(talk, "Thank you.");
        var last = desk.replied(talk, "You are welcome.");

        var letter = write(talk, last);

        assertThat(letter.references()).containsExactly(threadId(talk, 1), letter(sent), threadId(talk, 4));
        assertThat(letter.inReplyTo()).isEqualTo(threadId(talk, 4));
        assertThat(letter.text()).endsWith("> Thank you.").doesNotContain("It does not shine.");
        assertThat(letter.html()).isEmpty();
    }

    @Test
    void aCustomersMailWithoutAnIdIsQuotedAndNotNamed() throws Exception {
        var talk = desk.held();
        jdbc.sql("update message set thread_id = '' where conversation_id = ?")
                .param(talk.value())
                .update();

        var letter = write(talk, desk.replied(talk, "Turn it on."));

        assertThat(letter.inReplyTo()).isEmpty();
        assertThat(letter.references()).isEmpty();
        assertThat(letter.text()).contains("> It does not shine.");
    }

    @Test
    void aReportOfAMailServerIsNotAnswered() throws Exception {
        var talk = desk.held();
        var bounce = desk.talks.inbound(talk, "Undeliverable");
        jdbc.sql("update message set nature = 'BOUNCE', author_handle = 'mailer-daemon@mx.example' where id = ?")
                .param(bounce.value())
                .update();

        var letter = write(talk, desk.replied(talk, "Once more."));

        assertThat(letter.inReplyTo()).isEqualTo(threadId(talk, 1));
        assertThat(letter.recipients()).noneMatch(to -> to.party().handle().startsWith("mailer-daemon"));
    }

    @Test
    void answersToTheCustomersOfSamplesNeverLeaveTheMachine() throws Exception {
        var talk = desk.held();
        var answer = desk.replied(talk, "Turn it on.");
        jdbc.sql("update channel set settings = cast(? as jsonb), version = version + 1 where id = ?")
                .params(
                        "{\"send.mode\": \"SMTP\", \"send.host\": \"127.0.0.1\", \"send.security\": \"NONE\", \"send.port\": \"1\"}",
                        desk.channel.value())
                .update();
        await().untilAsserted(() -> assertThat(send(talk, answer)).isInstanceOf(SendOutcome.TryAgain.class));
        jdbc.sql("delete from local_mail where channel_id = ?")
                .param(desk.channel.value())
                .update();

        jdbc.sql("update conversation set sample = true where id = ?")
                .param(talk.value())
                .update();

        assertThat(send(talk, answer)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(jdbc.sql("select count(*) from local_mail where channel_id = ?")
                        .param(desk.channel.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private SendOutcome send(ConversationId talk, MessageId answer) {
        return letters.send(taken(talk, answer), write(talk, answer));
    }

    private OutboundMessage write(ConversationId talk, MessageId answer) {
        return letters.write(taken(talk, answer));
    }

    private Taken taken(ConversationId talk, MessageId answer) {
        return new Taken(answer, talk, desk.channel, UUID.randomUUID(), 1, Duration.ZERO);
    }

    private String letter(MessageId answer) {
        return jdbc.sql("select external_id from message where id = ?")
                .param(answer.value())
                .query(String.class)
                .single();
    }

    private String threadId(ConversationId talk, int seq) {
        return jdbc.sql("select thread_id from message where conversation_id = ? and seq = ?")
                .params(talk.value(), seq)
                .query(String.class)
                .single();
    }

    private static String token(String address) {
        return address.substring(address.indexOf('+') + 1, address.indexOf('@'));
    }
}
