package dev.parley.channel.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.FileLimit;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.meta.MetaPosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FacebookSendTests {
    @RegisterExtension
    static final WireMockExtension META = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MESSAGES = "/v25.0/100/messages";
    private static final String HOOK = "https://parley.example/hooks/1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestTools world = new TestTools(NOW);
    private final FacebookAdapter adapter = new FacebookAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(String humanAgent) {
        return MetaPosts.channel(1, "100", MetaPosts.app(META.baseUrl(), Map.of("messenger.human-agent", humanAgent)));
    }

    private static OutboundMessage message(
            Venue venue, String inReplyTo, String text, List<OutboundAttachment> files, AutoSubmitted by) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party("100", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("900", "Anna"))),
                "",
                text,
                "",
                inReplyTo,
                List.of(),
                files,
                NOW,
                by,
                "",
                venue,
                null);
    }

    private static OutboundMessage chat(String text, AutoSubmitted by) {
        return message(Venue.chat("900"), "m_1", text, List.of(), by);
    }

    private static Venue below(Visibility visibility) {
        return new Venue("100_55", Venue.Company.ONE, visibility, "", "");
    }

    private static List<JsonNode> sent() {
        return META.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).stream()
                .map(request -> JSON.readTree(request.getBody()))
                .toList();
    }

    private static void taken() {
        META.stubFor(post(urlPathEqualTo(MESSAGES))
                .willReturn(okJson("{\"recipient_id\":\"900\",\"message_id\":\"m_OUT\"}")));
    }

    private static void refused(int code, int subcode) {
        META.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(error(code, subcode)));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder error(int code, int subcode) {
        return aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"message\":\"(#" + code + ") words\",\"type\":\"OAuthException\",\"code\":"
                        + code + ",\"error_subcode\":" + subcode + "}}");
    }

    @Test
    void anAnswerGoesToTheChat() {
        taken();
        assertThat(adapter.send(channel("false"), chat("Hi", AutoSubmitted.NO)))
                .isEqualTo(new SendOutcome.Sent("m_OUT"));
        var body = sent().getFirst();
        assertThat(body.at("/recipient/id").asString()).isEqualTo("900");
        assertThat(body.path("messaging_type").asString()).isEqualTo("RESPONSE");
        assertThat(body.at("/message/metadata").asString()).startsWith("parley:");
    }

    @Test
    void afterADayOnlyAPersonMayAnswerAndOnlyWithThePermission() {
        META.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(error(10, 2018278)));
        META.stubFor(post(urlPathEqualTo(MESSAGES))
                .withRequestBody(containing("HUMAN_AGENT"))
                .willReturn(okJson("{\"message_id\":\"m_LATE\"}")));
        assertThat(adapter.send(channel("false"), chat("Hi", AutoSubmitted.NO)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("too long ago"));
        assertThat(adapter.send(channel("true"), chat("Hi", AutoSubmitted.AUTO_REPLIED)))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(adapter.send(channel("true"), chat("Hi", AutoSubmitted.NO)))
                .isEqualTo(new SendOutcome.Sent("m_LATE"));
        assertThat(sent().getLast().path("tag").asString()).isEqualTo("HUMAN_AGENT");
    }

    @Test
    void aFileGoesAlong() {
        taken();
        var file = new OutboundAttachment("bill.pdf", "application/pdf", "", new byte[] {1, 2});
        assertThat(adapter.send(
                        channel("false"), message(Venue.chat("900"), "m_1", "", List.of(file), AutoSubmitted.NO)))
                .isInstanceOf(SendOutcome.Sent.class);
        String form = META.findAll(postRequestedFor(urlPathEqualTo(MESSAGES)))
                .getFirst()
                .getBodyAsString();
        assertThat(form).contains("{\"id\":\"900\"}", "\"type\":\"file\"", "name=\"filedata\"; filename=\"bill.pdf\"");
    }

    @Test
    void aCommentIsAnsweredBelowItOrPrivately() {
        META.stubFor(post(urlPathEqualTo("/v25.0/55_77/comments")).willReturn(okJson("{\"id\":\"55_78\"}")));
        assertThat(adapter.send(
                        channel("false"),
                        message(below(Visibility.PUBLIC), "55_77", "Grüße & mehr", List.of(), AutoSubmitted.NO)))
                .isEqualTo(new SendOutcome.Sent("55_78"));
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo("/v25.0/55_77/comments")))
                        .getFirst()
                        .getBodyAsString())
                .isEqualTo("message=Gr%C3%BC%C3%9Fe%20%26%20mehr");
        taken();
        assertThat(adapter.send(
                        channel("false"),
                        message(below(Visibility.PRIVATE), "55_77", "Hi", List.of(), AutoSubmitted.NO)))
                .isEqualTo(new SendOutcome.Sent("m_OUT"));
        assertThat(sent().getFirst().at("/recipient/comment_id").asString()).isEqualTo("55_77");
        adapter.send(channel("false"), message(below(Visibility.PRIVATE), "100_55", "Hi", List.of(), AutoSubmitted.NO));
        assertThat(sent().getLast().at("/recipient/post_id").asString()).isEqualTo("100_55");
        refused(10900, 0);
        assertThat(adapter.send(
                        channel("false"),
                        message(below(Visibility.PRIVATE), "55_77", "Hi", List.of(), AutoSubmitted.NO)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("already answered privately"));
    }

    @Test
    void whatFacebookRefusesIsToldApart() {
        refused(551, 1545041);
        assertThat(send()).isInstanceOf(SendOutcome.Rejected.class);
        refused(100, 2018001);
        assertThat(send()).isInstanceOf(SendOutcome.Rejected.class);
        refused(10, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Unauthorised.class);
        refused(200, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Unauthorised.class);
        refused(613, 0);
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
        refused(32, 0);
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
        refused(1200, 0);
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
        refused(1, 1357046);
        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        META.stubFor(post(urlPathEqualTo(MESSAGES))
                .willReturn(aResponse()
                        .withStatus(500)
                        .withBody("{\"error\":{\"message\":\"x\",\"code\":2,\"is_transient\":true}}")));
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
    }

    private SendOutcome send() {
        return adapter.send(channel("false"), chat("Hi", AutoSubmitted.NO));
    }

    private static void page(String callback) {
        META.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        META.stubFor(get(urlPathEqualTo("/v25.0/me")).willReturn(okJson("{\"id\":\"100\",\"name\":\"Acme\"}")));
        META.stubFor(get(urlPathEqualTo("/v25.0/debug_token")).willReturn(okJson("""
                {"data":{"app_id":"1234567890","is_valid":true,"expires_at":0,"data_access_expires_at":1800000000,"scopes":[
                "pages_manage_engagement","pages_manage_metadata","pages_messaging","pages_read_engagement",
                "pages_read_user_content"]}}
                """)));
        META.stubFor(get(urlPathEqualTo("/v25.0/1234567890/subscriptions"))
                .willReturn(okJson("{\"data\":[{\"object\":\"page\",\"active\":true,\"callback_url\":\"" + callback
                        + "\",\"fields\":[{\"name\":\"feed\"}]}]}")));
        META.stubFor(post(urlPathEqualTo("/v25.0/1234567890/subscriptions")).willReturn(okJson("{\"success\":true}")));
        META.stubFor(post(urlPathEqualTo("/v25.0/100/subscribed_apps")).willReturn(okJson("{\"success\":true}")));
    }

    @Test
    void connectingSubscribesAppAndPage() {
        page("https://parley.example/hooks/2");
        var connection = adapter.connect(channel("false"), HOOK);
        assertThat(connection.checks())
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        assertThat(connection.address()).isEqualTo("100");
        assertThat(connection.facts())
                .containsEntry(Connection.EXPIRES, "2027-01-15T08:00:00Z")
                .containsEntry("account.name", "Acme");
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo("/v25.0/1234567890/subscriptions")))
                        .getFirst()
                        .getBodyAsString())
                .contains("hooks%2F1", "message_echoes", "verify_token=");
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo("/v25.0/100/subscribed_apps")))
                        .getFirst()
                        .getUrl())
                .contains("subscribed_fields=feed%2Cmessage_deliveries");
    }

    @Test
    void anAppThatPostsElsewhereIsLeftAlone() {
        page("https://other.example/hook");
        var connection = adapter.connect(channel("false"), HOOK);
        assertThat(connection.ok()).isFalse();
        assertThat(connection.checks())
                .anySatisfy(check -> assertThat(check.detail()).contains("https://other.example/hook", HOOK));
        META.verify(0, postRequestedFor(urlPathEqualTo("/v25.0/1234567890/subscriptions")));
    }

    @Test
    void theTokenOfAPersonWillNotDo() {
        page(HOOK);
        META.stubFor(get(urlPathEqualTo("/v25.0/debug_token"))
                .willReturn(okJson("{\"data\":{\"app_id\":\"1234567890\",\"type\":\"USER\",\"is_valid\":true}}")));
        assertThat(adapter.test(channel("false")))
                .anySatisfy(check -> assertThat(check.detail()).contains("access token of a page"));
    }

    @Test
    void namesAreAskedFor() {
        META.stubFor(get(urlPathEqualTo("/v25.0/900"))
                .willReturn(okJson("{\"first_name\":\"Anna\",\"last_name\":\"Muster\",\"id\":\"900\"}")));
        assertThat(adapter.profile(channel("false"), "900"))
                .isEqualTo(new ProfileOutcome.Known(new Party("900", "Anna Muster")));
        assertThat(adapter.profile(channel("false"), "../me")).isEqualTo(new ProfileOutcome.Unknown());
    }

    @Test
    void aCommentIsAnsweredPrivatelyInOneMessageOfWords() {
        var aside = adapter.privateAnswer(channel("false"));
        assertThat(aside.text()).isEqualTo(new TextLimit(2000, TextLimit.Unit.UTF16, 1));
        assertThat(aside.files()).isEqualTo(FileLimit.NONE);
        assertThat(aside.replyWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(adapter.capabilities(Visibility.PRIVATE).text().parts()).isEqualTo(5);
    }
}
