package dev.parley.channel.discourse;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.discourse.DiscourseForum.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InvalidSettingsException;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent, and what the forum's answers mean. */
class DiscourseAdapterTests {
    private static final String HOOK = "https://parley.example/hooks/7";

    @RegisterExtension
    static final WireMockExtension FORUM = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    @RegisterExtension
    static final WireMockExtension STORE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private final DiscourseAdapter adapter = new DiscourseAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new TreeMap<>(Map.of(
                "api.url",
                FORUM.baseUrl(),
                "api.key",
                "k",
                "api.username",
                "parley",
                "webhook.secret",
                DiscourseForum.SECRET));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Forum", "parley", settings);
    }

    private SendOutcome send(String room, Visibility visibility, String username, OutboundAttachment... files) {
        return adapter.send(
                channel(Map.of()),
                new OutboundMessage(
                        "01890a5d",
                        new Party("7", "Acme"),
                        "",
                        List.of(new Recipient(Recipient.Role.TO, new Party("42", "Anna", username, ""))),
                        "",
                        "Try *this*",
                        "",
                        "77/3",
                        List.of(),
                        List.of(files),
                        NOW,
                        AutoSubmitted.NO,
                        "",
                        new Venue(room, Venue.Company.ALL, visibility, "How do I reset it?", ""),
                        null));
    }

    private static void takes() {
        FORUM.stubFor(
                post(urlPathEqualTo("/posts.json")).willReturn(okJson("{\"id\":1,\"topic_id\":77,\"post_number\":4}")));
    }

    private static void sent(String json) {
        FORUM.verify(postRequestedFor(urlPathEqualTo("/posts.json"))
                .withHeader("Api-Key", equalTo("k"))
                .withHeader("Api-Username", equalTo("parley"))
                .withRequestBody(equalToJson(json, true, false)));
    }

    @Test
    void anAnswerStandsInItsTopic() {
        takes();
        assertThat(send("77", Visibility.PUBLIC, "")).isEqualTo(new SendOutcome.Sent("77/4"));
        sent("{\"topic_id\": 77, \"reply_to_post_number\": 3, \"raw\": \"Try \\\\*this\\\\*\"}");
    }

    @Test
    void aPersonalMessageIsAnsweredThere() {
        takes();
        send("pm/77", Visibility.PRIVATE, "@anna");
        sent("{\"topic_id\": 77, \"reply_to_post_number\": 3, \"raw\": \"Try \\\\*this\\\\*\"}");
    }

    @Test
    void aPrivateAnswerIsAPersonalMessageToTheWriter() {
        takes();
        send("77", Visibility.PRIVATE, "@anna");
        String expected = """
                {"archetype": "private_message", "target_recipients": "anna", "title": "Re: How do I reset it?",
                 "raw": "Try \\\\*this\\\\*"}
                """;
        sent(expected);
        FORUM.resetRequests();
        FORUM.stubFor(get(urlPathEqualTo("/posts/by_number/77/3.json")).willReturn(okJson("{\"username\":\"anna\"}")));
        send("77", Visibility.PRIVATE, "");
        sent(expected);
    }

    @Test
    void filesStandBelowTheText() {
        takes();
        FORUM.stubFor(post(urlPathEqualTo("/uploads.json"))
                .withMultipartRequestBody(aMultipart("upload_type").withBody(equalTo("composer")))
                .willReturn(okJson("{\"id\":5,\"url\":\"/uploads/x.png\",\"short_url\":\"upload://x.png\"}")));
        send("77", Visibility.PUBLIC, "", new OutboundAttachment("a.png", "image/png", "", new byte[] {1}));
        FORUM.verify(postRequestedFor(urlPathEqualTo("/posts.json"))
                .withRequestBody(matchingJsonPath("$.raw", equalTo("Try \\*this\\*\n\n![a.png](upload://x.png)"))));
    }

    private SendOutcome answered(int status, String json) {
        FORUM.stubFor(post(urlPathEqualTo("/posts.json")).willReturn(jsonResponse(json, status)));
        return send("77", Visibility.PUBLIC, "");
    }

    @Test
    void theForumsErrorsAreSentences() {
        assertThat(answered(
                        422,
                        "{\"action\":\"create_post\",\"errors\":[\"Body is too short (minimum is 20 characters)\"]}"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        refused -> assertThat(refused.reason()).contains("Body is too short"));
        assertThat(answered(
                        429,
                        "{\"errors\":[\"Slow down\"],\"error_type\":\"rate_limit\",\"extras\":{\"wait_seconds\":17}}"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(17)));
        assertThat(answered(403, "{\"errors\":[\"You are not permitted to view the requested resource.\"]}"))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(answered(403, "{\"errors\":[\"The API username or key is invalid.\"]}"))
                .isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(answered(404, "{}")).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(answered(200, "{\"action\":\"enqueued\",\"success\":true,\"pending_count\":1}"))
                .isInstanceOfSatisfying(
                        SendOutcome.Unknown.class,
                        open -> assertThat(open.reason()).contains("moderator"));
    }

    @Test
    void connectingHasTheForumPostToParley() {
        FORUM.stubFor(get(urlPathEqualTo("/u/parley.json"))
                .willReturn(okJson("{\"user\":{\"id\":7,\"username\":\"parley\"}}")));
        FORUM.stubFor(get(urlPathEqualTo("/site.json")).willReturn(okJson("""
                        {"categories": [{"id": 4, "slug": "support"}, {"id": 5, "slug": "billing", "parent_category_id": 4},
                         {"id": 6, "slug": "lounge", "read_restricted": true}]}
                        """)));
        FORUM.stubFor(get(urlPathEqualTo("/admin/api/web_hooks.json")).willReturn(okJson("""
                        {"web_hooks": [], "extras": {"default_event_types": [{"id": 201, "name": "post_created"}, {"id": 202}]}}
                        """)));
        FORUM.stubFor(
                post(urlPathEqualTo("/admin/api/web_hooks.json")).willReturn(okJson("{\"web_hook\":{\"id\":3}}")));
        var connection = adapter.connect(channel(Map.of("receive.categories", "support")), HOOK);
        assertThat(connection.ok()).isTrue();
        assertThat(connection.facts())
                .containsEntry("account.user", "7")
                .containsEntry("account.categories", "4,5")
                .containsEntry("account.restricted", "6");
        FORUM.verify(postRequestedFor(urlPathEqualTo("/admin/api/web_hooks.json"))
                .withRequestBody(equalToJson("""
                        {"web_hook": {"payload_url": "https://parley.example/hooks/7", "web_hook_event_type_ids": [201, 202],
                         "secret": "a secret of a webhook", "active": true, "wildcard_web_hook": false}}
                        """, true, true)));
        assertThat(adapter.connect(channel(Map.of("receive.categories", "sales")), HOOK)
                        .checks()
                        .getFirst()
                        .detail())
                .contains("no category sales");
    }

    @Test
    void aWebhookThatIsThereIsNotMadeAgain() {
        FORUM.stubFor(get(urlPathEqualTo("/u/parley.json")).willReturn(okJson("{\"user\":{\"id\":7}}")));
        FORUM.stubFor(get(urlPathEqualTo("/admin/api/web_hooks.json"))
                .willReturn(okJson("{\"web_hooks\":[{\"payload_url\":\"" + HOOK
                        + "\",\"active\":false,\"last_delivery_status\":3}]}")));
        var check = adapter.connect(channel(Map.of()), HOOK).checks().getFirst();
        assertThat(check.ok()).isFalse();
        assertThat(check.detail()).contains("switched off");
        FORUM.verify(0, postRequestedFor(urlPathEqualTo("/admin/api/web_hooks.json")));
    }

    @Test
    void theKeyOnlyGoesToTheForum() {
        FORUM.stubFor(get(urlPathEqualTo("/uploads/short-url/x.pdf"))
                .withHeader("Api-Key", equalTo("k"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", STORE.baseUrl() + "/bucket/x.pdf")));
        STORE.stubFor(get(urlPathEqualTo("/bucket/x.pdf"))
                .withHeader("Api-Key", absent())
                .willReturn(aResponse().withBody(new byte[] {1, 2})));
        for (String address :
                List.of(FORUM.baseUrl() + "/uploads/short-url/x.pdf", STORE.baseUrl() + "/bucket/x.pdf")) {
            assertThat(adapter.fetch(channel(Map.of()), new RemoteMedia(address, "x.pdf", "", -1, false), 100))
                    .isInstanceOfSatisfying(
                            MediaOutcome.Fetched.class,
                            file -> assertThat(file.content()).hasSize(2));
        }
    }

    @Test
    void aWebhookNeedsASecret() {
        assertThatThrownBy(() -> adapter.validate(Map.of(
                        "api.url",
                        "https://f.example",
                        "api.key",
                        "k",
                        "api.username",
                        "p",
                        "webhook.secret",
                        "short")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("webhook.secret"));
    }
}
