package dev.parley.channel.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of Slack, and what its answers mean. */
class SlackAdapterTests {
    private static final String THREAD = "1795341600.000100";

    @RegisterExtension
    static final WireMockExtension SLACK = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(SlackEvents.NOW);
    private final SlackAdapter adapter = new SlackAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel() {
        return new ChannelConfiguration(
                new ChannelId(new UUID(7, 7)),
                "Slack",
                "T0ACME",
                Map.of("api.token", "xoxb-test", "webhook.secret", "s", "api.url", SLACK.baseUrl() + "/api"));
    }

    private static OutboundMessage message(Venue venue, String text, OutboundAttachment... files) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party("U0PARLEY", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("U0ANNA", "Anna"))),
                "",
                text,
                "",
                "C0SHARED:" + THREAD,
                List.of(),
                List.of(files),
                SlackEvents.NOW,
                AutoSubmitted.NO,
                "",
                venue,
                null);
    }

    private static Venue thread(Visibility visibility) {
        return new Venue("C0SHARED/" + THREAD, Venue.Company.ALL, visibility, "", "");
    }

    private static void answers(String method, String json) {
        SLACK.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(okJson(json.replace('\'', '"'))));
    }

    @Test
    void anAnswerStandsInItsThread() {
        answers("chat.postMessage", "{'ok': true, 'channel': 'C0SHARED', 'ts': '1795341601.000200'}");
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "1 < 2 & *so*")))
                .isEqualTo(new SendOutcome.Sent("C0SHARED:1795341601.000200"));
        SLACK.verify(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withHeader("Authorization", equalTo("Bearer xoxb-test"))
                .withRequestBody(equalToJson("""
                        {"channel": "C0SHARED", "thread_ts": "1795341600.000100", "text": "1 &lt; 2 &amp; *so*", "mrkdwn": false,
                         "client_msg_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
                        """)));
    }

    @Test
    void aPrivateAnswerGoesToTheWriter() {
        answers("chat.postMessage", "{'ok': true, 'channel': 'D0ANNA', 'ts': '1795341601.000200'}");
        assertThat(adapter.send(channel(), message(thread(Visibility.PRIVATE), "Psst")))
                .isEqualTo(new SendOutcome.Sent("D0ANNA:1795341601.000200"));
        SLACK.verify(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withRequestBody(equalToJson("{\"channel\": \"U0ANNA\", \"text\": \"Psst\"}", true, true)));
    }

    @Test
    void filesAreUploadedAndThenShared() {
        answers(
                "files.getUploadURLExternal",
                "{'ok': true, 'upload_url': '" + SLACK.baseUrl() + "/upload/v1/abc', 'file_id': 'F0ONE'}");
        SLACK.stubFor(
                post(urlPathEqualTo("/upload/v1/abc")).willReturn(aResponse().withBody("OK - 3")));
        answers("files.completeUploadExternal", "{'ok': true, 'files': [{'id': 'F0ONE', 'title': 'a.txt'}]}");
        answers(
                "files.info",
                "{'ok': true, 'file': {'id': 'F0ONE', 'shares': {'private': {'C0SHARED': [{'ts': '1795341602.000300'}]}}}}");
        var file = new OutboundAttachment("a.txt", "text/plain", "", new byte[] {1, 2, 3});
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "", file)))
                .isEqualTo(new SendOutcome.Sent("C0SHARED:1795341602.000300"));
        SLACK.verify(postRequestedFor(urlPathEqualTo("/upload/v1/abc"))
                .withHeader("Authorization", absent())
                .withRequestBody(binaryEqualTo(new byte[] {1, 2, 3})));
        SLACK.verify(postRequestedFor(urlPathEqualTo("/api/files.getUploadURLExternal"))
                .withFormParam("filename", equalTo("a.txt"))
                .withFormParam("length", equalTo("3")));
        SLACK.verify(postRequestedFor(urlPathEqualTo("/api/files.completeUploadExternal"))
                .withRequestBody(equalToJson("""
                        {"files": [{"id": "F0ONE", "title": "a.txt"}], "channel_id": "C0SHARED", "thread_ts": "1795341600.000100"}
                        """)));
    }

    @Test
    void anUploadThatFailsSaidNothingYet() {
        answers(
                "files.getUploadURLExternal",
                "{'ok': true, 'upload_url': '" + SLACK.baseUrl() + "/upload/v1/abc', 'file_id': 'F0ONE'}");
        SLACK.stubFor(
                post(urlPathEqualTo("/upload/v1/abc")).willReturn(aResponse().withStatus(500)));
        var file = new OutboundAttachment("a.txt", "text/plain", "", new byte[] {1});
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "", file)))
                .isInstanceOf(SendOutcome.TryAgain.class);
        answers(
                "files.getUploadURLExternal",
                "{'ok': true, 'upload_url': 'https://evil.example/', 'file_id': 'F0ONE'}");
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "", file)))
                .isInstanceOf(SendOutcome.TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ratelimited, TryAgain",
        "service_unavailable, TryAgain",
        "invalid_auth, Unauthorised",
        "token_revoked, Unauthorised",
        "missing_scope, Unauthorised",
        "not_in_channel, Rejected",
        "is_archived, Rejected",
        "msg_too_long, Rejected",
        "something_new, Rejected",
        "fatal_error, Unknown"
    })
    void errorCodesAreTold(String code, String outcome) {
        answers("chat.postMessage", "{'ok': false, 'error': '" + code + "', 'needed': 'chat:write'}");
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "Hello")))
                .satisfies(told -> assertThat(told.getClass().getSimpleName()).isEqualTo(outcome));
    }

    @Test
    void theWaitThatSlackAsksForIsKept() {
        SLACK.stubFor(post(urlPathEqualTo("/api/chat.postMessage"))
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "30")
                        .withBody("{\"ok\":false,\"error\":\"ratelimited\"}")));
        assertThat(adapter.send(channel(), message(thread(Visibility.FOLLOWERS), "Hello")))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void connectingTellsWhoseTokenItIs() {
        SLACK.stubFor(post(urlPathEqualTo("/api/auth.test"))
                .willReturn(okJson("""
                                {"ok": true, "url": "https://acme.slack.com/", "team": "Acme", "user": "parley", "team_id": "T0ACME",
                                 "user_id": "U0PARLEY", "bot_id": "B0PARLEY", "is_enterprise_install": false}
                                """).withHeader("X-OAuth-Scopes", "chat:write,im:history,users:read")));
        Connection connection = adapter.connect(channel(), "https://parley.example/hooks/7");
        assertThat(connection.address()).isEqualTo("T0ACME");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.facts())
                .containsEntry("account.bot", "B0PARLEY")
                .containsEntry("account.user", "U0PARLEY");
        assertThat(connection.checks())
                .extracting(ConnectionCheck::detail)
                .satisfiesExactly(
                        receive -> assertThat(receive).contains("https://parley.example/hooks/7", "channels:history"),
                        send -> assertThat(send).contains("parley in Acme", "files:write"));
        adapter.validate(Map.of("api.token", "xoxb-test", "webhook.secret", "s"));
    }

    @Test
    void lackingScopesAndRevokedTokensAreTold() {
        SLACK.stubFor(post(urlPathEqualTo("/api/auth.test"))
                .willReturn(okJson("{\"ok\": true}").withHeader("X-OAuth-Scopes", "users:read")));
        assertThat(adapter.test(channel()))
                .noneSatisfy(check -> assertThat(check.ok()).isTrue());
        answers("auth.test", "{'ok': false, 'error': 'token_revoked'}");
        assertThat(adapter.test(channel()))
                .allSatisfy(check -> assertThat(check.detail()).contains("install the app again"));
    }

    @Test
    void theTokenOnlyGoesToSlack() {
        var media = new RemoteMedia("F0ONE", "a.png", "image/png", 3, true);
        answers(
                "files.info",
                "{'ok': true, 'file': {'id': 'F0ONE', 'name': 'a.png', 'mimetype': 'image/png', 'url_private_download': '"
                        + SLACK.baseUrl() + "/files-pri/a.png'}}");
        SLACK.stubFor(get(urlPathEqualTo("/files-pri/a.png"))
                .withHeader("Authorization", equalTo("Bearer xoxb-test"))
                .willReturn(aResponse().withBody(new byte[] {1, 2, 3})));
        assertThat(adapter.fetch(channel(), media, 100))
                .isInstanceOfSatisfying(
                        MediaOutcome.Fetched.class,
                        file -> assertThat(file.mediaType()).isEqualTo("image/png"));
        answers("files.info", "{'ok': true, 'file': {'url_private': 'https://slack.com.evil.example/a.png'}}");
        assertThat(adapter.fetch(channel(), media, 100)).isInstanceOf(MediaOutcome.Refused.class);
        answers("files.info", "{'ok': false, 'error': 'token_revoked'}");
        assertThat(adapter.fetch(channel(), media, 100)).isInstanceOf(MediaOutcome.TryAgain.class);
    }

    @Test
    void aPageToLogInIsNoFile() {
        answers(
                "files.info",
                "{'ok': true, 'file': {'mimetype': 'image/png', 'url_private': '" + SLACK.baseUrl()
                        + "/files-pri/a.png'}}");
        SLACK.stubFor(get(urlPathEqualTo("/files-pri/a.png"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withBody("<html>")));
        assertThat(adapter.fetch(channel(), new RemoteMedia("F0ONE", "", "", -1, false), 100))
                .isInstanceOfSatisfying(
                        MediaOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("files:read"));
    }

    @Test
    void namesComeFromSlack() {
        answers(
                "users.info",
                "{'ok': true, 'user': {'id': 'U0ANNA', 'name': 'anna', 'profile': {'real_name': 'Anna Meier', 'display_name': 'Änni'}}}");
        assertThat(adapter.profile(channel(), "U0ANNA"))
                .isEqualTo(new ProfileOutcome.Known(new Party("U0ANNA", "Anna Meier", "@Änni", "")));
        answers("users.info", "{'ok': false, 'error': 'user_not_found'}");
        assertThat(adapter.profile(channel(), "U0NOBODY")).isEqualTo(new ProfileOutcome.Unknown());
    }

    @Test
    void otherTokensAreRefused() {
        assertThatThrownBy(() -> adapter.validate(Map.of("api.token", "xapp-1", "webhook.secret", "s")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("api.token"));
    }
}
