package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.inbox.employee.SystemMail;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.SmtpPump;
import dev.parley.inbox.testing.WrittenMails;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A context of its own: here the first channel comes from the founding. */
@ParleyTest
class LocalMailTests {
    private static final String REPLY_TO = "support+answers@localhost";
    private static final String CUSTOMER = "carla@customer.example";

    @Autowired
    private People people;

    @Autowired
    private Channels channels;

    @Autowired
    private SmtpReception reception;

    @Autowired
    private SystemMail systemMail;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FirstChannel firstChannel;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void aCompanyIsFounded() {
        people.foundCompany();
        // Other tests share the company and have channels of their own.
        if (channels.byAddress(FirstChannel.ADDRESS).isEmpty()) {
            firstChannel.add(people.team("Support"));
        }
        browser = people.signIn(people.manager("Max"));
    }

    @Test
    void theFirstChannelTakesMailBySmtp() throws IOException {
        var mail = new WrittenMails(1, FirstChannel.ADDRESS).plain();

        try (var pump = new SmtpPump(reception.port())) {
            pump.deliver(mail, FirstChannel.ADDRESS);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inboundOf(mail.from())).isOne());
    }

    @Test
    void whatACustomerWritesBecomesAConversationAndTheirAnswerJoinsIt() {
        String subject = "Lamp " + UUID.randomUUID();
        post(
                "/api/local-mail/compose",
                compose(CUSTOMER, FirstChannel.ADDRESS, subject + "\r\nBcc: all@evil.example"),
                204);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(messages(subject)).isOne());
        assertThat(jdbc.sql("select subject from message where subject like ?")
                        .param(subject + "%")
                        .query(String.class)
                        .single())
                .contains("Bcc: all@evil.example");

        var ours = sent(subject);
        answer(ours, " ", 400);
        answer(ours, "Still broken.", 204);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(messages("Re: " + subject)).isOne());
        assertThat(jdbc.sql("select cast(recipients as text) from message where subject = ?")
                        .param("Re: " + subject)
                        .query(String.class)
                        .single())
                .contains(REPLY_TO);
        assertThat(jdbc.sql("select count(distinct conversation_id) from message where subject like ?")
                        .param("%" + subject + "%")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void badAddressesAndEmptyWordsAreRefusedWithTheReason() {
        post("/api/local-mail/compose", compose("no address", FirstChannel.ADDRESS, "Hello"), 400);
        post("/api/local-mail/compose", compose(CUSTOMER, "nobody@elsewhere.example", "Hello"), 400)
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail).asString().contains(FirstChannel.ADDRESS));
        answer(UUID.randomUUID(), "Hello?", 404);
    }

    @Test
    void parleysOwnMailLeavesOnceItsTransactionIsCommitted() {
        String to = UUID.randomUUID() + "@acme.example";
        transaction.executeWithoutResult(status -> {
            systemMail.send("rolled-back-" + to, "Come in", "Come in", "<p>Come in</p>");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> systemMail.send(to, "Come in", "Come in", "<p>Come in</p>"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(localMailsTo(to)).isOne());
        assertThat(localMailsTo("rolled-back-" + to)).isZero();
        assertThat(jdbc.sql("select convert_from(raw, 'UTF8') from local_mail where ? = any(rcpt_to)")
                        .param(to)
                        .query(String.class)
                        .single())
                .contains("Auto-Submitted: auto-generated");
        browser.client()
                .get()
                .uri("/api/local-mail")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].subject")
                .exists();
    }

    /** Puts our answer to the mail with this subject into the local mailbox, and returns its id there. */
    private UUID sent(String subject) {
        String answered = jdbc.sql("select thread_id from message where subject like ?")
                .param(subject + "%")
                .query(String.class)
                .single();
        String id = "answer-" + Ids.next() + "@localhost";
        var outcome = channels.send(
                channels.byAddress(FirstChannel.ADDRESS).orElseThrow().id(),
                new OutboundMessage(
                        id,
                        new Party(FirstChannel.ADDRESS, "Support"),
                        REPLY_TO,
                        List.of(new Recipient(Recipient.Role.TO, new Party(CUSTOMER, "Carla"))),
                        subject,
                        "Have you tried another bulb?",
                        "",
                        answered,
                        List.of(),
                        List.of(),
                        Instant.now(),
                        AutoSubmitted.NO,
                        "",
                        Venue.MAIL,
                        null));
        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
        return jdbc.sql("select id from local_mail where external_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private void answer(UUID mail, String text, int status) {
        post("/api/local-mail/" + mail + "/answer", Map.of("text", text), status);
    }

    private RestTestClient.BodyContentSpec post(String uri, Map<String, String> body, int status) {
        return browser.client()
                .post()
                .uri(uri)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
    }

    private static Map<String, String> compose(String from, String to, String subject) {
        return Map.of("from", from, "to", to, "subject", subject, "text", "It does not shine.");
    }

    private int messages(String subject) {
        return jdbc.sql("select count(*) from message where subject like ?")
                .param(subject + "%")
                .query(Integer.class)
                .single();
    }

    private int inboundOf(String handle) {
        return jdbc.sql("select count(*) from message where author_handle = ?")
                .param(handle)
                .query(Integer.class)
                .single();
    }

    private int localMailsTo(String address) {
        return jdbc.sql("select count(*) from local_mail where ? = any(rcpt_to)")
                .param(address)
                .query(Integer.class)
                .single();
    }
}
