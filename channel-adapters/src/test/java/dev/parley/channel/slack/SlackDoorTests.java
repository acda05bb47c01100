package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.email.Fixtures;
import dev.parley.channel.http.Signatures;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in. */
class SlackDoorTests {
    private static final String SECRET = "0f1e2d3c4b5a";
    private static final Instant NOW = SlackEvents.NOW;

    private static ChannelConfiguration channel(int number, String team, String secret) {
        return new ChannelConfiguration(
                new ChannelId(new UUID(7, number)),
                "Slack",
                team,
                Map.of("api.token", "xoxb-test", "webhook.secret", secret));
    }

    private static WebhookRequest request(byte[] body, String stamp, String signature, Instant at) {
        return new WebhookRequest(
                "POST",
                URI.create("https://parley.example/hooks/1"),
                Map.of(),
                Map.of("x-slack-request-timestamp", List.of(stamp), "x-slack-signature", List.of(signature)),
                body,
                at);
    }

    private static WebhookRequest signed(byte[] body, Instant at) {
        String stamp = Long.toString(NOW.getEpochSecond());
        byte[] head = SlackEvents.utf8("v0:" + stamp + ":");
        String signature = "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, head, body));
        return request(body, stamp, signature, at);
    }

    private static WebhookAnswer receive(WebhookRequest request) {
        return new SlackDoor().receive(channel(7, "T0ACME", SECRET), request, Neighbours.NONE);
    }

    @Test
    void theChallengeIsAnswered() {
        byte[] body = SlackEvents.utf8("{\"token\":\"t\",\"challenge\":\"3eZbrw1a\",\"type\":\"url_verification\"}");
        assertThat(receive(signed(body, NOW))).isEqualTo(new WebhookAnswer.Answered("text/plain", "3eZbrw1a"));
    }

    @Test
    void fiveMinutesAreTheLimit() {
        byte[] body = SlackEvents.bytes(SlackEvents.callback(SlackEvents.said("Hello", "1795341600.000100")));
        assertThat(receive(signed(body, NOW.plus(Duration.ofMinutes(5))))).isInstanceOf(WebhookAnswer.Accepted.class);
        assertThat(receive(signed(body, NOW.plus(Duration.ofMinutes(6))))).isInstanceOf(WebhookAnswer.Forged.class);
        assertThat(receive(signed(body, NOW.minus(Duration.ofMinutes(6))))).isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void eachWorkspaceOfOneAppHasItsChannel() {
        var other = channel(8, "T0OTHER", SECRET);
        var event = SlackEvents.callback(SlackEvents.said("Hello", "1795341600.000100"));
        event.put("team_id", "T0OTHER").put("context_team_id", "T0OTHER");
        event.putArray("authorizations").addObject().put("team_id", "T0OTHER");
        var answer = new SlackDoor()
                .receive(
                        channel(7, "T0ACME", SECRET),
                        signed(SlackEvents.bytes(event), NOW),
                        (kind, address) -> address.equals("T0OTHER") ? Optional.of(other) : Optional.empty());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        WebhookAnswer.Accepted.class,
                        taken -> assertThat(taken.envelopes()).singleElement().satisfies(envelope -> {
                            assertThat(envelope.channel()).isEqualTo(other.id());
                            assertThat(envelope.position()).isEqualTo("slack event Ev0001");
                        }));
    }

    @Test
    void anotherAppDoesNotSpeakForAWorkspace() {
        var other = channel(8, "T0OTHER", "another secret");
        var event = SlackEvents.callback(SlackEvents.said("Hello", "1795341600.000100"));
        event.put("team_id", "T0OTHER").put("context_team_id", "T0OTHER").putArray("authorizations");
        var ours = channel(7, "T0ACME", SECRET);
        var answer = new SlackDoor()
                .receive(ours, signed(SlackEvents.bytes(event), NOW), (kind, address) -> Optional.of(other));
        assertThat(((WebhookAnswer.Accepted) answer).envelopes().getFirst().channel())
                .isEqualTo(ours.id());
    }

    @Test
    void slacksOwnExampleIsGenuine() throws Exception {
        var vectors = JsonMapper.builder()
                .build()
                .readTree(Fixtures.require("channels/signature_vectors.json").toFile());
        for (var vector : vectors) {
            if (vector.path("channel").asString().equals("slack")) {
                String stamp = vector.path("timestamp").asString();
                var request = request(
                        SlackEvents.utf8(vector.path("body").asString()),
                        stamp,
                        vector.path("expected").asString(),
                        Instant.ofEpochSecond(Long.parseLong(stamp)));
                var channel = channel(7, "T1DC2JH3J", vector.path("secret").asString());
                assertThat(new SlackDoor().receive(channel, request, Neighbours.NONE))
                        .isInstanceOf(WebhookAnswer.Accepted.class);
            }
        }
    }
}
