package dev.parley.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a push service of our own that reads what only the browser should be able to read. */
@ParleyTest
class PushTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStream stream;

    private final KeyPair browser = P256.generate();
    private final byte[] auth = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private volatile int answer = 201;
    private Talks talks;
    private EmployeeId ann;

    private record Arrived(String authorization, String topic, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::take);
        service.start();
        var team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        ann = people.agent("Ann", team);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            byte[] body = exchange.getRequestBody().readAllBytes();
            arrived.add(new Arrived(headers.getFirst("Authorization"), headers.getFirst("Topic"), body));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    @Test
    void aMessageReachesTheBrowserAndProvesWhoSentIt() throws GeneralSecurityException {
        String key = subscribe().path("publicKey").asString();
        var talk = customerWrites("Psst, a secret");

        await().until(() -> arrived.size() == 1);
        var message = JSON.readTree(open(arrived.getFirst().body()));
        assertThat(message.path("title").asString()).isEqualTo("Carla Customer wrote");
        assertThat(message.path("body").asString()).isEqualTo("Broken lamp\nPsst, a secret");
        assertThat(message.path("path").asString()).isEqualTo("/inbox/mine/" + talk);
        assertThat(arrived.getFirst().topic()).hasSize(22);
        requireSignedFor("http://127.0.0.1:" + service.getAddress().getPort(), key);
        await().until(() -> deliveries() == 0);
        assertThat(devices().path(0).has("reachedAt")).isTrue();
    }

    @Test
    void aBrowserThatIsGoneIsForgotten() {
        answer = 410;
        subscribe();
        customerWrites("Anybody there?");

        await().until(() -> devices().isEmpty());
        assertThat(arrived).hasSize(1);
        assertThat(deliveries()).isZero();
    }

    @Test
    void whatAServiceCannotTakeNowIsTriedAgainLaterAndNotOnceItWasRead() {
        answer = 503;
        subscribe();
        var talk = customerWrites("Later then");
        await().until(() -> arrived.size() == 1);
        await().until(() -> deliveries() == 1);

        answer = 201;
        jdbc.sql("update push_delivery set due_at = now() where subscription_id in"
                        + " (select id from push_subscription where employee_id = ?)")
                .param(ann.value())
                .update();
        await().until(() -> arrived.size() == 2 && deliveries() == 0);

        answer = 503;
        stream.append(event(talk, "Once more"));
        await().until(() -> arrived.size() == 3 && deliveries() == 1);
        jdbc.sql("update notification set read_at = now() where employee_id = ?")
                .param(ann.value())
                .update();
        jdbc.sql("update push_delivery set due_at = now() where subscription_id in"
                        + " (select id from push_subscription where employee_id = ?)")
                .param(ann.value())
                .update();
        await().until(() -> deliveries() == 0);
        assertThat(arrived).hasSize(3);
    }

    @Test
    void keysThatAreNoneAreRefused() {
        var broken =
                Map.of("endpoint", endpoint(), "p256dh", "AAAA", "auth", BASE64.encodeToString(auth), "device", "");
        people.signIn(ann)
                .client()
                .post()
                .uri("/api/push/devices")
                .body(broken)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private ConversationId customerWrites(String text) {
        var talk = talks.open();
        talks.hold(talk, ann, 7);
        stream.append(event(talk, text));
        return talk;
    }

    private ParleyEvent event(ConversationId talk, String text) {
        talks.inbound(talk, text);
        return new ParleyEvent(
                EventType.MESSAGE_RECEIVED,
                talk.value(),
                Long.parseLong(talks.value("version", talk)),
                null,
                null,
                null,
                Instant.now(),
                Map.of("seq", talks.value("last_seq", talk)));
    }

    private String endpoint() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/push/" + ann;
    }

    private JsonNode subscribe() {
        var body = Map.of(
                "endpoint", endpoint(),
                "p256dh", BASE64.encodeToString(P256.encode((ECPublicKey) browser.getPublic())),
                "auth", BASE64.encodeToString(auth),
                "device", "Firefox on Linux");
        return JSON.readTree(people.signIn(ann)
                .client()
                .post()
                .uri("/api/push/devices")
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody());
    }

    private JsonNode devices() {
        return get("/api/push").path("devices");
    }

    private JsonNode get(String path) {
        return JSON.readTree(people.signIn(ann)
                .client()
                .get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getResponseBody());
    }

    private int deliveries() {
        return jdbc.sql("select count(*) from push_delivery d join push_subscription s on s.id = d.subscription_id"
                        + " where s.employee_id = ?")
                .param(ann.value())
                .query(Integer.class)
                .single();
    }

    private void requireSignedFor(String audience, String key) throws GeneralSecurityException {
        String header = arrived.getFirst().authorization();
        assertThat(header).startsWith("vapid t=").endsWith(", k=" + key);
        String[] token =
                header.substring("vapid t=".length(), header.indexOf(',')).split("\\.");
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
        assertThat(claims.path("aud").asString()).isEqualTo(audience);
        assertThat(claims.path("sub").asString()).startsWith("mailto:");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(Base64.getUrlDecoder().decode(key)));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    }

    /** As a browser does it, by RFC 8291 from its own side. */
    private byte[] open(byte[] body) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(body, 16);
        byte[] sender = Arrays.copyOfRange(body, 21, 21 + P256.POINT);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        byte[] own = P256.encode((ECPublicKey) browser.getPublic());
        byte[] material =
                hmac(hmac(auth, agreement.generateSecret()), ascii("WebPush: info\0"), own, sender, new byte[] {1});
        byte[] secret = hmac(salt, material);
        byte[] key = Arrays.copyOf(hmac(secret, ascii("Content-Encoding: aes128gcm\0"), new byte[] {1}), 16);
        byte[] nonce = Arrays.copyOf(hmac(secret, ascii("Content-Encoding: nonce\0"), new byte[] {1}), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(body, 21 + P256.POINT, body.length - 21 - P256.POINT);
        assertThat(ByteBuffer.wrap(body, 16, 4).getInt()).isEqualTo(4096);
        assertThat(padded[padded.length - 1]).isEqualTo((byte) 2);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
