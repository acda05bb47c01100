package dev.parley.channel.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
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

class InstagramSendTests {
    @RegisterExtension
    static final WireMockExtension META = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MESSAGES = "/v25.0/me/messages";
    private static final String HOOK = "https://parley.example/hooks/1";

    private final TestTools world = new TestTools(NOW);
    private final InstagramAdapter adapter = new InstagramAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(String login) {
        return MetaPosts.channel(1, "17841", MetaPosts.app(META.baseUrl(), Map.of("login.kind", login)));
    }

    private static OutboundMessage message(
            Visibility visibility, String inReplyTo, String text, List<OutboundAttachment> files) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party("17841", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("900", ""))),
                "",
                text,
                "",
                inReplyTo,
                List.of(),
                files,
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue("555", Venue.Company.ONE, visibility, "", ""),
                null);
    }

    private static void taken() {
        META.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(okJson("{\"message_id\":\"aWdOUT\"}")));
    }

    @Test
    void aCommentIsAnsweredPubliclyOrPrivately() {
        META.stubFor(post(urlPathEqualTo("/v25.0/178/replies")).willReturn(okJson("{\"id\":\"180\"}")));
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PUBLIC, "178", "10 francs", List.of())))
                .isEqualTo(new SendOutcome.Sent("180"));
        taken();
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PRIVATE, "178", "Hi", List.of())))
                .isEqualTo(new SendOutcome.Sent("aWdOUT"));
        META.verify(postRequestedFor(urlPathEqualTo(MESSAGES))
                .withRequestBody(containing("\"comment_id\":\"178\""))
                .withRequestBody(containing("RESPONSE")));
    }

    @Test
    void onlyWhatInstagramShowsIsSent() {
        taken();
        var huge = new OutboundAttachment("a.png", "image/png", "", new byte[(8 << 20) + 1]);
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PRIVATE, "aWd1", "", List.of(huge))))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PUBLIC, "178", "", List.of(huge))))
                .isInstanceOf(SendOutcome.Rejected.class);
        var voice = new OutboundAttachment("a.m4a", "audio/mp4", "", new byte[] {1});
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PRIVATE, "aWd1", "", List.of(voice))))
                .isInstanceOf(SendOutcome.Sent.class);
        assertThat(adapter.capabilities(Visibility.PRIVATE).files().takes("application/zip"))
                .isFalse();
    }

    @Test
    void outsideTheWindowItSaysSo() {
        META.stubFor(post(urlPathEqualTo(MESSAGES))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"error\":{\"message\":\"(#10) This message is sent outside of allowed window.\","
                                + "\"code\":10,\"error_subcode\":2534022}}")));
        assertThat(adapter.send(channel("FACEBOOK"), message(Visibility.PRIVATE, "aWd1", "Hi", List.of())))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("too long ago"));
    }

    @Test
    void tokensOfInstagramLoginAreRenewedInTime() {
        taken();
        META.stubFor(get(urlPathEqualTo("/refresh_access_token"))
                .willReturn(okJson("{\"access_token\":\"IGnewer\",\"token_type\":\"bearer\",\"expires_in\":5184000}")));
        for (int i = 0; i < 2; i++) {
            adapter.send(channel("INSTAGRAM"), message(Visibility.PRIVATE, "aWd1", "Hi", List.of()));
        }
        META.verify(
                2,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withHeader("authorization", equalTo("Bearer IGnewer"))
                        .withoutQueryParam("appsecret_proof"));
        META.verify(1, getRequestedFor(urlPathEqualTo("/refresh_access_token")));
    }

    @Test
    void aTokenThatIsTooYoungIsUsedAsItIs() {
        taken();
        META.stubFor(get(urlPathEqualTo("/refresh_access_token"))
                .willReturn(aResponse().withStatus(400)));
        adapter.send(channel("INSTAGRAM"), message(Visibility.PRIVATE, "aWd1", "Hi", List.of()));
        META.verify(postRequestedFor(urlPathEqualTo(MESSAGES))
                .withHeader("authorization", equalTo("Bearer " + MetaPosts.TOKEN)));
    }

    @Test
    void connectingThroughThePageKeepsItsOtherFields() {
        META.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        META.stubFor(get(urlPathEqualTo("/v25.0/me"))
                .willReturn(okJson("{\"id\":\"100\",\"name\":\"Acme\",\"instagram_business_account\":"
                        + "{\"id\":\"17841\",\"username\":\"acme\"}}")));
        META.stubFor(get(urlPathEqualTo("/v25.0/debug_token"))
                .willReturn(
                        okJson("{\"data\":{\"app_id\":\"1234567890\",\"is_valid\":true,\"expires_at\":0,\"scopes\":["
                                + "\"instagram_basic\",\"instagram_manage_comments\",\"instagram_manage_messages\","
                                + "\"pages_manage_metadata\",\"pages_read_engagement\"]}}")));
        META.stubFor(get(urlPathEqualTo("/v25.0/1234567890/subscriptions")).willReturn(okJson("{\"data\":[]}")));
        META.stubFor(post(urlPathEqualTo("/v25.0/1234567890/subscriptions")).willReturn(okJson("{\"success\":true}")));
        META.stubFor(get(urlPathEqualTo("/v25.0/100/subscribed_apps"))
                .willReturn(okJson("{\"data\":[{\"id\":\"1234567890\",\"subscribed_fields\":[\"feed\"]}]}")));
        META.stubFor(post(urlPathEqualTo("/v25.0/100/subscribed_apps")).willReturn(okJson("{\"success\":true}")));
        var connection = adapter.connect(channel("FACEBOOK"), HOOK);
        assertThat(connection.checks())
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        assertThat(connection.address()).isEqualTo("17841");
        assertThat(connection.facts()).containsEntry("account.name", "@acme").containsEntry("account.page", "100");
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo("/v25.0/100/subscribed_apps")))
                        .getFirst()
                        .getUrl())
                .contains("subscribed_fields=feed%2Cmessages");
    }

    @Test
    void connectingByInstagramLoginSaysWhatToEnter() {
        META.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        META.stubFor(get(urlPathEqualTo("/v25.0/me"))
                .willReturn(okJson("{\"id\":\"2\",\"user_id\":\"17841\",\"username\":\"acme\"}")));
        META.stubFor(post(urlPathEqualTo("/v25.0/me/subscribed_apps")).willReturn(okJson("{\"success\":true}")));
        var connection = adapter.connect(channel("INSTAGRAM"), HOOK);
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo("17841");
        assertThat(connection.checks())
                .anySatisfy(check -> assertThat(check.detail()).contains(HOOK, "verify token"));
    }

    @Test
    void namesAreAskedFor() {
        META.stubFor(get(urlPathEqualTo("/v25.0/900"))
                .willReturn(okJson("{\"name\":\"Anna\",\"username\":\"anna.m\",\"id\":\"900\"}")));
        assertThat(adapter.profile(channel("FACEBOOK"), "900"))
                .isEqualTo(new ProfileOutcome.Known(
                        new Party("900", "Anna", "@anna.m", "https://www.instagram.com/anna.m")));
    }

    @Test
    void aCommentIsAnsweredPrivatelyInOneMessageOfWords() {
        var aside = adapter.privateAnswer(channel("FACEBOOK"));
        assertThat(aside.text()).isEqualTo(new TextLimit(1000, TextLimit.Unit.UTF8_BYTES, 1));
        assertThat(aside.files()).isEqualTo(FileLimit.NONE);
        assertThat(aside.replyWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(adapter.capabilities(Visibility.PRIVATE).text().parts()).isEqualTo(5);
    }
}
