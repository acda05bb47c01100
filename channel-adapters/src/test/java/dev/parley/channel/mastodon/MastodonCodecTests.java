package dev.parley.channel.mastodon;

import static dev.parley.channel.mastodon.MastodonSamples.notification;
import static dev.parley.channel.mastodon.MastodonSamples.status;
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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class MastodonCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static InboundEvent decode(JsonNode json, Map<String, String> attributes) {
        var channel = new ChannelId(new UUID(7, 7));
        byte[] raw = json.toString().getBytes(StandardCharsets.UTF_8);
        return new MastodonCodec().decode(new InboundEnvelope(channel, "test", NOW, raw, attributes));
    }

    private static InboundMessage mention(ObjectNode status) {
        return (InboundMessage) decode(notification("1", "mention", status), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"public,PUBLIC", "unlisted,UNLISTED", "private,FOLLOWERS", "direct,PRIVATE", "circle,PRIVATE"})
    void whoMayReadAPostIsKept(String theirs, Visibility ours) {
        var message = mention(status("11", "<p>Hi</p>", NOW).put("visibility", theirs));
        assertThat(message.venue().visibility()).isEqualTo(ours);
        assertThat(message.venue().company()).isEqualTo(Venue.Company.ONE);
        assertThat(message.venue().room()).isEqualTo("11");
        assertThat(message.venue().url()).isEqualTo("https://social.example/@anna/11");
    }

    @Test
    void theWriterIsNamedWithoutPicturesInTheName() {
        var from = mention(status("11", "<p>Hi</p>", NOW)).from();
        assertThat(from.handle()).isEqualTo(MastodonSamples.ANNA);
        assertThat(from.displayName()).isEqualTo("Anna  🌻");
        assertThat(from.username()).isEqualTo("@anna@social.example");
    }

    @Test
    void anAnswerBelongsToTheThreadsRoot() {
        var status = status("12", "<p>And?</p>", NOW).put("in_reply_to_id", "11");
        var told = (InboundMessage) decode(notification("2", "mention", status), Map.of("root", "9"));
        assertThat(told.venue().room()).isEqualTo("9");
        assertThat(told.thread().references()).containsExactly("11");
        assertThat(mention(status).venue().room()).isEqualTo("11");
    }

    @Test
    void mentionsLinksAndLinesAreReadAsTheyAreShown() {
        String html =
                "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://mastodon.example/@acme\" class=\"u-url"
                        + " mention\">@<span>acme</span></a></span> see <a href=\"https://www.shop.example/a/long/path?x=1\""
                        + " rel=\"nofollow\"><span class=\"invisible\">https://www.</span><span class=\"ellipsis\">shop.example/a/lo"
                        + "</span><span class=\"invisible\">ng/path?x=1</span></a><br />second  line &lt;3 <a"
                        + " href=\"https://mastodon.example/tags/help\" class=\"mention hashtag\" rel=\"tag\">#<span>help</span></a>"
                        + "</p><p>می‌خواهم :blob:</p><ul><li>one</li><li>two</li></ul><p><a href=\"https://x.example/\">here</a></p>"
                        + "<script>alert(1)</script>";
        var body = mention(status("11", html, NOW)).body();
        assertThat(body.text())
                .isEqualTo(
                        "@acme see https://www.shop.example/a/long/path?x=1\nsecond  line <3 #help\n\nمی‌خواهم :blob:"
                                + "\n\n• one\n• two\n\nhere (https://x.example/)");
        assertThat(body.html()).contains("shop.example").doesNotContain("script");
    }

    @Test
    void warningsPollsAndDescriptionsArePartOfTheText() {
        var status = status("11", "<p>Which?</p>", NOW).put("spoiler_text", "Broken <b>glass</b>");
        var options = status.putObject("poll").putArray("options");
        options.addObject().put("title", "red").put("votes_count", 2);
        options.addObject().put("title", "blue").putNull("votes_count");
        status.withArray("media_attachments")
                .addObject()
                .put("id", "5")
                .put("type", "gifv")
                .put("url", "https://files.example/a/b%20c.mp4?x")
                .put("description", "A cup falls");
        var message = mention(status);
        assertThat(message.subject()).isEqualTo("Broken <b>glass</b>");
        assertThat(message.body().text())
                .isEqualTo("Broken <b>glass</b>\n\nWhich?\n\n○ red (2)\n○ blue\n\n[A cup falls]");
        assertThat(message.body().html())
                .contains("<strong>Broken &lt;b&gt;glass")
                .contains("A cup falls");
        assertThat(message.media()).singleElement().satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo("video");
            assertThat(file.name()).isEqualTo("b_20c.mp4");
        });
    }

    @Test
    void editsAndDeletionsNameThePost() {
        var edited = status("11", "<p>Better</p>", NOW).put("edited_at", "2026-11-22T09:00:00.000Z");
        assertThat(decode(edited, Map.of("type", "status.update")))
                .isInstanceOfSatisfying(InboundEvent.Edited.class, change -> {
                    assertThat(change.message()).isEqualTo("11");
                    assertThat(change.body().text()).isEqualTo("Better");
                    assertThat(change.at()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
                });
        var gone = MastodonSamples.JSON.createObjectNode().put("id", "11");
        assertThat(decode(gone, Map.of("type", "delete"))).isEqualTo(new InboundEvent.Deleted("11", NOW));
    }

    @Test
    void whatAColleagueWroteInMastodonIsOurs() {
        var status = status("13", "<p>Sorted</p>", NOW).put("in_reply_to_account_id", MastodonSamples.ANNA);
        status.set("account", MastodonSamples.account(MastodonSamples.WE, "acme"));
        status.putObject("application").put("name", "Web");
        status.withArray("mentions").addObject().put("id", MastodonSamples.ANNA).put("acct", "anna@social.example");
        var attributes = Map.of("type", "own", "account", MastodonSamples.WE, "app", "Parley", "root", "9");
        assertThat(decode(status, attributes)).isInstanceOfSatisfying(InboundMessage.class, own -> {
            assertThat(own.nature()).isEqualTo(new MessageNature.Own());
            assertThat(own.recipients())
                    .singleElement()
                    .satisfies(to -> assertThat(to.party().handle()).isEqualTo(MastodonSamples.ANNA));
        });
        status.putObject("application").put("name", "Parley");
        assertThat(decode(status, attributes)).isEqualTo(new InboundEvent.Unknown("own post", true));
    }

    @Test
    void otherNotificationsAreToldApart() {
        var status = status("11", "<p>Hi</p>", NOW);
        assertThat(decode(notification("1", "favourite", status), Map.of())).isInstanceOf(InboundEvent.Reacted.class);
        assertThat(decode(notification("1", "reblog", status), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("reblog", true));
        assertThat(decode(notification("1", "teleport", status), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("teleport", false));
        assertThatThrownBy(() -> decode(MastodonSamples.JSON.createObjectNode(), Map.of()))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void everyRecordedPostIsRead() throws IOException {
        var posts = new ArrayList<JsonNode>();
        try (var lines = Files.lines(Fixtures.require("channels/recorded-http.jsonl"))) {
            lines.map(MastodonSamples.JSON::readTree)
                    .filter(pair -> pair.path("source").asString("").equals("mastodon.py"))
                    .forEach(pair -> collect(pair.path("response_json"), posts));
        }
        assertThat(posts).hasSizeGreaterThan(20);
        for (var post : posts) {
            assertThat(decode(post, Map.of())).isInstanceOfSatisfying(InboundMessage.class, message -> {
                assertThat(message.from().username()).startsWith("@");
                assertThat(message.sentAt()).isBefore(NOW);
                assertThat(message.body().text()).doesNotContain("<p>", "&amp;");
            });
        }
    }

    private static void collect(JsonNode node, List<JsonNode> posts) {
        if (node.has("visibility")
                && node.has("content")
                && node.path("account").isObject()) {
            posts.add(node);
        }
        node.values().forEach(inner -> collect(inner, posts));
    }
}
