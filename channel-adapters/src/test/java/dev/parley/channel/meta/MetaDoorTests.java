package dev.parley.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetaDoorTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String API = "https://graph.example";

    private final MetaDoor door = new MetaDoor(ChannelKind.FACEBOOK, ChannelConfiguration::address);
    private final ChannelConfiguration ours = MetaPosts.channel(1, "100", MetaPosts.app(API));

    private static byte[] message(String object, String account) {
        return ("{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"" + account
                        + "\",\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"9\"}}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private InboundEnvelope one(byte[] body, Neighbours neighbours) {
        var answer = door.receive(ours, MetaPosts.signed(body, NOW), neighbours);
        assertThat(answer).isInstanceOf(WebhookAnswer.Accepted.class);
        var envelopes = ((WebhookAnswer.Accepted) answer).envelopes();
        assertThat(envelopes).hasSize(1);
        return envelopes.getFirst();
    }

    @Test
    void theChallengeIsAnsweredToWhoKnowsTheToken() {
        String made = MetaApp.verifyToken("", MetaPosts.SECRET, ours.id());
        assertThat(door.receive(ours, MetaPosts.handshake(made, NOW), Neighbours.NONE))
                .isEqualTo(new WebhookAnswer.Answered("text/plain", "1158201444"));
        assertThat(door.receive(ours, MetaPosts.handshake("guess", NOW), Neighbours.NONE))
                .isInstanceOf(WebhookAnswer.Forged.class);
        var entered = MetaPosts.channel(1, "100", MetaPosts.app(API, Map.of("webhook.token", "chosen")));
        assertThat(door.receive(entered, MetaPosts.handshake("chosen", NOW), Neighbours.NONE))
                .isInstanceOf(WebhookAnswer.Answered.class);
        assertThat(door.receive(entered, MetaPosts.handshake(made, NOW), Neighbours.NONE))
                .isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void aChannelWithoutASecretTakesNothing() {
        var open = MetaPosts.channel(1, "100", Map.of());
        assertThat(door.receive(open, MetaPosts.signed(message("page", "100"), NOW), Neighbours.NONE))
                .isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void anEventForANeighbourGoesThere() {
        var neighbour = MetaPosts.channel(2, "200", MetaPosts.app(API));
        Neighbours neighbours = (kind, address) ->
                kind == ChannelKind.FACEBOOK && address.equals("200") ? Optional.of(neighbour) : Optional.empty();
        assertThat(one(message("page", "100"), neighbours).channel()).isEqualTo(ours.id());
        var passed = one(message("page", "200"), neighbours);
        assertThat(passed.channel()).isEqualTo(neighbour.id());
        assertThat(passed.attributes()).doesNotContainKey(EventAttributes.FOREIGN);
        var nobodys = one(message("page", "300"), neighbours);
        assertThat(nobodys.channel()).isEqualTo(ours.id());
        assertThat(nobodys.attributes()).containsEntry(EventAttributes.FOREIGN, "300");
    }

    @Test
    void aNeighbourOfAnotherAppGetsNothingFromThisOne() {
        var other = MetaPosts.channel(2, "200", MetaPosts.app(API, Map.of("app.secret", "another")));
        var envelope = one(message("page", "200"), (kind, address) -> Optional.of(other));
        assertThat(envelope.channel()).isEqualTo(ours.id());
        assertThat(envelope.attributes()).containsEntry(EventAttributes.FOREIGN, "200");
    }

    @Test
    void anotherObjectAtThisAddressGoesToItsKind() {
        var instagram = MetaPosts.channel(3, "400", MetaPosts.app(API));
        Neighbours neighbours = (kind, address) ->
                kind == ChannelKind.INSTAGRAM && address.equals("400") ? Optional.of(instagram) : Optional.empty();
        assertThat(one(message("instagram", "400"), neighbours).channel()).isEqualTo(instagram.id());
    }

    @Test
    void whatCannotBeCutIsKeptWhole() {
        for (String body : List.of("{\"object\":", "{}", "[]", "17", "{\"object\":\"page\",\"entry\":7}")) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            assertThat(one(bytes, Neighbours.NONE).attributes()).containsEntry(EventAttributes.TYPE, MetaEvent.WHOLE);
        }
    }
}
