package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.contract.TestTools;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every receiver promises, whatever it speaks: all mail arrives, in order, and nothing stops it for good. */
abstract class ReceiverContract {
    static final MailTiming TIMING = new MailTiming(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(50));

    final GreenMail server = new GreenMail(ServerSetup.dynamicPort(ServerSetup.ALL));
    final TestTools world = new TestTools(Instant.now());
    final RecordingReception reception = new RecordingReception();
    final RememberedMailboxes memory = new RememberedMailboxes();
    final ChannelId channel = new ChannelId(UUID.randomUUID());
    final Map<String, String> settings = new HashMap<>();
    final CamelContext camel = new DefaultCamelContext();
    GreenMailUser user = server.setUser("support@acme.example", "support", "geheim");
    TcpProxy network = new TcpProxy(1);

    /** "IMAP" or "POP3". */
    abstract String protocol();

    abstract int clearPort();

    abstract int tlsPort();

    /** Makes the server refuse to give the second mail of the mailbox. */
    abstract Optional<String> refuseSecondMail(String clientLine);

    @BeforeEach
    void begin() {
        // The mail server's own threads complain about connections that break, which is what is tested here.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server.start();
        network.close();
        network = new TcpProxy(clearPort());
        settings.putAll(Map.of(
                "receive.protocol", protocol(),
                "receive.host", "127.0.0.1",
                "receive.port", Integer.toString(network.port()),
                "receive.security", "NONE",
                "receive.user", "support",
                "receive.password", "geheim",
                "receive.existing", "ALL",
                "receive.pollSeconds", "1"));
        camel.start();
    }

    @AfterEach
    void end() {
        camel.stop();
        network.close();
        server.stop();
        world.close();
    }

    void start() throws Exception {
        camel.addRoutes(adapter()
                .receiver(new ChannelConfiguration(channel, "Support", "support@acme.example", settings), reception));
    }

    EmailAdapter adapter() {
        return new EmailAdapter(
                envelope -> {
                    throw new IllegalStateException("Receivers read nothing");
                },
                message -> new byte[0],
                memory,
                (where, message, raw) -> {},
                TIMING,
                world.tools());
    }

    void stop() throws Exception {
        camel.getRouteController().stopRoute(channel.toString());
        camel.removeRoute(channel.toString());
    }

    void deliver(String subject) {
        deliver(subject, new Date(), "Text of " + subject);
    }

