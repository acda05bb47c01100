package dev.parley.inbox.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Widget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A team with a chat on its site, and Ann who answers there. */
final class ChatDesk {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String SITE = "https://shop.example";
    static final String SECRET = "a secret of the site that nobody can guess";

    final TeamId team;
    final EmployeeId ann;
    final Browser browser;
    final String channel;
    final ChannelId mail;
    private final String server;
    private final Map<String, String> settings = new HashMap<>(Map.of("sites", SITE + "\nhttps://*.acme.example"));

    ChatDesk(People people, JdbcClient jdbc, Map<String, String> more) {
        team = people.team("Chat");
        ann = people.manager("Ann", team);
        browser = people.signIn(ann);
        server = people.address();
        mail = people.channel("chat-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example", team);
        jdbc.sql("update company set undo_seconds = 0").update();
        settings.putAll(more);
        channel = browser.post("/api/channels", described(), 201).path("id").asString();
        var connected = browser.post("/api/channels/" + channel + "/connect", Map.of(), 200);
        assertThat(connected.path("ok").asBoolean()).as("%s", connected).isTrue();
    }

    private Map<String, ?> described() {
        return Map.of("kind", "WEB_CHAT", "name", "Shop chat", "teamId", team.toString(), "settings", settings);
    }

    /** A manager sets it up otherwise. */
    void change(Map<String, String> more) {
        settings.putAll(more);
        browser.patch("/api/channels/" + channel, described(), 200);
    }

    Widget widget() {
        return new Widget(server, channel, SITE);
    }

    Widget widget(String origin) {
        return new Widget(server, channel, origin);
    }

    List<JsonNode> conversations() {
        return browser.get("/api/conversations?view=all&limit=50&team=" + team).path("items").values().stream()
                .filter(item -> item.path("channel").path("id").asString().equals(channel))
                .toList();
    }

    String onlyConversation() {
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        return conversations().getFirst().path("id").asString();
    }

    List<JsonNode> messages(String conversation) {
        return browser.get("/api/conversations/{id}", conversation).path("messages").values().stream()
                .toList();
    }

    List<JsonNode> awaitMessages(String conversation, int count) {
        await().atMost(PATIENCE).until(() -> messages(conversation).size() == count);
        return messages(conversation);
    }

    void answer(String conversation, String text) {
        var claim = browser.post("/api/conversations/" + conversation + "/claim", Map.of(), 200);
        browser.post(
                "/api/conversations/" + conversation + "/replies",
                Map.of(
                        "token",
                        claim.path("token").asLong(),
                        "seenSeq",
                        messages(conversation).size(),
                        "text",
                        text),
                201);
    }

    void awaitDelivery(String conversation, String what) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation)
                                .getLast()
                                .path("delivery")
                                .toString())
                        .contains(what));
    }
}
