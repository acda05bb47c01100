package dev.parley.inbox.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A chat that goes on by e-mail when its visitor has gone. */
@ParleyTest
class UnseenMailTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Continuing continuing;

    private ChatDesk desk;
    private final String email = "mia-" + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        desk = new ChatDesk(people, jdbc, Map.of("title", "Acme Shop", "mail.after", "3"));
    }

    private void minutesPass() {
        jdbc.sql("""
                update visitor_line l set at = at - interval '4 minutes'
                  from visitor v where v.id = l.visitor_id and v.email = :email
                """).param("email", email).update();
    }

    private List<JsonNode> mails() {
        return desk.browser.get("/api/local-mail").path("items").values().stream()
                .filter(mail -> mail.path("to").toString().contains(email))
                .toList();
    }

    @Test
    void whatIsNotSeenGoesByMailOnceAndItsAnswerComesBackToTheConversation() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        assertThat(widget.send("PUT", "/visitor", Map.of("name", "Mia", "email", " " + email.toUpperCase(Locale.ROOT)))
                        .body()
                        .path("email")
                        .asString())
                .isEqualTo(email);
        widget.say("Where is it?");
        String conversation = desk.onlyConversation();
        desk.answer(conversation, "It comes <tomorrow>.");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        continuing.look();
        assertThat(pending()).as("too early").isZero();
        minutesPass();
        continuing.look();
        continuing.look();
        await().atMost(ChatDesk.PATIENCE).until(() -> mails().size() == 1);

        var mail = desk.browser.get(
                "/api/local-mail/{id}", mails().getFirst().path("id").asString());
        assertThat(mail.path("subject").asString()).isEqualTo("Ihr Chat mit Acme Shop");
        assertThat(mail.path("text").asString()).contains("Guten Tag Mia", "Ann:\nIt comes <tomorrow>.");
        assertThat(mail.path("html").asString()).contains("It comes &lt;tomorrow&gt;.");
        browserAnswers(mail.path("id").asString(), "Thank you, by mail.");
        assertThat(desk.awaitMessages(conversation, 3).getLast().path("text").asString())
                .contains("Thank you, by mail.");
        await().atMost(ChatDesk.PATIENCE)
                .untilAsserted(() -> assertThat(widget.get("/lines")
                                .body()
                                .path("lines")
                                .path(2)
                                .toString())
                        .contains("Thank you, by mail.", "\"by\":\"MAIL\"", "\"from\":\"VISITOR\""));
        // And on it goes in the chat.
        desk.answer(conversation, "You are welcome.");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        assertThat(widget.get("/lines").body().path("lines").toString()).contains("You are welcome.");
    }

    @Test
    void whatWasSeenIsNotSentAgain() throws Exception {
        var widget = desk.widget();
        widget.enter("");
        widget.send("PUT", "/visitor", Map.of("email", email));
        widget.say("Where is it?");
        String conversation = desk.onlyConversation();
        desk.answer(conversation, "Here.");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        widget.send("POST", "/read", Map.of("upTo", 1_000_000));
        desk.awaitDelivery(conversation, "\"readAt\":\"");
        minutesPass();
        continuing.look();

        assertThat(pending()).isZero();
        assertThat(mails()).isEmpty();
        // What came later than all that was ever said was not read by that.
        desk.answer(conversation, "And another thing.");
        desk.awaitDelivery(conversation, "\"state\":\"SENT\"");
        minutesPass();
        continuing.look();
        await().atMost(ChatDesk.PATIENCE).until(() -> mails().size() == 1);
        assertThat(desk.browser
                        .get(
                                "/api/local-mail/{id}",
                                mails().getFirst().path("id").asString())
                        .path("text")
                        .asString())
                .contains("And another thing.")
                .doesNotContain("Here.");
    }

    private int pending() {
        return jdbc.sql("select count(*) from system_mail where recipient = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private void browserAnswers(String mail, String text) {
        desk.browser
                .client()
                .post()
                .uri("/api/local-mail/{id}/answer", mail)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("text", text))
                .exchange()
                .expectStatus()
                .isNoContent();
    }
}
