package dev.parley.channel.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.mastodon.MastodonSamples.JSON;
import static dev.parley.channel.mastodon.MastodonSamples.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is special in Mastodon. */
final class MastodonTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private final MastodonAdapter adapter = new MastodonAdapter(world.tools());
    private final Map<String, String> settings = new HashMap<>(MastodonSamples.settings(PROVIDER.baseUrl()));

    @AfterEach
    void close() {
        world.close();
    }

    private ChannelConfiguration channel() {
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Test", "acme@mastodon.example", settings);
    }

    private static OutboundMessage message(String text, Visibility visibility, List<OutboundAttachment> files) {
        var anna = new Party(MastodonSamples.ANNA, "Anna", "@anna@social.example", "");
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(MastodonSamples.WE, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, anna)),
                "",
                text,
                "",
                "1001",
                List.of("1001"),
                files,
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue("900", Venue.Company.ONE, visibility, "", ""),
                null);
    }

    private void customerWrote(String visibility, String spoiler) {
        var status =
                status("1001", "<p>Hi</p>", NOW).put("visibility", visibility).put("spoiler_text", spoiler);
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/1001")).willReturn(okJson(status.toString())));
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v1/statuses")).willReturn(okJson("{\"id\":\"2001\"}")));
    }

    private JsonNode posted() {
        var requests = PROVIDER.findAll(postRequestedFor(urlPathEqualTo("/api/v1/statuses")));
        assertThat(requests).hasSize(1);
        return JSON.readTree(requests.getFirst().getBody());
    }

    @Test
    void anAnswerIsAsPublicAndAsWarnedOfAsWhatItAnswers() {
        customerWrote("unlisted", "Glass");
        assertThat(adapter.send(channel(), message("Sorry!", Visibility.UNLISTED, List.of())))
                .isEqualTo(new SendOutcome.Sent("2001"));
        var sent = posted();
        assertThat(sent.path("status").asString()).isEqualTo("@anna@social.example Sorry!");
        assertThat(sent.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(sent.path("spoiler_text").asString()).isEqualTo("Glass");
        assertThat(sent.path("in_reply_to_id").asString()).isEqualTo("1001");
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/api/v1/statuses"))
                .withHeader("Idempotency-Key", equalTo("01890a5d-ac96-774b-bcce-b302099a8057"))
                .withHeader("Authorization", equalTo("Bearer token-1")));
    }

    @Test
    void whatWasSaidPrivatelyIsNeverAnsweredInPublic() {
        customerWrote("direct", "");
        adapter.send(channel(), message("Hello @Anna@social.example.", Visibility.PUBLIC, List.of()));
        assertThat(posted().path("visibility").asString()).isEqualTo("direct");
        assertThat(posted().path("status").asString()).isEqualTo("Hello @Anna@social.example.");
    }

    @Test
    void aPublicPostCanBeAnsweredPrivately() {
        customerWrote("public", "");
        adapter.send(channel(), message("Hello", Visibility.PRIVATE, List.of()));
        assertThat(posted().path("visibility").asString()).isEqualTo("direct");
    }

    @Test
    void charactersAreCountedAsMastodonCountsThem() {
        var length = new StatusLength(23);
        assertThat(length.of("@anna@social.example hi")).isEqualTo(8);
        assertThat(length.of("https://shop.example/" + "a".repeat(300))).isEqualTo(23);
        assertThat(length.of("👩‍👩‍👧‍👦e\u0301")).isEqualTo(2);
        customerWrote("public", "w".repeat(100));
        adapter.send(channel(), message("x".repeat(465), Visibility.PUBLIC, List.of()));
        var sent = posted();
        int total = length.of(
                sent.path("status").asString() + sent.path("spoiler_text").asString());
        assertThat(total).isEqualTo(500);
        assertThat(adapter.send(channel(), message("x".repeat(496), Visibility.PUBLIC, List.of())))
                .isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void filesAreProcessedBeforeThePost() {
        customerWrote("public", "");
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v2/media"))
                .willReturn(okJson("{\"id\":\"77\",\"url\":null}").withStatus(202)));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/media/77"))
                .inScenario("media")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("done")
                .willReturn(aResponse().withStatus(206).withBody("{\"id\":\"77\"}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/media/77"))
                .inScenario("media")
                .whenScenarioStateIs("done")
                .willReturn(okJson("{\"id\":\"77\"}")));
        var api = new MastodonApi(world.tools(), MastodonSettings.of(settings));
        var sender = new MastodonSender(api, new MastodonMedia(api, Duration.ZERO));
        var file = new OutboundAttachment("ä.png", "image/png", "", new byte[] {1, 2});
        assertThat(sender.send(message("", Visibility.PUBLIC, List.of(file)))).isEqualTo(new SendOutcome.Sent("2001"));
        assertThat(posted().path("media_ids").path(0).asString()).isEqualTo("77");
        assertThat(posted().path("status").asString()).isEqualTo("@anna@social.example");
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v2/media"))
                .willReturn(okJson("{\"error\":\"Validation failed\"}").withStatus(422)));
        assertThat(sender.send(message("", Visibility.PUBLIC, List.of(file))))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("ä.png").contains("Validation failed"));
    }

    @Test
    void aPostThatIsGoneCannotBeAnswered() {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/1001"))
                .willReturn(aResponse().withStatus(404).withBody("{\"error\":\"Record not found\"}")));
        assertThat(adapter.send(channel(), message("Hello", Visibility.PUBLIC, List.of())))
                .isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void theFirstPollBeginsNow() {
        settings.put("account.app", "Parley");
        var newest = MastodonSamples.notification("77", "mention", status("500", "<p>old</p>", NOW));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/notifications"))
                .withQueryParam("limit", equalTo("1"))
                .withQueryParam("types[]", equalTo("mention"))
                .willReturn(okJson(MastodonSamples.list(newest).toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/accounts/" + MastodonSamples.WE + "/statuses"))
                .willReturn(okJson("[]")));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var page = poll.next("");
            assertThat(page.envelopes()).isEmpty();
            assertThat(page.more()).isFalse();
            var cursor = MastodonCursor.of(page.cursor());
            assertThat(cursor.since()).isEqualTo("77");
            assertThat(cursor.own()).isEqualTo("0");
        }
    }

    @Test
    void laterChangesOfThePostsAreFoundAgain() {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/notifications")).willReturn(okJson("[]")));
        var edited = status("11", "<p>Better</p>", NOW).put("edited_at", "2026-11-22T09:59:00.000Z");
        var same = status("12", "<p>Same</p>", NOW);
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses"))
                .willReturn(okJson(MastodonSamples.list(edited, same).toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/13"))
                .willReturn(aResponse().withStatus(404)));
        var cursor = MastodonCursor.of("{\"since\":\"5\"}");
        for (String id : List.of("11", "12", "13")) {
            cursor = cursor.watch(new MastodonCursor.Watched(id, "", NOW.minusSeconds(600)));
        }
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var page = poll.next(cursor.toString());
            assertThat(page.envelopes()).hasSize(2);
            assertThat(page.envelopes().stream().map(adapter.codec()::decode))
                    .hasExactlyElementsOfTypes(InboundEvent.Edited.class, InboundEvent.Deleted.class);
            var next = MastodonCursor.of(page.cursor());
            assertThat(next.watched()).extracting(MastodonCursor.Watched::id).containsExactly("11", "12");
            assertThat(poll.next(page.cursor()).envelopes()).as("told once").isEmpty();
        }
    }

    @Test
    void olderServersShowPostsOneByOne() {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/notifications")).willReturn(okJson("[]")));
        PROVIDER.stubFor(
                get(urlPathEqualTo("/api/v1/statuses")).willReturn(aResponse().withStatus(404)));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/11"))
                .willReturn(okJson(status("11", "<p>x</p>", NOW)
                        .put("edited_at", "2026-11-22T09:59:00.000Z")
                        .toString())));
        var cursor = MastodonCursor.of("{\"since\":\"5\"}").watch(new MastodonCursor.Watched("11", "", NOW));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            assertThat(poll.next(cursor.toString()).envelopes()).hasSize(1);
        }
    }

    @Test
    void theStreamWakesThePoll() throws InterruptedException {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v2/instance"))
                .willReturn(okJson("{\"configuration\":{\"urls\":{\"streaming\":\""
                        + PROVIDER.baseUrl().replace("http", "ws") + "\"}}}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/streaming/user"))
                .willReturn(aResponse().withBody(":)\n\nevent: notification\ndata: {}\n\n")));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            long began = System.nanoTime();
            poll.await(Duration.ofSeconds(30), new CountDownLatch(1));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void waitingEndsWhenThePollIsStopped() throws InterruptedException {
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var stop = new CountDownLatch(1);
            stop.countDown();
            long began = System.nanoTime();
            poll.await(Duration.ofSeconds(30), stop);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void connectingTellsTheAccountAndTheInstancesLimits() {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(okJson(
                        MastodonSamples.account(MastodonSamples.WE, "acme").toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/apps/verify_credentials"))
                .willReturn(okJson("{\"name\":\"Parley\",\"website\":null}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v2/instance"))
                .willReturn(okJson("{\"configuration\":{\"media_attachments\":{\"image_size_limit\":1000},"
                        + "\"statuses\":{\"max_characters\":5000,"
                        + "\"max_media_attachments\":4,\"characters_reserved_per_url\":23}}}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/notifications")).willReturn(okJson("[]")));
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v1/statuses"))
                .willReturn(aResponse().withStatus(422).withBody("{\"error\":\"Text can't be blank\"}")));
        var connection = adapter.connect(channel(), "");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo("acme@localhost");
        assertThat(connection.facts())
                .containsEntry("account.id", MastodonSamples.WE)
                .containsEntry("account.app", "Parley")
                .containsEntry("account.characters", "5000")
                .containsEntry("account.file-bytes", "1000");
        settings.putAll(connection.facts());
        assertThat(adapter.capabilities(channel(), Visibility.PUBLIC).text().max())
                .isEqualTo(4965);
        assertThat(adapter.capabilities(channel(), Visibility.PUBLIC).files().each())
                .isEqualTo(1000);
        assertThat(adapter.capabilities(Visibility.PUBLIC).text().max()).isEqualTo(465);
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v1/statuses"))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"error\":\"This action is outside the authorized scopes\"}")));
        assertThat(adapter.test(channel()))
                .filteredOn(check -> !check.ok())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.side()).isEqualTo(ConnectionCheck.Side.SEND);
                    assertThat(check.detail()).contains("write:statuses");
                });
    }
}
