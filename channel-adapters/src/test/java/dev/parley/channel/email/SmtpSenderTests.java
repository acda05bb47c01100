package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.channel.email.MailServer.Security;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpSenderTests {
    private static final byte[] MAIL =
            "Subject: Antwort\r\n\r\nGr\u00fc\u00dfe\r\n.\r\nende\r\n".getBytes(StandardCharsets.UTF_8);
    private static final String FROM = "support@acme.example";

    private final List<InboundEnvelope> taken = new CopyOnWriteArrayList<>();
    private volatile boolean sinkAway;
    private SmtpListener relay = relay(null);
    private TcpProxy network = new TcpProxy(1);

    /** Our own listener does as a relay: it knows anna and otto, and not nobody. */
    private SmtpListener relay(@Nullable SSLContext tls) {
        var settings = new SmtpListenerSettings(
                InetAddress.getLoopbackAddress(), 0, "relay.example", 20, 50_000, 100_000, Duration.ofSeconds(20), tls);
        return new SmtpListener(
                settings,
                address -> address.startsWith("nobody")
                        ? Optional.empty()
                        : Optional.of(new ChannelId(UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)))),
                envelopes -> {
                    if (sinkAway) {
                        throw new SinkUnavailableException("full", null);
                    }
                    taken.addAll(envelopes);
                },
                Clock.systemUTC());
    }

    @BeforeEach
    void start() {
        relay.start();
        network.close();
        network = new TcpProxy(relay.port());
    }

    @AfterEach
    void stop() {
        network.close();
        relay.stop();
    }

    private SendOutcome send(MailServer server, String... recipients) {
        return new SmtpSender(server, ReceiverContract.TIMING).send(FROM, List.of(recipients), MAIL);
    }

    private MailServer clear() {
        return new MailServer("127.0.0.1", network.port(), Security.NONE, "", "", "");
    }

    @Test
    void theRelayGetsTheMailByteForByteForEveryRecipient() {
        var outcome = send(clear(), "anna@example.org", "otto@example.org");

        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
        assertThat(((SendOutcome.Sent) outcome).providerReference()).startsWith("250 2.0.0 Received as");
        assertThat(taken).hasSize(2).allSatisfy(each -> assertThat(each.raw()).isEqualTo(MAIL));
        assertThat(taken.getFirst().attributes()).containsEntry("mail-from", FROM);
    }

    @Test
    void oneRefusedRecipientMeansThatNobodyGetsIt() {
        assertThat(send(clear(), "anna@example.org", "nobody@example.org"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("nobody@example.org", "550 5.1.1"));
        assertThat(taken).isEmpty();
    }

    @Test
    void aRelayThatCannotNowIsTriedAgain() {
        sinkAway = true;
        assertThat(send(clear(), "anna@example.org"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.reason()).contains("451 4.3.0"));
    }

    @Test
    void aMailThatIsTooLargeIsRejected() {
        var outcome = new SmtpSender(clear(), ReceiverContract.TIMING)
                .send(FROM, List.of("anna@example.org"), new byte[60_000]);
        assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void whatBreaksBeforeTheFinalDotWasNotSent() {
        for (String line : List.of("MAIL FROM", "RCPT TO", "DATA")) {
            network.answer(said -> said.startsWith(line) ? Optional.of("421 4.3.2 going down\r\n") : Optional.empty());
            assertThat(send(clear(), "anna@example.org")).as(line).isInstanceOf(SendOutcome.TryAgain.class);
            network.answer(said -> {
                if (said.startsWith(line)) {
                    network.away(true);
                    network.away(false);
                }
                return Optional.empty();
            });
            assertThat(send(clear(), "anna@example.org")).as(line).isInstanceOf(SendOutcome.TryAgain.class);
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void whatBreaksAfterTheFinalDotMayHaveBeenSent() {
        network.answer(said -> {
            if (said.equals(".")) {
                network.away(true);
                network.away(false);
            }
            return Optional.empty();
        });
        assertThat(send(clear(), "anna@example.org")).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void aRelayThatIsNotThereIsTriedAgain() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(send(new MailServer("127.0.0.1", closed, Security.NONE, "", "", ""), "anna@example.org"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.reason()).contains("cannot be reached"));
        assertThat(send(new MailServer("nowhere.invalid", 25, Security.NONE, "", "", ""), "anna@example.org"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.reason()).contains("nowhere.invalid is not known"));
    }

    @Test
    void withStartTlsOnlyATrustedRelayGetsTheMail() throws Exception {
        String fingerprint = ImapTests.fingerprint();
        var secure = relay(ImapTests.greenMailTls());
        secure.start();
        try {
            var server = new MailServer("127.0.0.1", secure.port(), Security.STARTTLS, "", "", fingerprint);
            assertThat(send(server, "anna@example.org")).isInstanceOf(SendOutcome.Sent.class);

            var untrusted = new MailServer("127.0.0.1", secure.port(), Security.STARTTLS, "", "", "");
            assertThat(send(untrusted, "anna@example.org"))
                    .isInstanceOfSatisfying(
                            SendOutcome.TryAgain.class,
                            again -> assertThat(again.reason()).contains("not trusted", fingerprint));
            assertThat(taken).hasSize(1);
        } finally {
            secure.stop();
        }
    }

    @Test
    void aRelayWithoutStartTlsIsNotUsedWhereTlsIsAskedFor() {
        var server = new MailServer("127.0.0.1", network.port(), Security.STARTTLS, "", "", "");
        assertThat(send(server, "anna@example.org")).isInstanceOf(SendOutcome.TryAgain.class);
        var perhaps = new MailServer("127.0.0.1", network.port(), Security.STARTTLS_IF_OFFERED, "", "", "");
        assertThat(send(perhaps, "anna@example.org")).isInstanceOf(SendOutcome.Sent.class);
        assertThat(taken).hasSize(1);
    }

    @Test
    void refusedCredentialsAreTold() {
        var mail = new GreenMail(ServerSetup.dynamicPort(new ServerSetup[] {ServerSetup.SMTP, ServerSetup.SMTPS}));
        mail.withConfiguration(com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig());
        mail.start();
        try {
            mail.setUser("support@acme.example", "support", "geheim");
            int port = mail.getSmtp().getPort();
            assertThat(send(
                            new MailServer("127.0.0.1", port, Security.NONE, "support", "falsch", ""),
                            "anna@example.org"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unauthorised.class,
                            refused -> assertThat(refused.reason()).contains("refused the user name or the password"));
            assertThat(send(
                            new MailServer("127.0.0.1", port, Security.NONE, "support", "geheim", ""),
                            "anna@example.org"))
                    .isInstanceOf(SendOutcome.Sent.class);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
    }
}
