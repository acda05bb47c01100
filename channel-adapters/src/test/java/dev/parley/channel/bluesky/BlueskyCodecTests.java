package dev.parley.channel.bluesky;

import static dev.parley.channel.bluesky.BlueskySamples.notification;
import static dev.parley.channel.bluesky.BlueskySamples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class BlueskyCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CONVERSATION = "{\"members\":[{\"did\":\"" + BlueskySamples.WE
            + "\",\"handle\":\"acme.example\"},{\"did\":\"" + BlueskySamples.ANNA
            + "\",\"handle\":\"anna.example\",\"displayName\":\"Anna\"}],\"kind\":{\"$type\":"
            + "\"chat.bsky.convo.defs#directConvo\"}}";
    private static final Map<String, String> CHAT = Map.of("account", BlueskySamples.WE, "conversation", CONVERSATION);

    private static InboundEvent decode(JsonNode json, Map<String, String> attributes) {
        byte[] raw = json.toString().getBytes(StandardCharsets.UTF_8);
        return new BlueskyCodec()
                .decode(new InboundEnvelope(new ChannelId(new UUID(7, 7)), "test", NOW, raw, attributes));
    }

    private static InboundMessage post(ObjectNode record) {
        return (InboundMessage) decode(notification("3lx", "mention", record, NOW), Map.of());
    }

    @Test
    void aReplyBelongsToTheThreadsRoot() {
        var record = record("And?", NOW);
        String parent = "at://" + BlueskySamples.WE + "/app.bsky.feed.post/3lparent";
        BlueskySamples.answers(record, BlueskySamples.ROOT, parent);
        var message = post(record);
        assertThat(message.externalId()).isEqualTo("at://" + BlueskySamples.ANNA + "/app.bsky.feed.post/3lx");
        assertThat(message.venue().room()).isEqualTo(BlueskySamples.ROOT);
        assertThat(message.venue().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.venue().url()).isEqualTo("https://bsky.app/profile/" + BlueskySamples.ANNA + "/post/3lx");
        assertThat(message.thread().references()).containsExactly(parent);
        assertThat(message.from().username()).isEqualTo("@anna.example");
        assertThat(post(record("Hi", NOW)).venue().room())
                .isEqualTo(post(record("Hi", NOW)).externalId());
    }

    @Test
    void aClockThatIsWrongIsNotBelieved() {
        assertThat(post(record("Hi", Instant.parse("1970-01-02T00:00:00Z"))).sentAt())
                .isEqualTo(NOW);
        assertThat(post(record("Hi", Instant.parse("2036-01-02T00:00:00Z"))).sentAt())
                .isEqualTo(NOW);
    }

    @Test
    void linksAreWholeWhereverTheirBytesStand() {
        var record = record("😀 look shop.example/a… and here, @acme.example", NOW);
        var facets = record.putArray("facets");
        link(facets.addObject(), 10, 27, "https://shop.example/a/long/path");
        link(facets.addObject(), 32, 36, "https://other.example/");
        link(facets.addObject(), 1, 3, "https://inside-a-character.example/");
        link(facets.addObject(), 40, 4000, "https://beyond.example/");
        link(facets.addObject(), -5, 2, "https://before.example/");
        assertThat(post(record).body().text())
                .isEqualTo("😀 look https://shop.example/a/long/path and here (https://other.example/), @acme.example");
    }

    private static void link(ObjectNode facet, int from, int to, String uri) {
        facet.putObject("index").put("byteStart", from).put("byteEnd", to);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#link")
                .put("uri", uri);
    }

    @Test
    void whatIsEmbeddedIsToldAndItsFilesAreNamed() {
        var record = record("See", NOW);
        var embed = record.putObject("embed").put("$type", "app.bsky.embed.recordWithMedia");
        embed.putObject("record")
                .put("$type", "app.bsky.embed.record")
                .putObject("record")
                .put("uri", BlueskySamples.ROOT)
                .put("cid", "bafy");
        var image = embed.putObject("media")
                .put("$type", "app.bsky.embed.images")
                .putArray("images")
                .addObject()
                .put("alt", "A broken cup");
        var blob = image.putObject("image")
                .put("$type", "blob")
                .put("mimeType", "image/jpeg")
                .put("size", 12345);
        blob.putObject("ref").put("$link", "bafkreiabc");
        var message = post(record);
        assertThat(message.body().text())
                .isEqualTo("See\n\n[A broken cup]\n\nhttps://bsky.app/profile/" + BlueskySamples.WE + "/post/3lroot");
        assertThat(message.media()).singleElement().satisfies(file -> {
            assertThat(file.reference()).isEqualTo(BlueskySamples.ANNA + "/bafkreiabc");
            assertThat(file.mediaType()).isEqualTo("image/jpeg");
            assertThat(file.size()).isEqualTo(12345);
        });
    }

    @Test
    void aDirectMessageIsAChat() {
        var event = decode(BlueskySamples.said("m1", BlueskySamples.ANNA, "Hi", NOW), CHAT);
        assertThat(event).isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.externalId()).isEqualTo("m1");
            assertThat(message.from().displayName()).isEqualTo("Anna");
            assertThat(message.venue().room()).isEqualTo("chat:3lconvo");
            assertThat(message.venue().visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(message.venue().company()).isEqualTo(Venue.Company.ONE);
            assertThat(message.nature()).isEqualTo(new MessageNature.Personal());
        });
    }

    @Test
    void ourOwnDirectMessagesAreOurs() {
        var event = decode(BlueskySamples.said("m2", BlueskySamples.WE, "Hello", NOW), CHAT);
        assertThat(event).isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.nature()).isEqualTo(new MessageNature.Own());
            assertThat(message.recipients())
                    .singleElement()
                    .satisfies(to -> assertThat(to.party().handle()).isEqualTo(BlueskySamples.ANNA));
        });
    }

    @Test
    void changesInAChatNameTheirMessage() {
        var deletion = BlueskySamples.said("m1", BlueskySamples.ANNA, "Hi", NOW)
                .put("$type", "chat.bsky.convo.defs#logDeleteMessage");
        assertThat(decode(deletion, CHAT)).isEqualTo(new InboundEvent.Deleted("m1", NOW));
        var reaction = BlueskySamples.said("m1", BlueskySamples.WE, "Hi", NOW)
                .put("$type", "chat.bsky.convo.defs#logAddReaction");
        var by = reaction.putObject("reaction").put("value", "👍🏽").put("createdAt", NOW.toString());
        by.putObject("sender").put("did", BlueskySamples.ANNA);
        assertThat(decode(reaction, CHAT)).isInstanceOfSatisfying(InboundEvent.Reacted.class, reacted -> {
            assertThat(reacted.message()).isEqualTo("m1");
            assertThat(reacted.emojis()).isEqualTo(Set.of("👍🏽"));
            assertThat(reacted.by().displayName()).isEqualTo("Anna");
            assertThat(reacted.how()).isEqualTo(InboundEvent.Reacted.How.ADD);
        });
        reaction.put("$type", "chat.bsky.convo.defs#logRemoveReaction");
        assertThat(((InboundEvent.Reacted) decode(reaction, CHAT)).how()).isEqualTo(InboundEvent.Reacted.How.REMOVE);
    }

    @Test
    void whatMeansNothingIsToldFromWhatNobodyKnows() {
        var read = BlueskySamples.JSON.createObjectNode().put("$type", "chat.bsky.convo.defs#logReadConvo");
        assertThat(decode(read, CHAT)).isEqualTo(new InboundEvent.Unknown("chat ReadConvo", true));
        var other = BlueskySamples.JSON.createObjectNode().put("$type", "chat.bsky.convo.defs#logSing");
        assertThat(decode(other, CHAT)).isEqualTo(new InboundEvent.Unknown("chat Sing", false));
        assertThat(decode(notification("3lx", "follow", record("", NOW), NOW), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("follow", true));
    }
}