    void deliver(String subject, Date arrived, String text) {
        String mail = "From: anna@example.org\r\nTo: support@acme.example\r\nMessage-ID: <" + UUID.randomUUID()
                + "@example.org>\r\nReceived: by mx.example.org; "
                + new jakarta.mail.internet.MailDateFormat().format(arrived) + "\r\nSubject: " + subject
                + "\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n" + text
                + " gr\u00fc\u00dft\r\n.\r\n..x\r\n";
        try {
            var message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
            folder().appendMessage(message, new Flags(), arrived);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    MailFolder folder() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    void awaitSubjects(String... subjects) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reception.subjects())
                        .as(() -> "reported: " + reception.reports)
                        .containsExactly(subjects));
    }

    @Test
    void mailArrivesByteForByteAndStaysWhereItWas() throws Exception {
        start();
        deliver("one");
        deliver("two");

        awaitSubjects("one", "two");
        assertThat(new String(reception.received.getFirst().raw(), StandardCharsets.ISO_8859_1))
                .endsWith("\r\n\r\nText of one gr\u00fc\u00dft\r\n.\r\n..x\r\n");
        assertThat(reception.received).allMatch(each -> each.channel().equals(channel));
        assertThat(folder().getMessageCount()).isEqualTo(2);
        assertThat(reception.lastReport()).isEqualTo("CONNECTED");
    }

    @Test
    void afterARestartOnlyWhatIsNewComes() throws Exception {
        start();
        deliver("one");
        awaitSubjects("one");
        stop();
        assertThat(reception.lastReport()).isEqualTo("RELEASED");
        deliver("two");
        start();

        awaitSubjects("one", "two");
    }

    @Test
    void aLostCursorRepeatsMailAndLosesNone() throws Exception {
        deliver("one");
        start();
        awaitSubjects("one");
        stop();
        memory.forget();
        deliver("two");
        start();

        awaitSubjects("one", "one", "two");
    }

    @Test
    void afterDaysOfflineMailComesInPages() throws Exception {
        IntStream.range(0, 230).forEach(i -> deliver("mail " + i));
        start();

        await().atMost(Duration.ofSeconds(60)).until(() -> reception.received.size() >= 230);
        assertThat(reception.subjects())
                .containsExactlyElementsOf(
                        IntStream.range(0, 230).mapToObj(i -> "mail " + i).toList());
        assertThat(reception.pages).allMatch(size -> size <= 100).hasSize(3);
    }

    @Test
    void oneBadMailIsSetAsideAndTheOthersArrive() throws Exception {
        network.answer(this::refuseSecondMail);
        deliver("one");
        deliver("two");
        deliver("three");
        start();

        awaitSubjects("one", "none", "three");
        var bad = reception.received.get(1);
        assertThat(bad.raw()).isEmpty();
        assertThat(bad.attributes().get(Attributes.UNFETCHED))
                .contains("could not give this mail", "still in the mailbox");
        assertThat(folder().getMessageCount()).isEqualTo(3);
    }

    @Test
    void aMailAboveTheLimitIsSetAsideWithoutBeingFetched() throws Exception {
        reception.maxSize = 10_000;
        deliver("one");
        deliver("large", new Date(), "x".repeat(10_001));
        deliver("three");
        start();

        awaitSubjects("one", "none", "three");
        assertThat(reception.received.get(1).attributes().get(Attributes.UNFETCHED))
                .contains("more than the limit of 10000", "still in the mailbox");
    }

    @Test
    void aConnectionThatBreaksInTheMiddleLosesNothing() throws Exception {
        for (int i = 0; i < 60; i++) {
            deliver("mail " + i, new Date(), "x".repeat(2000));
        }
        network.cutAfter(30_000);
        start();
        await().atMost(Duration.ofSeconds(20)).until(() -> network.connections() > 1);
        network.cutAfter(50_000);

        await().atMost(Duration.ofSeconds(30)).until(() -> reception.subjects().contains("mail 59"));
        assertThat(reception.subjects().stream().distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "mail " + i).toList());
    }

    @Test
    void aServerThatGoesAwayAndComesBackIsUsedAgain() throws Exception {
        start();
        deliver("one");
        awaitSubjects("one");
        network.away(true);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reception.lastReport().startsWith("FAILING"));
        deliver("two");
        network.away(false);

        awaitSubjects("one", "two");
        assertThat(reception.lastReport()).isEqualTo("CONNECTED");
    }

    @Test
    void whileTheSinkIsAwayMailStaysWhereItIs() throws Exception {
        reception.sinkAway = true;
        deliver("one");
        start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reception.lastReport().startsWith("FAILING Mail waits in the mailbox"));
        reception.sinkAway = false;

        awaitSubjects("one");
    }

    @Test
    void aWrongPasswordIsSaidInTheServersWords() throws Exception {
        settings.put("receive.password", "falsch");
        start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> reception
                        .lastReport()
                        .startsWith(
                                "FAILING 127.0.0.1:" + network.port() + " refused the user name or the password: "));
        assertThat(reception.received).isEmpty();
    }

    @Test
    void onlyTheNodeWhoseTurnItIsReceives() throws Exception {
        reception.turn = false;
        deliver("one");
        start();
        await().pollDelay(Duration.ofMillis(300)).until(() -> network.connections() == 0);
        reception.turn = true;

        awaitSubjects("one");
    }

    @Test
    void aCertificateOfItsOwnMakingIsTrustedByItsFingerprintOnly() throws Exception {
        settings.put("receive.security", "TLS");
        settings.put("receive.port", Integer.toString(tlsPort()));
        deliver("one");
        start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reception.lastReport().contains("its certificate is not trusted"));
        stop();
        var shown = java.util.regex.Pattern.compile("[0-9a-f]{64}")
                .matcher(reception.reports.stream()
                        .filter(each -> each.contains("trusted"))
                        .findFirst()
                        .orElseThrow());
        assertThat(shown.find()).isTrue();

        settings.put("receive.fingerprint", shown.group());
        start();
        awaitSubjects("one");
        stop();

        settings.put("receive.fingerprint", "ab".repeat(32));
        start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reception.lastReport().contains("another certificate than the trusted one"));
    }

    @Test
    void aTestSaysWhatItFound() {
        deliver("one");
        var configuration = new ChannelConfiguration(channel, "Support", "support@acme.example", settings);
        assertThat(adapter().test(configuration).getFirst().detail()).endsWith("INBOX has 1 mails.");

        settings.put("receive.password", "falsch");
        var refused = adapter()
                .test(new ChannelConfiguration(channel, "Support", "support@acme.example", settings))
                .getFirst();
        assertThat(refused.ok()).isFalse();
        assertThat(refused.detail()).contains("refused the user name or the password");

        network.away(true);
        assertThat(adapter().test(configuration).getFirst().ok()).isFalse();
    }
}
