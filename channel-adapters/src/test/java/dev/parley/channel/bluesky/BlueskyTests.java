package dev.parley.channel.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.bluesky.BlueskySamples.JSON;
import static dev.parley.channel.bluesky.BlueskySamples.notification;
import static dev.parley.channel.bluesky.BlueskySamples.notifications;
import static dev.parley.channel.bluesky.BlueskySamples.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is special in Bluesky. */
final class BlueskyTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PARENT = "at://" + BlueskySamples.ANNA + "/app.bsky.feed.post/3lx";
    private static final String LIST = "/xrpc/app.bsky.notification.listNotifications";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private final BlueskyAdapter adapter = new BlueskyAdapter(world.tools());

    @BeforeEach
    void service() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.server.createSession"))
                .willReturn(okJson(BlueskySamples.session(NOW.plusSeconds(7200)))));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getLog"))
                .withHeader("atproto-proxy", equalTo("did:web:api.bsky.chat#bsky_chat"))
                .willReturn(okJson("{\"logs\":[],\"cursor\":\"2222\"}")));
        PROVIDER.stubFor(
                get(urlPathEqualTo(LIST)).willReturn(okJson(notifications().toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/app.bsky.feed.getPosts"))
                .withQueryParam("uris", equalTo(PARENT))
                .willReturn(okJson("{\"posts\":[{\"uri\":\"" + PARENT
                        + "\",\"cid\":\"bafyx\",\"record\":{\"text\":\"Hi\"," + "\"reply\":{\"root\":{\"uri\":\""
                        + BlueskySamples.ROOT + "\",\"cid\":\"bafyroot\"}}}}]}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.repo.createRecord"))
                .willReturn(okJson("{\"uri\":\"at://x\",\"cid\":\"bafy\"}")));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ChannelConfiguration channel() {
        var settings = BlueskySamples.settings(PROVIDER.baseUrl());
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Test", BlueskySamples.WE, settings);
    }

    private static OutboundMessage message(String text, String room, Visibility visibility) {
        return message(text, room, visibility, List.of());
    }

    private static OutboundMessage message(
            String text, String room, Visibility visibility, List<OutboundAttachment> files) {
        var anna = new Party(BlueskySamples.ANNA, "Anna", "@anna.example", "");
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(BlueskySamples.WE, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, anna)),
                "",
                text,
                "",
                room.startsWith("chat:") ? "m1" : PARENT,
                List.of(),
                files,
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue(room, Venue.Company.ONE, visibility, "", ""),
                null);
    }

    private static JsonNode created() {
        var requests = PROVIDER.findAll(postRequestedFor(urlPathEqualTo("/xrpc/com.atproto.repo.createRecord")));
        return JSON.readTree(requests.getLast().getBody());
    }

    @Test
    void anAnswerNamesParentAndRootAndMarksLinksByBytes() {
        String text = "😀 @anna.example see https://shop.example/ä, or #Hilfe and @nobody.example.";
        var outcome = adapter.send(channel(), message(text, BlueskySamples.ROOT, Visibility.PUBLIC));
        var sent = created();
        String key = sent.path("rkey").asString();
        assertThat(key).matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
        assertThat(outcome).isEqualTo(new SendOutcome.Sent("at://" + BlueskySamples.WE + "/app.bsky.feed.post/" + key));
        var reply = sent.path("record").path("reply");
        assertThat(reply.path("parent").path("cid").asString()).isEqualTo("bafyx");
        assertThat(reply.path("root").path("uri").asString()).isEqualTo(BlueskySamples.ROOT);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var marked = sent.path("record").path("facets").values().stream()
                .map(facet -> new String(
                        Arrays.copyOfRange(
                                bytes,
                                facet.path("index").path("byteStart").asInt(),
                                facet.path("index").path("byteEnd").asInt()),
                        StandardCharsets.UTF_8))
                .toList();
        assertThat(marked).containsExactly("@anna.example", "https://shop.example/ä", "#Hilfe");
    }

    @Test
    void aSecondTryFindsWhatTheFirstDid() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.repo.createRecord"))
                .willReturn(aResponse().withStatus(500).withBody("{\"error\":\"InternalServerError\"}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/com.atproto.repo.getRecord"))
                .willReturn(okJson("{\"uri\":\"at://x\",\"value\":{}}")));
        var message = message("Hello", BlueskySamples.ROOT, Visibility.PUBLIC);
        assertThat(adapter.send(channel(), message)).isInstanceOf(SendOutcome.Sent.class);
        String first = created().path("rkey").asString();
        assertThat(adapter.send(channel(), message)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(created().path("rkey").asString()).isEqualTo(first);
        assertThat(RecordKeys.of("01890a5d-ac96-774b-bcce-b302099a8058", NOW)).isNotEqualTo(first);
    }

    @Test
    void picturesAreUploadedFirst() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.repo.uploadBlob"))
                .withHeader("Content-Type", equalTo("image/png"))
                .willReturn(okJson(
                        "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafk\"},\"mimeType\":\"image/png\"}}")));
        var file = new OutboundAttachment("a.png", "image/png", "", new byte[] {1});
        adapter.send(channel(), message("", BlueskySamples.ROOT, Visibility.PUBLIC, List.of(file)));
        var image = created().path("record").path("embed").path("images").path(0);
        assertThat(image.path("image").path("ref").path("$link").asString()).isEqualTo("bafk");
        assertThat(image.path("alt").isString()).isTrue();
    }

    @Test
    void aPublicPostIsAnsweredPrivatelyInAChat() {
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getConvoForMembers"))
                .withQueryParam("members", equalTo(BlueskySamples.ANNA))
                .willReturn(okJson("{\"convo\":{\"id\":\"3lconvo\"}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/chat.bsky.convo.sendMessage"))
                .withHeader("atproto-proxy", equalTo("did:web:api.bsky.chat#bsky_chat"))
                .willReturn(okJson("{\"id\":\"m7\",\"rev\":\"2\",\"text\":\"Hello\"}")));
        assertThat(adapter.send(channel(), message("Hello", BlueskySamples.ROOT, Visibility.PRIVATE)))
                .isEqualTo(new SendOutcome.Sent("m7"));
        assertThat(adapter.send(channel(), message("Hello", "chat:3lconvo", Visibility.PUBLIC)))
                .as("a chat is never answered in public")
                .isEqualTo(new SendOutcome.Sent("m7"));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getConvoForMembers"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"InvalidRequest\",\"message\":\"recipient requires incoming messages to"
                                + " come from someone they follow\"}")));
        assertThat(adapter.send(channel(), message("Hello", BlueskySamples.ROOT, Visibility.PRIVATE)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("Answer publicly"));
    }

    @Test
    void aPostThatIsGoneCannotBeAnswered() {
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/app.bsky.feed.getPosts")).willReturn(okJson("{\"posts\":[]}")));
        assertThat(adapter.send(channel(), message("Hello", BlueskySamples.ROOT, Visibility.PUBLIC)))
                .isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void aSessionThatEndedIsRenewedBeforeTheSend() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.server.refreshSession"))
                .withHeader("Authorization", equalTo("Bearer refresh-1"))
                .willReturn(okJson(BlueskySamples.session(NOW.plusSeconds(9000)))));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/app.bsky.feed.getPosts"))
                .withHeader("Authorization", equalTo("Bearer " + access(7200)))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"ExpiredToken\"}")));
        assertThat(adapter.send(channel(), message("Hello", BlueskySamples.ROOT, Visibility.PUBLIC)))
                .isInstanceOf(SendOutcome.Sent.class);
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/xrpc/com.atproto.server.refreshSession")));
    }

    private static String access(long seconds) {
        return JSON.readTree(BlueskySamples.session(NOW.plusSeconds(seconds)))
                .path("accessJwt")
                .asString();
    }

    @Test
    void theOwnPasswordOfAnAccountIsRefusedWithAHint() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.server.createSession"))
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"AuthFactorTokenRequired\"}")));
        assertThat(adapter.test(channel())).allSatisfy(check -> {
            assertThat(check.ok()).isFalse();
            assertThat(check.detail()).contains("app password");
        });
    }

    @Test
    void theFirstPollBeginsNow() {
        var old = notification("3lold", "mention", record("old", NOW), NOW.minusSeconds(10));
        PROVIDER.stubFor(
                get(urlPathEqualTo(LIST)).willReturn(okJson(notifications(old).toString())));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var first = poll.next("");
            assertThat(first.envelopes()).isEmpty();
            assertThat(BlueskyCursor.of(first.cursor()).chat()).isEqualTo("2222");
            assertThat(poll.next(first.cursor()).envelopes()).isEmpty();
            var fresh = notification("3lnew", "mention", record("new", NOW), NOW);
            PROVIDER.stubFor(get(urlPathEqualTo(LIST))
                    .willReturn(okJson(notifications(fresh, old).toString())));
            assertThat(poll.next(first.cursor()).envelopes()).hasSize(1);
        }
    }

    @Test
    void aPollWalksBackToWhatItHasRead() {
        PROVIDER.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("cursor", absent())
                .willReturn(okJson(notifications(notification("3lb", "reply", record("b", NOW), NOW))
                        .put("cursor", "page2")
                        .toString())));
        PROVIDER.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("cursor", equalTo("page2"))
                .willReturn(okJson(notifications(
                                notification("3la", "reply", record("a", NOW), NOW.minusSeconds(1000)),
                                notification("3lold", "reply", record("old", NOW), NOW.minusSeconds(9000)))
                        .put("cursor", "page3")
                        .toString())));
        String cursor =
                "{\"since\":\"" + NOW.minusSeconds(5000) + "\",\"chat\":\"2\",\"looked\":" + NOW.getEpochSecond() + "}";
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var first = poll.next(cursor);
            assertThat(first.envelopes()).hasSize(1);
            assertThat(first.more()).isTrue();
            assertThat(BlueskyCursor.of(first.cursor()).since()).isEqualTo(NOW.minusSeconds(5000));
            var second = poll.next(first.cursor());
            assertThat(second.envelopes()).hasSize(1);
            assertThat(second.more()).isFalse();
            assertThat(BlueskyCursor.of(second.cursor()).since()).isEqualTo(NOW);
        }
    }

    @Test
    void theLogOfTheChatIsReadOnce() {
        var log = JSON.createObjectNode().put("cursor", "22222m2");
        log.putArray("logs")
                .add(BlueskySamples.said("m1", BlueskySamples.ANNA, "Hi", NOW))
                .add(BlueskySamples.said("m2", BlueskySamples.WE, "Hello", NOW));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getLog")).willReturn(okJson(log.toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getConvo"))
                .willReturn(okJson("{\"convo\":{\"id\":\"3lconvo\",\"members\":[{\"did\":\"" + BlueskySamples.ANNA
                        + "\",\"handle\":\"anna.example\",\"displayName\":\"Anna\"}]}}")));
        String cursor = "{\"since\":\"" + NOW + "\",\"chat\":\"2222\",\"looked\":" + NOW.getEpochSecond() + "}";
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var page = poll.next(cursor);
            assertThat(page.envelopes().stream().map(adapter.codec()::decode)).hasSize(2);
            assertThat(BlueskyCursor.of(page.cursor()).chat()).isEqualTo("22222m2");
            assertThat(poll.next(page.cursor()).envelopes()).isEmpty();
        }
    }

    @Test
    void aPostThatIsMissingTwiceIsDeleted() {
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/app.bsky.feed.getPosts")).willReturn(okJson("{\"posts\":[]}")));
        String cursor = "{\"since\":\"" + NOW + "\",\"chat\":\"2222\",\"posts\":[{\"uri\":\"" + PARENT + "\",\"from\":"
                + NOW.minusSeconds(60).getEpochSecond() + "}]}";
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var once = poll.next(cursor);
            assertThat(once.envelopes()).isEmpty();
            var again = BlueskyCursor.of(once.cursor());
            var twice = poll.next(again.looked(Instant.EPOCH, again.posts()).toString());
            assertThat(twice.envelopes()).isNotEmpty();
            assertThat(adapter.codec().decode(twice.envelopes().getFirst()))
                    .isEqualTo(new InboundEvent.Deleted(PARENT, NOW));
        }
    }

    @Test
    void filesComeFromTheWritersOwnServer() {
        PROVIDER.stubFor(get(urlPathEqualTo("/" + BlueskySamples.ANNA))
                .willReturn(okJson("{\"service\":[{\"id\":\"#atproto_pds\",\"serviceEndpoint\":\"" + PROVIDER.baseUrl()
                        + "\"}]}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/com.atproto.sync.getBlob"))
                .withQueryParam("cid", equalTo("bafk"))
                .withHeader("Authorization", absent())
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(new byte[10])));
        var media = new RemoteMedia(BlueskySamples.ANNA + "/bafk", "image1.jpeg", "image/jpeg", 10, true);
        assertThat(adapter.fetch(channel(), media, 1000)).isInstanceOfSatisfying(MediaOutcome.Fetched.class, file -> {
            assertThat(file.content()).hasSize(10);
            assertThat(file.mediaType()).isEqualTo("image/jpeg");
        });
        assertThat(adapter.fetch(channel(), media, 5)).isInstanceOf(MediaOutcome.Refused.class);
    }

    @Test
    void connectingTellsTheAccount() {
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/com.atproto.server.getSession"))
                .willReturn(okJson(BlueskySamples.session(NOW))));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.listConvos"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"InvalidToken\",\"message\":\"Bad token method\"}")));
        var connection = adapter.connect(channel(), "");
        assertThat(connection.address()).isEqualTo(BlueskySamples.WE);
        assertThat(connection.facts()).containsEntry("account.id", BlueskySamples.WE);
        assertThat(connection.checks())
                .anySatisfy(check -> assertThat(check.detail()).contains("allows access to direct messages"));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.listConvos")).willReturn(okJson("{\"convos\":[]}")));
        assertThat(adapter.test(channel()))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
    }
}
