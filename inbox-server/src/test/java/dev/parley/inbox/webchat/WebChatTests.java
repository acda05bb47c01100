package dev.parley.inbox.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.live.EmployeeTyped;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Widget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of what a visitor says, to the employees' screen and back to the page. */
@ParleyTest
class WebChatTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VisitorTyping typing;

    private ChatDesk desk;

    @BeforeEach
    void open() {
        desk = new ChatDesk(people, jdbc, Map.of("title", "Acme Shop", "color", "#1F7A4D", "side", "LEFT"));
    }

    @Test
    void beforeAnybodyWritesNothingIsKept() throws Exception {
        var welcome = desk.widget().get("");

        assertThat(welcome.status()).isEqualTo(200);
        assertThat(welcome.body().path("title").asString()).isEqualTo("Acme Shop");
        assertThat(welcome.body().path("color").asString()).isEqualTo("#1f7a4d");
        assertThat(welcome.body().path("side").asString()).isEqualTo("LEFT");
        assertThat(welcome.body().path("mail").asBoolean()).isTrue();
        assertThat(welcome.body().path("open").asBoolean()).isTrue();
        assertThat(welcome.body().path("limits").path("text").asInt()).isEqualTo(4000);
        assertThat(welcome.raw().headers().allValues("set-cookie")).isEmpty();
        assertThat(visitors()).isZero();
    }

    @Test
    void whatAVisitorSaysIsAnsweredInTheChat() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        UUID id = UUID.randomUUID();
        var said = widget.say(id, "Wo ist mein Paket? 📦 שלום", List.of());
        assertThat(said.status()).isEqualTo(202);
        assertThat(widget.say(id, "Wo ist mein Paket? 📦 שלום", List.of()).body())
                .as("the same again")
                .isEqualTo(said.body());
        String conversation = desk.onlyConversation();
        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            desk.answer(conversation, "Es kommt morgen.");
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.texts().size() == 2);

            var answer = ear.frames("lines").getLast().path("lines").path(0);
            assertThat(answer.path("text").asString()).isEqualTo("Es kommt morgen.");
            assertThat(answer.path("from").asString()).isEqualTo("COMPANY");
            assertThat(answer.path("author").asString()).isEqualTo("Ann");
            widget.send("POST", "/read", Map.of("upTo", answer.path("number").asLong()));
        }
        desk.awaitDelivery(conversation, "\"readAt\":\"");
        assertThat(desk.awaitMessages(conversation, 2).getFirst().path("text").asString())
                .isEqualTo("Wo ist mein Paket? 📦 שלום");
        assertThat(desk.browser.get("/api/conversations/{id}", conversation).toString())
                .contains("https://shop.example/cart?x=1");
    }

    @Test
    void whoSaysTheirNameLaterIsCalledByIt() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.say("Hello");
        String conversation = desk.onlyConversation();
        long before = desk.conversations().getFirst().path("version").asLong();

        widget.send("PUT", "/visitor", Map.of("name", "Mia Muster", "email", "mia@example.com"));

        var summary = desk.conversations().getFirst();
        assertThat(summary.path("id").asString()).isEqualTo(conversation);
        assertThat(summary.path("contact").path("name").asString()).isEqualTo("Mia Muster");
        assertThat(summary.path("version").asLong()).isGreaterThan(before);
    }

    @Test
    void bothSeeThatTheOtherTypes() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.say("Hello");
        String conversation = desk.onlyConversation();
        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            typing.on(new EmployeeTyped(ConversationId.of(conversation), "Ann", true));
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("typing"));
            assertThat(ear.frames("typing").getFirst().path("author").asString())
                    .isEqualTo("Ann");
            assertThat(ear.frames("typing").getFirst().path("on").asBoolean()).isTrue();
        }
    }

    @Test
    void aBreakMakesNeitherAGapNorADouble() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.say("One");
        String conversation = desk.onlyConversation();
        long last;
        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.texts().size() == 1);
            last = ear.frames("lines")
                    .getLast()
                    .path("lines")
                    .path(0)
                    .path("number")
                    .asLong();
        }
        desk.answer(conversation, "Two");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        widget.say("Three");
        desk.awaitMessages(conversation, 3);
        desk.answer(conversation, "Four");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        try (var ear = widget.listen(last)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            assertThat(ear.texts()).containsExactly("Two", "Three", "Four");
        }
        var page = widget.get("/lines?after=" + last).body().path("lines");
        assertThat(page.values().stream().map(line -> line.path("text").asString()))
                .containsExactly("Two", "Three", "Four");
        assertThat(widget.get("/lines").body().path("lines").size()).isEqualTo(4);
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws Exception {
        for (String origin : List.of(
                "https://evil.example",
                "http://shop.example",
                "https://acme.example",
                "https://xacme.example",
                "null")) {
            var refused = desk.widget(origin).get("");
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.body().path("code").asString()).isEqualTo("site-refused");
            assertThat(refused.raw().headers().firstValue("access-control-allow-origin"))
                    .as("its page may read why")
                    .contains(origin);
        }
        assertThat(desk.widget(people.address()).get("").status())
                .as("a page of Parley itself")
                .isEqualTo(200);
        assertThatThrownBy(() -> desk.widget("https://evil.example").listen(0))
                .rootCause()
                .hasMessageContaining("403");
        var asked = desk.widget("https://www.acme.example").ask("/messages");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.raw().headers().firstValue("access-control-allow-origin"))
                .contains("https://www.acme.example");
        assertThat(asked.raw().headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    @Test
    void whatCannotBeTakenIsRefusedWithASentence() throws Exception {
        var widget = desk.widget();
        assertThat(widget.say("Nobody").body().path("code").asString()).isEqualTo("visitor-unknown");
        widget.know("invented");
        assertThat(widget.say("Nobody").status()).isEqualTo(401);
        widget.know("");
        widget.enter("");
        assertThat(widget.say("  \n ").status()).isEqualTo(422);
        assertThat(widget.say("x".repeat(4001)).status()).isEqualTo(422);
        assertThat(widget.send("POST", "/messages", Map.of("text", "No id")).status())
                .isEqualTo(400);
        assertThat(widget.send("POST", "/messages", Map.of("id", "1", "text", "No UUID"))
                        .status())
                .isEqualTo(400);
        assertThat(widget.say(
                                UUID.randomUUID(),
                                "Not mine",
                                List.of(UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(400);
        assertThat(widget.send("PUT", "/visitor", Map.of("email", "not an address"))
                        .status())
                .isEqualTo(400);
        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            ear.sayRaw("{not json");
            assertThat(ear.closed().join()).isEqualTo(1008);
        }
        assertThat(new Widget(people.address(), UUID.randomUUID().toString(), "")
                        .get("")
                        .status())
                .isEqualTo(404);
        assertThat(new Widget(people.address(), "nonsense", "").get("").status())
                .isEqualTo(404);
        assertThat(new Widget(people.address(), desk.mail.toString(), "")
                        .get("")
                        .status())
                .as("a channel that is no chat")
                .isEqualTo(404);
        assertThat(desk.conversations()).isEmpty();
    }

    @Test
    void charactersThatNobodyCanReadDoNoHarm() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        String written = "A\\u0000B \\ud83d C \\ude00\\ud83d\\ude00 \\u202ED \\u0007";
        var said = widget.sendJson(
                "POST", "/messages", "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + written + "\"}");

        assertThat(said.status()).as("%s", said.body()).isEqualTo(202);
        assertThat(widget.sendJson("PUT", "/visitor", "{\"name\":\"M\\ud800ia\\u0000\"}")
                        .status())
                .isEqualTo(200);
        String shown = desk.awaitMessages(desk.onlyConversation(), 1)
                .getFirst()
                .path("text")
                .asString();
        assertThat(shown).startsWith("AB ").contains("\ud83d\ude00").doesNotContain("\u0000");
        assertThat(shown.codePoints().filter(each -> Character.getType(each) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void filesGoBothWays() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};
        var given = widget.give("..%2F..%2Fphoto.png", "image/png", picture);
        assertThat(given.status()).as("%s", given.body()).isEqualTo(201);
        assertThat(given.body().path("name").asString()).isEqualTo("photo.png");
        assertThat(widget.give("large", "image/png", new byte[(10 << 20) + 1]).status())
                .isEqualTo(413);
        var other = desk.widget();
        other.enter("");
        String file = given.body().path("id").asString();
        assertThat(other.say(UUID.randomUUID(), "Mine", List.of(file)).status())
                .as("another's file")
                .isEqualTo(400);
        assertThat(widget.say(UUID.randomUUID(), "", List.of(file)).status()).isEqualTo(202);
        String conversation = desk.onlyConversation();
        await().atMost(ChatDesk.PATIENCE)
                .untilAsserted(() -> assertThat(desk.messages(conversation)
                                .getFirst()
                                .path("attachments")
                                .toString())
                        .contains("photo.png"));

        var shown =
                widget.get("/lines").body().path("lines").path(0).path("files").path(0);
        var fetched = desk.widget("").get(shown.path("url").asString().replaceFirst(".*/files", "/files"));
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.raw().headers().firstValue("content-security-policy"))
                .contains("default-src 'none'; sandbox");
        assertThat(fetched.raw().headers().firstValue("content-disposition").orElse(""))
                .startsWith("inline");
        assertThat(fetched.raw().body()).contains(new String(picture, 1, 3, StandardCharsets.US_ASCII));
        var page = widget.give("page.html", "text/html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var saved = desk.widget("").get("/files/" + page.body().path("id").asString());
        assertThat(saved.raw().headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(saved.raw().headers().firstValue("content-type")).contains("application/octet-stream");
    }

    @Test
    void aDeviceThatIsForgottenIsNobodys() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.say("Hello");
        desk.onlyConversation();

        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("ready"));
            assertThat(widget.send("DELETE", "/visitor", Map.of()).status()).isEqualTo(204);
            // What listens already hears nothing more.
            assertThat(ear.closed().get(20, TimeUnit.SECONDS)).isEqualTo(1012);
        }
        assertThat(widget.get("/lines").status()).isEqualTo(401);
        try (var ear = widget.listen(0)) {
            await().atMost(ChatDesk.PATIENCE).until(() -> ear.is("refused"));
            assertThat(ear.frames("refused").getFirst().path("code").asString()).isEqualTo("visitor-unknown");
            ear.closed().join();
        }
    }

    private int visitors() {
        return jdbc.sql("select count(*) from visitor where channel_id = cast(:channel as uuid)")
                .param("channel", desk.channel)
                .query(Integer.class)
                .single();
    }
}
