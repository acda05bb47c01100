package dev.parley.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.MessageNature;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class XV1Tests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ACCOUNT = XWebhookContractTests.ACCOUNT;
    private static final String HOOK = "https://parley.example/hooks/7";
    private static final String ME =
            "{\"id\":2244994945,\"id_str\":\"2244994945\",\"name\":\"Acme\",\"screen_name\":\"acme\"}";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final XAdapter adapter = new XAdapter(world.tools());

    @BeforeEach
    void nothingElse() {
        PROVIDER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(XWebhookContractTests.v1(PROVIDER.baseUrl()));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "X", ACCOUNT, settings);
    }

    private WebhookAnswer knock(WebhookRequest request, Neighbours neighbours) {
        return adapter.webhooks().orElseThrow().receive(channel(Map.of()), request, neighbours);
    }

    private List<InboundEvent> read(String json) {
        var answer = knock(XWebhookContractTests.signedByX(json.getBytes(StandardCharsets.UTF_8)), Neighbours.NONE);
        assertThat(answer).isInstanceOf(WebhookAnswer.Accepted.class);
        return ((WebhookAnswer.Accepted) answer)
                .envelopes().stream().map(adapter.codec()::decode).toList();
    }

    private static String tweet(String more) {
        return """
                {"for_user_id": "2244994945", "tweet_create_events": [{"created_at": "Sun Nov 22 09:00:00 +0000 2026",
                  "id": 1001, "id_str": "1001", "text": "@acme it broke", "user": {"id": 17, "id_str": "17",
                  "name": "Anna", "screen_name": "anna_b", "protected": false}%s}]}""".formatted(more);
    }

    private static OutboundMessage message(Venue venue) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(ACCOUNT, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("17", "Anna"))),
                "",
                "Hello *~ & you",
                "",
                "1001",
                List.of(),
                List.of(),
                NOW,
                AutoSubmitted.NO,
                "",
                venue,
                null);
    }

    /** The example of X's own page "Creating a signature". */
    @Test
    void signsAsXDocumentsIt() {
        var keys = new XKeys(
                "xvz1evFS4wEEPTGEFPHBog",
                "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");
        var form = Map.of("status", "Hello Ladies + Gentlemen, a signed OAuth request!");
        var call = HttpCall.post("https://api.twitter.com/1.1/statuses/update.json?include_entities=true");
        assertThat(keys.header(call, form, "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", 1_318_622_958L))
                .startsWith("OAuth ")
                .contains("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"");
        assertThat(keys.toString()).doesNotContain("kAcSO");
    }

    @Test
    void answersTheChallenge() {
        var request = new WebhookRequest(
                "GET", URI.create(HOOK), Map.of("crc_token", List.of("abc\"")), Map.of(), new byte[0], NOW);
        assertThat(knock(request, Neighbours.NONE))
                .isEqualTo(new WebhookAnswer.Answered(
                        "application/json",
                        "{\"response_token\":\"sha256=rdZG8QTsw3YqmviSbckjciBlwk6thUnyef8yyNlYlvo=\"}"));
    }

    @Test
    void readsMentionsAndReplies() {
        var event = read(tweet(
                        ", \"in_reply_to_status_id_str\": \"950\", \"in_reply_to_user_id_str\": \"2244994945\","
                                + " \"truncated\": true, \"extended_tweet\": {\"full_text\": \"@acme it broke &lt;again&gt; https://t.co/a"
                                + " https://t.co/p\", \"entities\": {\"urls\": [{\"url\": \"https://t.co/a\", \"expanded_url\":"
                                + " \"https://acme.example/\"}], \"media\": [{\"url\": \"https://t.co/p\"}]}, \"extended_entities\":"
                                + " {\"media\": [{\"media_url_https\": \"https://pbs.twimg.com/media/p.jpg\", \"type\": \"photo\"}]}}"))
                .getFirst();
        assertThat(event).isInstanceOfSatisfying(InboundMessage.class, said -> {
            assertThat(said.body().newText()).isEqualTo("@acme it broke <again> https://acme.example/");
            assertThat(said.thread().references()).containsExactly("950");
            assertThat(said.venue().visibility()).isEqualTo(Visibility.PUBLIC);
            assertThat(said.sentAt()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
            assertThat(said.media())
                    .extracting(RemoteMedia::reference)
                    .containsExactly("https://pbs.twimg.com/media/p.jpg");
        });
        assertThat(read(tweet(", \"retweeted_status\": {\"id_str\": \"1\"}")))
                .containsExactly(new InboundEvent.Unknown("repost", true));
    }

    @Test
    void tellsOurOwnWordsFromOurAppsAndTheCustomers() {
        String own = """
                {"for_user_id": "2244994945", "direct_message_events": [{"type": "message_create", "id": "1002",
                  "created_timestamp": "1795338000000", "message_create": {"target": {"recipient_id": "17"},
                  "sender_id": "2244994945", "source_app_id": "%s", "message_data": {"text": "Hi https://t.co/m",
                  "attachment": {"type": "media", "media": {"id_str": "3", "url": "https://t.co/m", "type": "photo",
                  "media_url_https": "https://ton.twitter.com/1.1/ton/data/dm/1/2.jpg"}}}}}],
                 "users": {"17": {"name": "Anna", "screen_name": "anna_b"}}}""";
        assertThat(read(own.formatted("777")))
                .containsExactly(new InboundEvent.Unknown("direct message of our own", true));
        assertThat(read(own.formatted("778")).getFirst()).isInstanceOfSatisfying(InboundMessage.class, said -> {
            assertThat(said.nature()).isEqualTo(new MessageNature.Own());
            assertThat(said.recipients().getFirst().party().username()).isEqualTo("@anna_b");
            assertThat(said.body().text()).isEqualTo("Hi");
            assertThat(said.venue()).isEqualTo(Venue.chat("17-2244994945"));
            assertThat(said.media()).hasSize(1);
        });
    }

    @Test
    void readsWhatElseHappens() {
        assertThat(read(
                        "{\"for_user_id\":\"2244994945\",\"tweet_delete_events\":[{\"status\":{\"id\":\"1001\",\"user_id\":"
                                + "\"17\"},\"timestamp_ms\":\"1795338000000\"}]}"))
                .containsExactly(new InboundEvent.Deleted("1001", Instant.ofEpochMilli(1_795_338_000_000L)));
        assertThat(read("{\"for_user_id\":\"2244994945\",\"direct_message_mark_read_events\":[{\"created_timestamp\":"
                        + "\"1795338000000\",\"sender_id\":\"17\",\"target\":{\"recipient_id\":\"2244994945\"},"
                        + "\"last_read_event_id\":\"5005\"}]}"))
                .containsExactly(new InboundEvent.Status(
                        null,
                        "17-2244994945",
                        InboundEvent.Status.Stage.READ,
                        Instant.ofEpochMilli(1_795_338_000_000L),
                        ""));
        assertThat(read("{\"for_user_id\":\"2244994945\",\"follow_events\":[{\"type\":\"follow\"}],"
                        + "\"direct_message_indicate_typing_events\":[{\"sender_id\":\"17\"}]}"))
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                InboundEvent.Unknown.class,
                                unknown -> assertThat(unknown.ignorable()).isTrue()));
        assertThat(read(
                        "{\"user_event\":{\"revoke\":{\"date_time\":\"2026-11-22T09:00:00+00:00\",\"target\":{\"app_id\":"
                                + "\"777\"},\"source\":{\"user_id\":\"2244994945\"}}}}"))
                .containsExactly(new InboundEvent.Unknown("user_event revoke", false));
    }

    @Test
    void bringsANeighboursEventsToTheNeighbour() {
        var other = new ChannelConfiguration(new ChannelId(new UUID(8, 8)), "Other", "99", Map.of());
        var request = XWebhookContractTests.signedByX(tweet("")
                .replace("\"for_user_id\": \"2244994945\"", "\"for_user_id\": \"99\"")
                .getBytes(StandardCharsets.UTF_8));
        Neighbours neighbours = (kind, address) ->
                kind == ChannelKind.X && address.equals("99") ? Optional.of(other) : Optional.empty();
        assertThat(((WebhookAnswer.Accepted) knock(request, neighbours)).envelopes())
                .extracting(each -> each.channel())
                .containsExactly(other.id());
        assertThat(((WebhookAnswer.Accepted) knock(request, Neighbours.NONE)).envelopes())
                .isEmpty();
    }

    @Test
    void answersBelowAPost() {
        PROVIDER.stubFor(post(urlPathEqualTo("/1.1/statuses/update.json"))
                .willReturn(okJson("{\"id\":5005,\"id_str\":\"5005\"}")));
        var below = new Venue("1001", Venue.Company.ONE, Visibility.PUBLIC, "", "");
        assertThat(adapter.send(channel(Map.of()), message(below))).isEqualTo(new SendOutcome.Sent("5005"));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/1.1/statuses/update.json"))
                .withFormParam("status", equalTo("Hello *~ & you"))
                .withFormParam("in_reply_to_status_id", equalTo("1001"))
                .withFormParam("auto_populate_reply_metadata", equalTo("true"))
                .withHeader("authorization", matching("OAuth oauth_consumer_key=\"consumer\".*")));
    }

    @Test
    void numberedErrorsAreKnown() {
        assertThat(refused(403, 349)).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(refused(403, 187)).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(refused(403, 326)).isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(refused(403, 453)).isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(refused(403, 185)).isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(refused(400, 32)).isInstanceOf(SendOutcome.Unauthorised.class);
    }

    private SendOutcome refused(int status, int code) {
        PROVIDER.stubFor(post(urlPathEqualTo("/1.1/direct_messages/events/new.json"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"errors\":[{\"code\":" + code + ",\"message\":\"No.\"}]}")));
        return adapter.send(channel(Map.of()), message(Venue.chat("17-2244994945")));
    }

    @Test
    void connectsAndRegistersOnce() {
        PROVIDER.stubFor(get(urlPathEqualTo("/1.1/account/verify_credentials.json"))
                .willReturn(okJson(ME).withHeader("x-access-level", "read-write-directmessages")));
        PROVIDER.stubFor(post(urlPathEqualTo("/oauth2/token")).willReturn(okJson("{\"access_token\":\"app\"}")));
        PROVIDER.stubFor(
                get(urlPathEqualTo("/2/webhooks")).willReturn(okJson("{\"data\":[],\"meta\":{\"result_count\":0}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/webhooks"))
                .willReturn(okJson("{\"data\":{\"id\":\"4\",\"url\":\"" + HOOK + "\",\"valid\":true}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/account_activity/webhooks/4/subscriptions/all"))
                .willReturn(okJson("{\"data\":{\"subscribed\":true}}")));
        var connection = adapter.connect(channel(Map.of()), HOOK);
        assertThat(connection.checks())
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        assertThat(connection.address()).isEqualTo(ACCOUNT);
        assertThat(connection.facts()).containsEntry("account.webhookId", "4");

        PROVIDER.stubFor(get(urlPathEqualTo("/2/webhooks"))
                .willReturn(okJson("{\"data\":[{\"id\":\"4\",\"url\":\"" + HOOK + "\",\"valid\":true}]}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/2/account_activity/webhooks/4/subscriptions/all"))
                .willReturn(okJson("{\"data\":{\"subscribed\":true}}")));
        assertThat(adapter.connect(channel(Map.of()), HOOK).ok()).isTrue();
        assertThat(adapter.test(channel(connection.facts())))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/2/webhooks")));
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/2/account_activity/webhooks/4/subscriptions/all")));
    }

    @Test
    void keysThatMayOnlyReadAreNoticed() {
        PROVIDER.stubFor(get(urlPathEqualTo("/1.1/account/verify_credentials.json"))
                .willReturn(okJson(ME).withHeader("x-access-level", "read-write")));
        assertThat(adapter.test(channel(Map.of())))
                .filteredOn(check -> check.side() == ConnectionCheck.Side.SEND)
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("direct message"));
    }

    @Test
    void picturesOfDirectMessagesAreAskedForWithASignature() {
        PROVIDER.stubFor(get(urlPathEqualTo("/dm/1.jpg")).willReturn(aResponse().withBody("picture")));
        assertThat(adapter.fetch(
                        channel(Map.of()),
                        new RemoteMedia(PROVIDER.baseUrl() + "/dm/1.jpg", "", "image", -1, false),
                        100))
                .isInstanceOf(MediaOutcome.Fetched.class);
        PROVIDER.verify(getRequestedFor(urlPathEqualTo("/dm/1.jpg"))
                .withHeader("authorization", matching("OAuth .*oauth_signature=.*")));
    }

    @Test
    void asksWhoSomebodyIs() {
        PROVIDER.stubFor(get(urlPathEqualTo("/1.1/users/show.json"))
                .willReturn(okJson("{\"id\":17,\"id_str\":\"17\",\"name\":\"Anna\",\"screen_name\":\"anna_b\"}")));
        assertThat(adapter.profile(channel(Map.of()), "17"))
                .isEqualTo(new ProfileOutcome.Known(new Party("17", "Anna", "@anna_b", "https://x.com/anna_b")));
        assertThat(adapter.profile(channel(Map.of()), "18446744073709551616")).isEqualTo(new ProfileOutcome.Unknown());
    }
}
