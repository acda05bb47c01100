package dev.parley.channel.discourse;

import static dev.parley.channel.discourse.DiscourseForum.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.email.Fixtures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in, and what is read. */
class DiscourseDoorTests {
    private static ChannelConfiguration channel(String secret, Map<String, String> more) {
        var settings = new TreeMap<>(Map.of(
                "api.url",
                "https://forum.example",
                "api.key",
                "k",
                "api.username",
                "parley",
                "webhook.secret",
                secret));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Forum", "parley", settings);
    }

    private static WebhookAnswer receive(ChannelConfiguration channel, byte[] body, Map<String, String> headers) {
        var all = new TreeMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new DiscourseDoor()
                .receive(
                        channel,
                        new WebhookRequest(
                                "POST", URI.create("https://parley.example/hooks/7"), Map.of(), all, body, NOW),
                        Neighbours.NONE);
    }

    private static int taken(Map<String, String> settings, String archetype) {
        var post = DiscourseForum.post(1001, 3, "<p>Hello</p>", NOW);
        var event = DiscourseForum.event(post);
        post.put("topic_archetype", archetype);
        byte[] body = DiscourseForum.bytes(event);
        var answer = receive(
                channel(DiscourseForum.SECRET, settings), body, DiscourseForum.headers("post", "post_created", body));
        return ((WebhookAnswer.Accepted) answer).envelopes().size();
    }

    @Test
    void onlyChosenCategoriesAreRead() {
        assertThat(taken(Map.of(), "regular")).isEqualTo(1);
        assertThat(taken(Map.of("receive.categories", "support"), "regular")).isEqualTo(1);
        assertThat(taken(Map.of("receive.categories", "5"), "regular")).isEqualTo(1);
        assertThat(taken(Map.of("receive.categories", "help", "account.categories", "4,5"), "regular"))
                .isEqualTo(1);
        assertThat(taken(Map.of("receive.categories", "lounge"), "regular")).isZero();
    }

    @Test
    void strangersPersonalMessagesAreNotRead() {
        assertThat(taken(Map.of(), "private_message")).isZero();
    }

    @Test
    void discoursesOwnPingIsGenuine() throws Exception {
        var vectors = JsonMapper.builder()
                .build()
                .readTree(Fixtures.require("channels/signature_vectors.json").toFile());
        for (var vector : vectors) {
            if (vector.path("channel").asString().equals("discourse")) {
                assertThat(receive(
                                channel(vector.path("secret").asString(), Map.of()),
                                vector.path("body").asString().getBytes(StandardCharsets.UTF_8),
                                Map.of(
                                        vector.path("header").asString(),
                                        vector.path("expected").asString(),
                                        "X-Discourse-Event-Type",
                                        "ping",
                                        "X-Discourse-Event",
                                        "ping")))
                        .isEqualTo(new WebhookAnswer.Answered("text/plain", "OK"));
            }
        }
    }

    @Test
    void withoutASecretNobodyIsLetIn() {
        byte[] body = DiscourseForum.bytes(DiscourseForum.object("{'post': {}}"));
        var channel = new ChannelConfiguration(
                new ChannelId(new UUID(7, 7)),
                "Forum",
                "parley",
                Map.of(
                        "api.url",
                        "https://forum.example",
                        "api.key",
                        "k",
                        "api.username",
                        "p",
                        "receive.mode",
                        "POLLING"));
        assertThat(receive(channel, body, Map.of("X-Discourse-Event-Type", "post")))
                .isInstanceOf(WebhookAnswer.Forged.class);
    }
}
