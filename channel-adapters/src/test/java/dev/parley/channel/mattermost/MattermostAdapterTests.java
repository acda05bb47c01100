package dev.parley.channel.mattermost;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
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
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, and what the server's answers mean. */
class MattermostAdapterTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private final MattermostAdapter adapter = new MattermostAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(String channels) {
        return new ChannelConfiguration(
                new ChannelId(new UUID(7, 7)),
                "Mattermost",
                "",
                Map.of(
                        "api.url",
                        SERVER.baseUrl() + "/chat/",
                        "api.token",
                        "token",
                        "receive.channels",
                        channels,
                        "account.user",
                        MattermostServer.OURS));
    }

    private SendOutcome send(String room, Visibility visibility, OutboundAttachment... files) {
        return adapter.send(
                channel(""),
                new OutboundMessage(
                        "01890a5d",
                        new Party("", "Acme"),
                        "",
                        List.of(new Recipient(Recipient.Role.TO, new Party(MattermostServer.ANNA, "Anna"))),
                        "",
                        "Hello",
                        "",
                        "post1",
                        List.of(),
                        List.of(files),
                        NOW,
                        AutoSubmitted.NO,
                        "",
                        new Venue(room, Venue.Company.ALL, visibility, "", ""),
                        null));
    }

    private static void takes() {
        SERVER.stubFor(post(urlPathEqualTo("/chat/api/v4/posts")).willReturn(jsonResponse("{\"id\":\"new1\"}", 201)));
    }

    private static void sent(String json) {
        SERVER.verify(postRequestedFor(urlPathEqualTo("/chat/api/v4/posts"))
                .withHeader("Authorization", equalTo("Bearer token"))
                .withRequestBody(equalToJson(json.replace('\'', '"'), true, true)));
    }

    @Test
    void anAnswerStandsInItsThread() {
        takes();
        assertThat(send("one/root1", Visibility.FOLLOWERS)).isEqualTo(new SendOutcome.Sent("new1"));
        sent("{'channel_id': 'one', 'root_id': 'root1', 'message': 'Hello', 'props': {'parley_id': '01890a5d'},"
                + " 'pending_post_id': '" + MattermostServer.OURS + ":01890a5d'}");
    }

    @Test
    void chatsHaveNoThread() {
        takes();
        send("direct1", Visibility.PRIVATE);
        sent("{'channel_id': 'direct1', 'root_id': ''}");
        send("group1/", Visibility.FOLLOWERS);
        sent("{'channel_id': 'group1', 'root_id': ''}");
    }

    @Test
    void aPrivateAnswerOpensADirectChat() {
        takes();
        SERVER.stubFor(post(urlPathEqualTo("/chat/api/v4/channels/direct"))
                .withRequestBody(equalToJson("[\"" + MattermostServer.OURS + "\",\"" + MattermostServer.ANNA + "\"]"))
                .willReturn(jsonResponse("{\"id\":\"direct1\"}", 201)));
        assertThat(send("one/root1", Visibility.PRIVATE)).isEqualTo(new SendOutcome.Sent("new1"));
        sent("{'channel_id': 'direct1', 'root_id': ''}");
    }

    @Test
    void filesGoBeforeTheirPost() {
        takes();
        SERVER.stubFor(post(urlPathEqualTo("/chat/api/v4/files"))
                .withMultipartRequestBody(aMultipart("channel_id").withBody(equalTo("one")))
                .willReturn(jsonResponse("{\"file_infos\":[{\"id\":\"file1\"}],\"client_ids\":[]}", 201)));
        send("one/root1", Visibility.FOLLOWERS, new OutboundAttachment("ä.txt", "text/plain", "", new byte[] {65}));
        sent("{'channel_id': 'one', 'file_ids': ['file1']}");
    }

    @Test
    void aFileThatDoesNotArriveSaysNothingYet() {
        SERVER.stubFor(post(urlPathEqualTo("/chat/api/v4/files")).willReturn(jsonResponse("{}", 500)));
        assertThat(send("one/r", Visibility.FOLLOWERS, new OutboundAttachment("a", "text/plain", "", new byte[1])))
                .isInstanceOf(SendOutcome.TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, api.context.permissions.app_error, may not post here",
        "400, api.post.create_post.can_not_post_to_deleted.error, is archived",
        "400, model.post.is_valid.message_length.app_error, too long",
        "400, something.new.app_error, Some words"
    })
    void theServersErrorsAreSentences(int status, String id, String words) {
        SERVER.stubFor(post(urlPathEqualTo("/chat/api/v4/posts"))
                .willReturn(jsonResponse("{\"id\":\"" + id + "\",\"message\":\"Some words\"}", status)));
        assertThat(send("one/root1", Visibility.FOLLOWERS))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        refused -> assertThat(refused.reason()).contains(words));
    }

    @Test
    void connectingTellsWhoseTokenItIs() {
        SERVER.stubFor(get(urlPathEqualTo("/chat/api/v4/users/me"))
                .willReturn(
                        okJson("{\"id\":\"" + MattermostServer.OURS + "\",\"username\":\"parley\",\"is_bot\":true}")));
        SERVER.stubFor(get(urlPathEqualTo("/chat/api/v4/users/me/channels"))
                .willReturn(okJson(MattermostServer.channels("one", "O", "support", 0))));
        var connection = adapter.connect(channel("support"), "https://parley.example/hooks/7");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo(MattermostServer.OURS);
        assertThat(connection.facts()).containsEntry("account.username", "parley");
        assertThat(adapter.test(channel("sales")))
                .extracting(ConnectionCheck::ok)
                .containsExactly(false, true);
        assertThat(adapter.test(channel("sales")).getFirst().detail()).contains("not in sales");
    }

    @Test
    void aWebPageIsNoMattermost() {
        SERVER.stubFor(get(urlPathEqualTo("/chat/api/v4/users/me")).willReturn(okJson("<html>")));
        assertThat(adapter.test(channel("")))
                .allSatisfy(check -> assertThat(check.detail()).contains("check the address"));
    }

    @Test
    void namesComeFromTheServer() {
        SERVER.stubFor(get(urlPathEqualTo("/chat/api/v4/users/" + MattermostServer.ANNA))
                .willReturn(okJson(
                        "{\"id\":\"a\",\"username\":\"anna\",\"first_name\":\"Anna\",\"last_name\":\"Meier\"}")));
        assertThat(adapter.profile(channel(""), MattermostServer.ANNA))
                .isEqualTo(new ProfileOutcome.Known(new Party(MattermostServer.ANNA, "Anna Meier", "@anna", "")));
        assertThat(adapter.profile(channel(""), "../config")).isEqualTo(new ProfileOutcome.Unknown());
    }

    @Test
    void theAddressIsNeeded() {
        assertThatThrownBy(() -> adapter.validate(Map.of("api.token", "token")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("api.url"));
        assertThatThrownBy(() -> adapter.validate(Map.of("api.token", "t", "api.url", "http://chat.example")))
                .isInstanceOf(InvalidSettingsException.class);
    }
}
