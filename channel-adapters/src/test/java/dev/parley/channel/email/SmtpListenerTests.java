package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.SinkUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpListenerTests {
    private static final ChannelId SUPPORT = new ChannelId(UUID.randomUUID());
    private static final ChannelId SALES = new ChannelId(UUID.randomUUID());
    private static final int MAX_SIZE = 100_000;

    private final List<InboundEnvelope> received = new CopyOnWriteArrayList<>();
    private final AtomicBoolean sinkAway = new AtomicBoolean();
    private final AtomicBoolean directoryAway = new AtomicBoolean();
    private final Map<String, ChannelId> addresses =
            Map.of("support@acme.example", SUPPORT, "support+c-abc@acme.example", SUPPORT, "sales@acme.example", SALES);
    private SmtpListener listener = listener(20);

    private SmtpListener listener(int connections) {
        return new SmtpListener(
                new SmtpListenerSettings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        "mail.acme.example",
                        connections,
                        MAX_SIZE,
                        3 * MAX_SIZE,
                        Duration.ofSeconds(20),
                        null),
                this::find,
                this::accept,
                Clock.systemUTC());
    }

    private Optional<ChannelId> find(String address) {
        if (directoryAway.get()) {
            throw new IllegalStateException("the directory is away");
        }
        return Optional.ofNullable(addresses.get(address));
    }

    private void accept(List<InboundEnvelope> envelopes) {
        if (sinkAway.get()) {
            throw new SinkUnavailableException("Redis is away", null);
        }
        received.addAll(envelopes);
    }

    @BeforeEach
    void start() {
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop();
    }

    @Test
    void aMailIsHandedOverByteForByteBeforeItIsAnswered() throws IOException {
        String mail =
                "From: anna@example.org\r\nSubject: Gr\u00fc\u00dfe\r\n\r\nOne\r\n..two\r\n bare \u0000 \n end\r\n";
        try (var client = new SmtpClient(listener.port())) {
            assertThat(client.send("anna@example.org", "support@acme.example", mail.stripTrailing()))
                    .startsWith("250 2.0.0 Received as ");
        }

        assertThat(received).hasSize(1);
        var envelope = received.getFirst();
        assertThat(envelope.channel()).isEqualTo(SUPPORT);
        assertThat(new String(envelope.raw(), StandardCharsets.UTF_8)).isEqualTo(mail.replace("..two", ".two"));
        assertThat(envelope.attributes())
                .containsEntry(Attributes.MAIL_FROM, "anna@example.org")
                .containsEntry(Attributes.RCPT_TO, "support@acme.example");
        assertThat(envelope.attributes().get(Attributes.REMOTE)).isEqualTo("test.example 127.0.0.1");
    }

    @Test
    void eachChannelGetsOneEnvelopeUnderTheAddressThatSaysMost() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            client.say("MAIL FROM:<>");
            client.say("RCPT TO:<support@acme.example>");
            client.say("RCPT TO:<support+c-abc@acme.example>");
            client.say("RCPT TO:<sales@acme.example>");
            client.say("DATA");
            assertThat(client.say("Subject: x\r\n\r\ny\r\n.")).startsWith("250");
        }

        assertThat(received)
                .extracting(InboundEnvelope::channel, each -> each.attributes().get(Attributes.RCPT_TO))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(SUPPORT, "support+c-abc@acme.example"),
                        org.assertj.core.groups.Tuple.tuple(SALES, "sales@acme.example"));
        assertThat(received).allSatisfy(each -> assertThat(each.attributes()).containsEntry(Attributes.MAIL_FROM, ""));
    }

    @Test
    void anUnknownRecipientIsRefusedForGoodAndByName() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            assertThat(client.send("a@b.example", "nobody@acme.example", "x"))
                    .isEqualTo("550 5.1.1 <nobody@acme.example> is not the address of a channel here");
            assertThat(client.send("a@b.example", "sales@acme.example", "x")).startsWith("250");
        }
    }

    @Test
    void theSenderIsAskedToComeBackWhileTheSinkIsAway() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            sinkAway.set(true);
            assertThat(client.send("a@b.example", "sales@acme.example", "x")).startsWith("451 4.3.0");
            sinkAway.set(false);
            assertThat(client.send("a@b.example", "sales@acme.example", "x")).startsWith("250");
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void theSenderIsAskedToComeBackWhileNobodyKnowsTheAddresses() throws IOException {
        directoryAway.set(true);
        try (var client = new SmtpClient(listener.port())) {
            assertThat(client.send("a@b.example", "sales@acme.example", "x")).startsWith("451 4.3.0");
        }
    }

    @Test
    void aMessageAboveTheLimitIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            assertThat(client.send("a@b.example", "sales@acme.example", "x".repeat(MAX_SIZE + 1)))
                    .startsWith("552 5.3.4");
            assertThat(client.send("a@b.example", "sales@acme.example", "x")).startsWith("250");
            assertThat(client.say("MAIL FROM:<a@b.example> SIZE=" + (MAX_SIZE + 1)))
                    .startsWith("552");
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void endlessDataEndsTheConnection() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            client.say("MAIL FROM:<a@b.example>");
            client.say("RCPT TO:<sales@acme.example>");
            client.say("DATA");
            client.write(("x".repeat(998) + "\r\n").repeat(2 * MAX_SIZE / 1000 + 20));
            assertThat(client.answer()).startsWith("421 4.3.4");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aMailThatBreaksOffIsNotReceived() throws IOException {
        try (var client = new SmtpClient(listener.port())) {
            client.say("MAIL FROM:<a@b.example>");
            client.say("RCPT TO:<sales@acme.example>");
            client.say("DATA");
            client.write("Subject: half\r\n\r\nThe rest nev");
        }
        try (var client = new SmtpClient(listener.port())) {
            assertThat(client.send("a@b.example", "sales@acme.example", "whole"))
                    .startsWith("250");
        }
        assertThat(received)
                .extracting(each -> new String(each.raw(), StandardCharsets.UTF_8))
                .containsExactly("whole\r\n");
    }

    @Test
    void connectionsAboveTheLimitAreToldToComeBack() throws IOException {
        listener.stop();
        listener = listener(1);
        listener.start();
        try (var first = new SmtpClient(listener.port())) {
            assertThat(SmtpClient.greeting(listener.port())).startsWith("421 ");
            assertThat(first.say("NOOP")).startsWith("250");
        }
    }

    @Test
    void aStopWaitsForTheMailThatIsBeingHandedOver() throws Exception {
        var inSink = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new SmtpListener(
                new SmtpListenerSettings(
                        InetAddress.getLoopbackAddress(), 0, "x", 5, MAX_SIZE, MAX_SIZE, Duration.ofSeconds(20), null),
                this::find,
                envelopes -> {
                    inSink.countDown();
                    try {
                        goOn.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    received.addAll(envelopes);
                },
                Clock.systemUTC());
        slow.start();
        try (var client = new SmtpClient(slow.port())) {
            client.say("MAIL FROM:<a@b.example>");
            client.say("RCPT TO:<sales@acme.example>");
            client.say("DATA");
            client.write("x\r\n.\r\n");
            assertThat(inSink.await(20, TimeUnit.SECONDS)).isTrue();
            var stopping = Thread.ofVirtual().start(slow::stop);
            goOn.countDown();
            await().until(() -> !stopping.isAlive());
            assertThat(received).hasSize(1);
        }
    }
}
