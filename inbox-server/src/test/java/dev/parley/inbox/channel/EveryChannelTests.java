package dev.parley.inbox.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole way of a message that is no mail: from a provider's webhook to the screen, and of the answer back. */
@ParleyTest
class EveryChannelTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final SlackStandIn slack = new SlackStandIn();
    private TeamId team;
    private EmployeeId ann;
    private Browser browser;
    private String channel = "";
    private int stamps;

    @BeforeEach
    void connect() {
        team = people.team("Community");
        ann = people.manager("Ann", team);
        browser = people.signIn(ann);
        channel = slack.connect(browser, team, "http://127.0.0.1:" + port);
        jdbc.sql("update company set undo_seconds = 0").update();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    /** Waits until the newest message came so far; says how far it came otherwise. */
    private void awaitDelivery(JsonNode conversation, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation)
                                .getLast()
                                .path("delivery")
                                .toString())
                        .contains("\"state\":\"" + state + "\""));
    }

    private String stamp() {
        return "1795341600.%06d".formatted(++stamps);
    }

    private List<JsonNode> conversations() {
        return browser.get("/api/conversations?view=all&limit=50&team=" + team).path("items").values().stream()
                .filter(item -> item.path("channel").path("id").asString().equals(channel))
                .toList();
    }

    private JsonNode onlyConversation() {
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        return conversations().getFirst();
    }

    private List<JsonNode> messages(JsonNode conversation) {
        return browser
                .get("/api/conversations/{id}", conversation.path("id").asString())
                .path("messages")
                .values()
                .stream()
                .toList();
    }

    private List<JsonNode> awaitMessages(JsonNode conversation, int count) {
        await().atMost(PATIENCE).until(() -> messages(conversation).size() == count);
        return messages(conversation);
    }

    private JsonNode answer(JsonNode conversation, Map<String, Object> more, int status) {
        String id = conversation.path("id").asString();
        var claim = browser.post("/api/conversations/" + id + "/claim", Map.of(), 200);
        var request = new HashMap<String, Object>(Map.of(
                "token",
                claim.path("token").asLong(),
                "seenSeq",
                messages(conversation).size()));
        // As browsers send it: what they show of the customer.
        request.put("to", List.of(Map.of("name", "Anna", "handle", "@anna")));
        request.putAll(more);
        return browser.post("/api/conversations/" + id + "/replies", request, status);
    }

    @Test
    void whatIsSaidInAThreadIsOneConversation() throws Exception {
        String root = stamp();
        assertThat(slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it? 🙏 שלום", root, "")))
                .isEqualTo(200);
        assertThat(slack.tell(SlackStandIn.said("U0BERT", "I have that too", stamp(), root)))
                .isEqualTo(200);
        assertThat(slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it? 🙏 שלום", root, "")))
                .as("a repeat")
                .isEqualTo(200);
        var conversation = onlyConversation();
        var messages = awaitMessages(conversation, 2);
        assertThat(messages)
                .extracting(one -> one.path("text").asString())
                .containsExactly("How do I reset it? 🙏 שלום", "I have that too");
        assertThat(messages)
                .extracting(one -> one.path("author").path("kind").asString())
                .containsOnly("CONTACT");
        assertThat(conversation.path("channel").path("kind").asString()).isEqualTo("SLACK");
        assertThat(conversation.path("visibility").asString()).isEqualTo("FOLLOWERS");

        slack.tell(SlackStandIn.said("U0ANNA", "Something else", stamp(), ""));
        await().atMost(PATIENCE).until(() -> conversations().size() == 2);
    }

    @Test
    void whatIsForgedIsNotStored() throws Exception {
        byte[] body = "{\"type\":\"event_callback\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(slack.knock(body, "another secret")).isEqualTo(401);
        assertThat(conversations()).isEmpty();
        var health = browser.get("/api/channels").values().stream()
                .filter(one -> one.path("id").asString().equals(channel))
                .findFirst()
                .orElseThrow();
        assertThat(health.path("status").path("refused").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void anAddressIsVerifiedBeforeItsChannelIsOn() throws Exception {
        browser.client()
                .patch()
                .uri("/api/channels/{id}", channel)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("enabled", false))
                .exchange()
                .expectStatus()
                .isOk();
        byte[] question =
                "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aB\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(slack.knock(question, SlackStandIn.SECRET)).isEqualTo(200);
        assertThat(slack.knock(question, "another secret")).isEqualTo(401);
        assertThat(slack.tell(SlackStandIn.said("U0ANNA", "Are you there?", stamp(), "")))
                .isEqualTo(503);
    }

    @Test
    void aNodeWithAnotherKeyLetsTheProviderComeAgain() throws Exception {
        jdbc.sql("update channel set settings = settings || cast(:sealed as jsonb) where id = cast(:id as uuid)")
                .param("sealed", "{\"webhook.secret\":\"sealed:1:" + "A".repeat(64) + "\"}")
                .param("id", channel)
                .update();
        // Channels are known by heart for a second.
        await().atMost(PATIENCE)
                .until(() -> slack.tell(SlackStandIn.said("U0ANNA", "Is anybody there?", stamp(), "")) == 503);
    }

    @Test
    void editsReactionsAndDeletionsAreShownInWhateverOrderTheyCome() throws Exception {
        String root = stamp();
        var edited = SlackStandIn.said("U0ANNA", "How do I reset the clock?", root, "");
        edited.put("edited", Map.of("user", "U0ANNA", "ts", stamp()));
        assertThat(slack.tell(change("message_changed", Map.of("message", edited))))
                .isEqualTo(200);
        var reaction = Map.<String, Object>of(
                "type", "reaction_added",
                "user", "U0BERT",
                "reaction", "eyes",
                "item", Map.of("type", "message", "channel", "C0HELP", "ts", root),
                "event_ts", stamp());
        assertThat(slack.tell(reaction)).isEqualTo(200);
        assertThat(slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it?", root, "")))
                .isEqualTo(200);

        var conversation = onlyConversation();
        await().atMost(PATIENCE)
                .until(() -> messages(conversation).getFirst().path("reactions").size() == 1);
        var seen = messages(conversation).getFirst();
        assertThat(seen.path("text").asString()).isEqualTo("How do I reset the clock?");
        assertThat(seen.path("editedAt").isNull()).isFalse();
        assertThat(conversations().getFirst().path("snippet").asString()).isEqualTo("How do I reset the clock?");
        String message = seen.path("id").asString();
        assertThat(browser.get("/api/messages/{id}/earlier-words", message).path("words"))
                .singleElement()
                .satisfies(words -> {
                    assertThat(words.path("text").asString()).isEqualTo("How do I reset it?");
                    assertThat(words.path("from").asString())
                            .isEqualTo(seen.path("sentAt").asString());
                    assertThat(words.path("until").asString())
                            .isEqualTo(seen.path("editedAt").asString());
                });
        people.signIn(people.agent("Otto", people.team("Elsewhere")))
                .client()
                .get()
                .uri("/api/messages/{id}/earlier-words", message)
                .exchange()
                .expectStatus()
                .isNotFound();

        slack.tell(change("message_deleted", Map.of("deleted_ts", root, "previous_message", edited)));
        await().atMost(PATIENCE)
                .until(() -> !messages(conversation)
                                .getFirst()
                                .path("deletedAt")
                                .isMissingNode()
                        && !messages(conversation).getFirst().path("deletedAt").isNull());
        assertThat(messages(conversation).getFirst().path("text").asString()).isEmpty();
        assertThat(browser.get("/api/messages/{id}/earlier-words", message)
                        .path("words")
                        .isEmpty())
                .as("what was taken back stays gone")
                .isTrue();
        assertThat(jdbc.sql("select count(*) from message_words where message_id = cast(? as uuid)")
                        .param(message)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aChannelSaysForHowLongAClosedConversationGoesOn() throws Exception {
        String root = stamp();
        slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it?", root, ""));
        closeFor(onlyConversation(), 4);
        slack.tell(SlackStandIn.said("U0ANNA", "Hello again", stamp(), root));
        await("three days are usual")
                .atMost(PATIENCE)
                .until(() -> conversations().size() == 2);

        for (int days : List.of(7, 0)) {
            browser.client()
                    .patch()
                    .uri("/api/channels/{id}", channel)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("continueDays", days))
                    .exchange()
                    .expectStatus()
                    .isOk();
            String thread = stamp();
            slack.tell(SlackStandIn.said("U0ANNA", "How do I set it?", thread, ""));
            int before = 3 + (days == 7 ? 0 : 1);
            await().atMost(PATIENCE).until(() -> conversations().size() == before);
            closeFor(conversations().getFirst(), days == 7 ? 4 : 0);
            slack.tell(SlackStandIn.said("U0ANNA", "Hello again", stamp(), thread));
            await().atMost(PATIENCE).until(() -> messagesSaying("Hello again") == (days == 7 ? 2 : 3));
            assertThat(conversations()).hasSize(days == 7 ? before : before + 1);
        }
        browser.client()
                .patch()
                .uri("/api/channels/{id}", channel)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("continueDays", 366))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void closeFor(JsonNode conversation, int days) {
        jdbc.sql(
                        "update conversation set status = 'CLOSED', closed_at = now() - make_interval(days => ?) where id = cast(? as uuid)")
                .param(days)
                .param(conversation.path("id").asString())
                .update();
    }

    private int messagesSaying(String text) {
        return jdbc.sql("select count(*) from message where channel_id = cast(? as uuid) and text = ?")
                .param(channel)
                .param(text)
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> change(String subtype, Map<String, Object> more) {
        var event = new HashMap<String, Object>(Map.of(
                "type", "message", "subtype", subtype, "channel", "C0HELP", "channel_type", "channel", "ts", stamp()));
        event.put("event_ts", event.get("ts"));
        event.putAll(more);
        return event;
    }

    @Test
    void managersHearAtOnceThatTheAppWasRemoved() throws Exception {
        for (int times = 0; times < 2; times++) {
            assertThat(slack.tell(Map.of("type", "app_uninstalled", "event_ts", stamp())))
                    .isEqualTo(200);
        }
        await().atMost(PATIENCE).until(() -> status().path("state").asString().equals("FAILING"));
        assertThat(status().path("checks")).allSatisfy(check -> {
            assertThat(check.path("ok").asBoolean()).isFalse();
            assertThat(check.path("detail").asString()).contains("Install it again");
        });
        assertThat(jdbc.sql(
                                "select count(*) from channel_check where channel_id = cast(? as uuid) and told_at is not null")
                        .param(channel)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private JsonNode status() {
        return browser.get("/api/channels").values().stream()
                .filter(one -> one.path("id").asString().equals(channel))
                .findFirst()
                .orElseThrow()
                .path("status");
    }

    @Test
    void anEventOfAnUnknownKindIsKept() throws Exception {
        assertThat(slack.tell(Map.of("type", "hologram_shared", "event_ts", stamp())))
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> browser.get("/api/set-aside").values().stream()
                        .anyMatch(item -> item.path("channelId").asString().equals(channel)
                                && item.path("eventType").asString("").contains("hologram_shared")));
    }

    @Test
    void aPublicAnswerIsMeantAndSentOnceInItsThread() throws Exception {
        String root = stamp();
        slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it?", root, ""));
        var conversation = onlyConversation();
        var refused = answer(conversation, Map.of("text", "Press both keys."), 422);
        assertThat(refused.path("code").asString()).isEqualTo("public");

        String named = stamp();
        slack.takes(named);
        var sent = answer(conversation, Map.of("text", "Press both keys. 😀", "visibility", "PUBLIC"), 201);
        awaitDelivery(conversation, "SENT");
        assertThat(sent.path("visibility").asString()).isEqualTo("FOLLOWERS");
        assertThat(slack.sent()).hasSize(1);
        assertThat(slack.sent().getFirst().path("thread_ts").asString()).isEqualTo(root);
        assertThat(slack.sent().getFirst().path("text").asString()).isEqualTo("Press both keys. 😀");

        var thanks = Map.<String, Object>of(
                "type", "reaction_added",
                "user", "U0ANNA",
                "reaction", "+1",
                "item", Map.of("type", "message", "channel", "C0HELP", "ts", named),
                "event_ts", stamp());
        slack.tell(thanks);
        await().atMost(PATIENCE)
                .until(() -> messages(conversation).getLast().path("reactions").size() == 1);
    }

    @Test
    void aChannelThatBecomesSharedGoesOnUnderItsNewId() throws Exception {
        String root = stamp();
        slack.tell(SlackStandIn.said("U0ANNA", "How do I reset it?", root, ""));
        var conversation = onlyConversation();
        String named = stamp();
        slack.takes(named);
        answer(conversation, Map.of("text", "Press both keys.", "visibility", "PUBLIC"), 201);
        awaitDelivery(conversation, "SENT");

        var moved = Map.<String, Object>of(
                "type", "channel_id_changed",
                "old_channel_id", "C0HELP",
                "new_channel_id", "C0SHARED",
                "event_ts", stamp());
        assertThat(slack.tell(moved)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> room(conversation).equals("C0SHARED/" + root));
        assertThat(slack.tell(moved)).as("a repeat").isEqualTo(200);

        var more = SlackStandIn.said("U0ANNA", "Which ones?", stamp(), root);
        more.put("channel", "C0SHARED");
        slack.tell(more);
        awaitMessages(conversation, 3);
        assertThat(conversations()).hasSize(1);
        slack.tell(change("message_deleted", Map.of("channel", "C0SHARED", "deleted_ts", root)));
        await("what was said before can be taken back")
                .atMost(PATIENCE)
                .until(() -> messages(conversation)
                        .getFirst()
                        .path("text")
                        .asString()
                        .isEmpty());
        slack.tell(Map.of(
                "type", "reaction_added",
                "user", "U0ANNA",
                "reaction", "+1",
                "item", Map.of("type", "message", "channel", "C0SHARED", "ts", named),
                "event_ts", stamp()));
        await("what we said is known by its new name")
                .atMost(PATIENCE)
                .until(() -> messages(conversation).get(1).path("reactions").size() == 1);

        slack.takes(stamp());
        answer(conversation, Map.of("text", "The two at the top.", "visibility", "PUBLIC"), 201);
        awaitDelivery(conversation, "SENT");
        assertThat(slack.sent().getLast().path("channel").asString()).isEqualTo("C0SHARED");
        assertThat(slack.sent().getLast().path("thread_ts").asString()).isEqualTo(root);
    }

    private String room(JsonNode conversation) {
        return jdbc.sql("select room from conversation where id = cast(? as uuid)")
                .param(conversation.path("id").asString())
                .query(String.class)
                .single();
    }

    @Test
    void aLongAnswerGoesInPartsAndGoesOnWhereItWasInterrupted() throws Exception {
        slack.tell(SlackStandIn.said("U0ANNA", "Tell me all.", stamp(), ""));
        var conversation = onlyConversation();
        slack.answersNext(aResponse().withStatus(503));
        slack.takes(stamp());
        var text = IntStream.range(0, 400)
                .mapToObj(number -> "Sentence " + number + " counts here.")
                .collect(Collectors.joining(" "));
        answer(conversation, Map.of("text", text, "visibility", "PUBLIC"), 201);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from sent_part p join message m on m.id = p.message_id"
                                        + " where m.conversation_id = cast(? as uuid)")
                                .param(conversation.path("id").asString())
                                .query(Integer.class)
                                .single()
                        >= 1);
        slack.answersNext(SlackStandIn.taken("1795349999.000001"));
        awaitDelivery(conversation, "SENT");
        String all = slack.sent().stream()
                .map(one -> one.path("text").asString())
                .distinct()
                .reduce("", (before, part) -> before.isEmpty() ? part : before + " " + part);
        assertThat(all).isEqualTo(text);
    }

    @Test
    void nobodyKnowsWhatBecameOfAnAnswerThatWasNotAnswered() throws Exception {
        slack.tell(SlackStandIn.said("U0ANNA", "Are you there?", stamp(), ""));
        var conversation = onlyConversation();
        slack.answersNext(SlackStandIn.silence());
        answer(conversation, Map.of("text", "Yes.", "visibility", "PUBLIC"), 201);
        awaitDelivery(conversation, "UNKNOWN");
        assertThat(slack.sent()).hasSize(1);
    }

    @Test
    void aFileIsFetchedAfterItsMessageAndKept() throws Exception {
        slack.has("F0PHOTO", "zip.jpg", "not really a picture");
        var event = SlackStandIn.said("U0ANNA", "Look", stamp(), "");
        event.put("subtype", "file_share");
        event.put(
                "files",
                List.of(
                        Map.of("id", "F0PHOTO", "name", "zip.jpg", "mimetype", "image/jpeg", "size", 20),
                        Map.of("id", "F0GONE", "name", "gone.pdf", "mimetype", "application/pdf", "size", 5)));
        assertThat(slack.tell(event)).isEqualTo(200);
        var conversation = onlyConversation();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(messages(conversation).getFirst().path("attachments"))
                                .extracting(file -> file.path("name").asString())
                                .containsExactly("zip.jpg"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation)
                                .getFirst()
                                .path("remoteFiles")
                                .path(0)
                                .path("error")
                                .asString(""))
                        .isNotEmpty());
        String id = messages(conversation)
                .getFirst()
                .path("attachments")
                .path(0)
                .path("id")
                .asString();
        browser.client()
                .get()
                .uri("/api/attachments/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("not really a picture");
    }

    @Test
    void aFileThatAnEditAddsIsFetchedAndNoneTwice() throws Exception {
        slack.has("F0PHOTO", "zip.jpg", "not really a picture");
        slack.has("F0MORE", "zipper.jpg", "not a picture either");
        var photo = Map.of("id", "F0PHOTO", "name", "zip.jpg", "mimetype", "image/jpeg", "size", 20);
        var more = Map.of("id", "F0MORE", "name", "zipper.jpg", "mimetype", "image/jpeg", "size", 21);
        String root = stamp();
        var event = SlackStandIn.said("U0ANNA", "Look", root, "");
        event.put("subtype", "file_share");
        event.put("files", List.of(photo));
        assertThat(slack.tell(event)).isEqualTo(200);
        var conversation = onlyConversation();
        await().atMost(PATIENCE).until(() -> files(conversation).equals(List.of("zip.jpg")));
        for (int times = 0; times < 2; times++) {
            var edited = SlackStandIn.said("U0ANNA", "Look at both", root, "");
            edited.put("edited", Map.of("user", "U0ANNA", "ts", stamp()));
            edited.put("files", List.of(photo, more));
            assertThat(slack.tell(change("message_changed", Map.of("message", edited))))
                    .isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(files(conversation)).containsExactly("zip.jpg", "zipper.jpg"));
        }
        assertThat(messages(conversation).getFirst().path("text").asString()).isEqualTo("Look at both");
    }

    private List<String> files(JsonNode conversation) {
        return messages(conversation).getFirst().path("attachments").values().stream()
                .map(file -> file.path("name").asString())
                .toList();
    }

    @Test
    void silenceIsTheServersWordAndEndsWithTheNextSign() throws Exception {
        silentSince("now() + interval '1 hour'");
        assertThat(status().path("silentSince").isNull()).isFalse();
        silentSince("now() - interval '1 hour'");
        slack.tell(SlackStandIn.said("U0ANNA", "Here we are", stamp(), ""));
        assertThat(status().path("silentSince").asString("")).isEmpty();
    }

    private void silentSince(String moment) {
        jdbc.sql("update channel_check set silent_since = " + moment + " where channel_id = cast(? as uuid)")
                .param(channel)
                .update();
    }

    @Test
    void tenMegabytesAreTaken() throws Exception {
        var text = "0123456789abcdef".repeat(640 * 1024);
        assertThat(slack.tell(SlackStandIn.said("U0ANNA", text, stamp(), ""))).isEqualTo(200);
        assertThat(messages(onlyConversation()).getFirst().path("text").asString())
                .hasSize(text.length());
    }
}
