package dev.parley.channel.reddit;

import static dev.parley.channel.reddit.RedditSamples.JSON;
import static dev.parley.channel.reddit.RedditSamples.comment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class RedditCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static InboundEvent decode(JsonNode json, Map<String, String> attributes) {
        byte[] raw = json.toString().getBytes(StandardCharsets.UTF_8);
        return new RedditCodec()
                .decode(new InboundEnvelope(new ChannelId(new UUID(7, 7)), "test", NOW, raw, attributes));
    }

    private static InboundMessage message(JsonNode json) {
        return (InboundMessage) decode(json, Map.of("account", "Acme_Help"));
    }

    @Test
    void aCommentBelongsToItsSubmission() {
        var message = message(comment("abc", "**Hi** & <you>", NOW));
        assertThat(message.externalId()).isEqualTo("t1_abc");
        assertThat(message.venue())
                .isEqualTo(new Venue(
                        "t3_9zz",
                        Venue.Company.ONE,
                        Visibility.PUBLIC,
                        "Test post",
                        "https://www.reddit.com/r/acme/comments/9zz/test_post/abc/?context=3"));
        assertThat(message.thread().references()).containsExactly("t1_ours");
        assertThat(message.from().handle()).isEqualTo("anna_b");
        assertThat(message.from().username()).isEqualTo("u/Anna_B");
        assertThat(message.body().text()).isEqualTo("**Hi** & <you>");
        var listed = comment("abc", "Hi", NOW);
        ((ObjectNode) listed.path("data")).put("link_id", "t3_other").remove("context");
        assertThat(message(listed).venue().room()).isEqualTo("t3_other");
    }

    @Test
    void textIsUnescapedWhereRedditEscapedIt() {
        var thing = comment("abc", "x", NOW);
        var data = (ObjectNode) thing.path("data");
        data.put("body", "a &lt; b &amp;amp; c").put("link_title", "Q&amp;A");
        data.put(
                "body_html",
                "&lt;div class=\"md\"&gt;&lt;p&gt;a &amp;lt; b &lt;a href=\"/r/acme\"&gt;r/acme&lt;/a&gt;&lt;/p&gt;&lt;/div&gt;");
        var message = message(thing);
        assertThat(message.body().text()).isEqualTo("a < b &amp; c");
        assertThat(message.body().html()).contains("<p>a &lt; b").contains("https://www.reddit.com/r/acme");
        assertThat(message.venue().title()).isEqualTo("Q&A");
    }

    @Test
    void privateMessagesOfOneExchangeShareARoom() {
        var first = message(RedditSamples.message("m1", "", "Hi", NOW));
        var second = message(RedditSamples.message("m2", "m1", "And?", NOW));
        assertThat(first.venue().room()).isEqualTo("t4_m1");
        assertThat(second.venue().room()).isEqualTo("t4_m1");
        assertThat(second.venue().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(second.subject()).isEqualTo("re: order 17");
    }

    @Test
    void aSubmissionWithAPictureIsRead() {
        var thing = RedditSamples.submission("9zz", "Broken cup", "", NOW);
        var data = (ObjectNode) thing.path("data");
        data.put("url", "https://i.redd.it/cup.jpg").put("post_hint", "image");
        var message = message(thing);
        assertThat(message.subject()).isEqualTo("Broken cup");
        assertThat(message.body().text()).isEqualTo("https://i.redd.it/cup.jpg");
        assertThat(message.media())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("cup.jpg"));
        assertThat(message(RedditSamples.submission("9zy", "Only a title", "", NOW))
                        .body()
                        .text())
                .isEqualTo("Only a title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[deleted]", "[removed]"})
    void whatIsGoneIsDeleted(String body) {
        assertThat(decode(comment("abc", body, NOW), Map.of())).isEqualTo(new InboundEvent.Deleted("t1_abc", NOW));
    }

    @Test
    void anEditNamesTheThing() {
        var thing = comment("abc", "Better", NOW);
        ((ObjectNode) thing.path("data")).put("edited", 1763800000.0);
        assertThat(decode(thing, Map.of("change", "edited")))
                .isInstanceOfSatisfying(InboundEvent.Edited.class, edited -> {
                    assertThat(edited.message()).isEqualTo("t1_abc");
                    assertThat(edited.at()).isEqualTo(Instant.ofEpochSecond(1763800000));
                });
    }

    @Test
    void ourOwnCommentsAreOurs() {
        var thing = comment("abc", "We help", NOW);
        var data = (ObjectNode) thing.path("data");
        data.put("author", "acme_help").put("parent_id", "t3_9zz").put("link_author", "Anna_B");
        var own = message(thing);
        assertThat(own.nature()).isEqualTo(new MessageNature.Own());
        assertThat(own.recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo("anna_b"));
        data.put("parent_id", "t1_x");
        assertThat(decode(thing, Map.of("account", "acme_help"))).isEqualTo(new InboundEvent.Unknown("own t1", true));
    }

    @Test
    void moderatorsMailIsSharedAndTheirNotesAreLeftOut() {
        var both = JSON.createObjectNode();
        var conversation = both.putObject("conversation").put("id", "ik72").put("subject", "An outrage!");
        conversation.putObject("participant");
        conversation.putArray("authors").addObject().put("name", "Anna_B").put("isMod", false);
        var mail = both.putObject("message").put("id", "138qf").put("bodyMarkdown", "Why?");
        mail.put("body", "<p>Why?</p>").put("isInternal", false).put("date", "2023-07-11T20:33:14.617000+0000");
        mail.putObject("author").put("name", "Anna_B").put("isMod", false);
        var message = message(both);
        assertThat(message.externalId()).isEqualTo("modmail/ik72/138qf");
        assertThat(message.venue().room()).isEqualTo("modmail/ik72");
        assertThat(message.venue().company()).isEqualTo(Venue.Company.ALL);
        assertThat(message.sentAt()).isEqualTo("2023-07-11T20:33:14.617Z");
        mail.putObject("author").put("name", "Some_Mod").put("isMod", true);
        assertThat(message(both).nature()).isEqualTo(new MessageNature.Own());
        assertThat(message(both).recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo("anna_b"));
        mail.put("isInternal", true);
        assertThat(decode(both, Map.of())).isEqualTo(new InboundEvent.Unknown("moderators' note", true));
    }

    @Test
    void whatSaysNothingOfItselfIsUnreadable() {
        assertThatThrownBy(() -> decode(JSON.createObjectNode(), Map.of()))
                .isInstanceOf(UnreadableMessageException.class);
        assertThat(decode(JSON.createObjectNode().put("kind", "t9"), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("t9", false));
    }

    @Test
    void everyRecordedThingIsRead() throws IOException {
        var things = new ArrayList<JsonNode>();
        try (var lines = Files.lines(Fixtures.require("channels/recorded-http.jsonl"))) {
            lines.map(JSON::readTree)
                    .filter(pair -> pair.path("source").asString("").equals("reddit-praw"))
                    .forEach(pair -> collect(pair.path("response_json"), things));
        }
        assertThat(things).hasSizeGreaterThan(100);
        for (var thing : things) {
            switch (decode(thing, Map.of())) {
                case InboundMessage message -> {
                    assertThat(message.externalId()).matches("t[134]_[a-z0-9]+");
                    assertThat(message.from().handle()).isNotBlank();
                    assertThat(message.body().html()).doesNotContain("SC_OFF", "&lt;div");
                    assertThat(message.sentAt()).isBefore(NOW);
                }
                case InboundEvent.Deleted deleted ->
                    assertThat(deleted.message()).startsWith("t");
                case InboundEvent other -> throw new AssertionError(other + " of " + thing);
            }
        }
    }

    @Test
    void everyRecordedMailToModeratorsIsRead() throws IOException {
        int read = 0;
        try (var lines = Files.lines(Fixtures.require("channels/recorded-http.jsonl"))) {
            for (String line :
                    lines.filter(each -> each.contains("bodyMarkdown")).toList()) {
                var answer = JSON.readTree(line).path("response_json");
                for (var mail : answer.path("messages").values()) {
                    var both = JSON.createObjectNode();
                    both.set("conversation", answer.path("conversation"));
                    both.set("message", mail);
                    if (both.path("conversation").isObject()) {
                        assertThat(decode(both, Map.of()))
                                .isInstanceOfAny(InboundMessage.class, InboundEvent.Unknown.class);
                        read++;
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(10);
    }

    private static void collect(JsonNode node, List<JsonNode> things) {
        var data = node.path("data");
        // PRAW changed the name of one by hand.
        boolean real = !data.path("id").asString("").equals("MISMATCH");
        boolean says = real && (data.has("body") || data.has("title"));
        if (node.path("kind").asString("").matches("t[134]") && says) {
            things.add(node);
        }
        node.values().forEach(inner -> collect(inner, things));
    }
}
