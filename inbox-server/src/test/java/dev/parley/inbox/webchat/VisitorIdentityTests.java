package dev.parley.inbox.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whom sites say visitors are. */
@ParleyTest
class VisitorIdentityTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private ChatDesk desk;
    private final String customer = "customer-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        desk = new ChatDesk(people, jdbc, Map.of("identity.mode", "OPTIONAL", "identity.secret", ChatDesk.SECRET));
    }

    private String signed(String secret, Map<String, ?> claims) throws Exception {
        return token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", JSON.writeValueAsString(claims), secret);
    }

    private static String token(String header, String claims, String secret) throws Exception {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String said = encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return said + "." + encoder.encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    }

    private String identity() throws Exception {
        return signed(
                ChatDesk.SECRET,
                Map.of(
                        "sub",
                        customer,
                        "exp",
                        Instant.now().getEpochSecond() + 300,
                        "name",
                        "Mia Muster",
                        "email",
                        "Mia@Example.com"));
    }

    @Test
    void onlyWhatTheSiteSignedIsBelieved() throws Exception {
        long soon = Instant.now().getEpochSecond() + 300;
        var refused = List.of(
                signed("another secret, as long as it has to be", Map.of("sub", customer, "exp", soon)),
                signed(ChatDesk.SECRET, Map.of("sub", customer, "exp", soon - 600)),
                signed(ChatDesk.SECRET, Map.of("sub", customer)),
                signed(ChatDesk.SECRET, Map.of("exp", soon)),
                token("{\"alg\":\"none\"}", "{\"sub\":\"" + customer + "\",\"exp\":" + soon + "}", ChatDesk.SECRET),
                "not a token",
                "x".repeat(5000));
        for (String identity : refused) {
            var answer = desk.widget().enter(identity);
            assertThat(answer.status()).as(identity).isEqualTo(401);
            assertThat(answer.body().path("code").asString()).isEqualTo("identity-refused");
        }
        assertThat(jdbc.sql("select count(*) from visitor where subject = :subject")
                        .param("subject", customer)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void somebodyWhomTheSiteKnowsFindsTheirChatOnEveryDevice() throws Exception {
        var laptop = desk.widget();
        var entered = laptop.enter(identity());
        assertThat(entered.body().path("verified").asBoolean()).isTrue();
        assertThat(entered.body().path("email").asString()).isEqualTo("mia@example.com");
        laptop.say("From the laptop");
        String conversation = desk.onlyConversation();
        var phone = desk.widget();
        phone.enter(identity());

        assertThat(phone.token()).isNotEqualTo(laptop.token());
        assertThat(phone.get("/lines").body().path("lines").path(0).path("text").asString())
                .isEqualTo("From the laptop");
        phone.say("From the phone");
        desk.awaitMessages(conversation, 2);
        assertThat(desk.browser.get("/api/conversations/{id}", conversation).toString())
                .contains("Mia Muster");
    }

    @Test
    void whatWasSaidBeforeTheSiteKnewThemGoesWithThem() throws Exception {
        var known = desk.widget();
        known.enter(identity());
        known.say("As Mia");
        desk.onlyConversation();
        var stranger = desk.widget();
        stranger.enter("");
        stranger.say("As a stranger");
        await().atMost(ChatDesk.PATIENCE).until(() -> desk.conversations().size() == 2);
        String token = stranger.token();
        try (var ear = stranger.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            stranger.enter(identity());
            // Its other pages are told to come anew, and see by the token that their lines have other numbers.
            assertThat(ear.closed().get(20, TimeUnit.SECONDS)).isEqualTo(1012);
        }
        assertThat(stranger.token()).isNotEqualTo(token);
        var beforeItKnows = desk.widget();
        beforeItKnows.know(token);
        assertThat(beforeItKnows.get("/lines").status()).isEqualTo(200);

        assertThat(stranger.get("/lines").body().path("lines").values().stream()
                        .map(line -> line.path("text").asString()))
                .containsExactly("As Mia", "As a stranger");
        // An answer to what they said as a stranger reaches Mia.
        String before = desk.conversations().stream()
                .filter(each -> each.toString().contains("As a stranger"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        try (var ear = known.listen(0)) {
            desk.answer(before, "Hello Mia");
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.texts().contains("Hello Mia"));
        }
    }

    @Test
    void whereEverybodyHasToSignInNobodyGoesOnWithoutIt() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.say("Nobody asked me to sign in");
        desk.onlyConversation();
        desk.change(Map.of("identity.mode", "REQUIRED", "identity.secret", ChatDesk.SECRET));

        for (var refused : List.of(widget.say("And now?"), widget.get("/lines"), widget.enter(""))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body().path("code").asString()).isEqualTo("identity-refused");
        }
        try (var ear = widget.listen(0)) {
            assertThat(ear.closed().get(20, TimeUnit.SECONDS)).isEqualTo(1008);
        }
        widget.enter(identity());
        assertThat(widget.get("/lines")
                        .body()
                        .path("lines")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("Nobody asked me to sign in");
    }

    @Test
    void whoIsRecognisedKeepsTheirChat() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        String token = widget.token();
        widget.say("Not signed in yet");
        String conversation = desk.onlyConversation();
        widget.enter(identity());

        assertThat(widget.token()).isEqualTo(token);
        widget.say("Signed in");
        assertThat(desk.awaitMessages(conversation, 2)).hasSize(2);
        // Another customer at the same device is somebody else.
        widget.enter(signed(
                ChatDesk.SECRET,
                Map.of("sub", customer + "-2", "exp", Instant.now().getEpochSecond() + 300)));
        assertThat(widget.token()).isNotEqualTo(token);
        assertThat(widget.get("/lines").body().path("lines").size()).isZero();
    }
}
