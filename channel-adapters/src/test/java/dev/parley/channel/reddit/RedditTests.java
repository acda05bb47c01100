package dev.parley.channel.reddit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.reddit.RedditSamples.comment;
import static dev.parley.channel.reddit.RedditSamples.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.InvalidSettingsException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What is special in Reddit. */
final class RedditTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private final RedditAdapter adapter = new RedditAdapter(world.tools());
    private final Map<String, String> settings = new HashMap<>(RedditSamples.settings(PROVIDER.baseUrl()));

    @BeforeEach
    void login() {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v1/access_token"))
                .withBasicAuth("client", "secret")
                .willReturn(okJson("{\"access_token\":\"token-1\",\"token_type\":\"bearer\",\"expires_in\":3600}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/message/inbox"))
                .willReturn(okJson(listing().toString())));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ChannelConfiguration channel() {
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Test", "acme_help", settings);
    }

    private static OutboundMessage message(String text, String room, String inReplyTo, Visibility visibility) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party("acme_help", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("anna_b", "Anna_B"))),
                "",
                text,
                "",
                inReplyTo,
                List.of(),
                List.of(),
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue(room, Venue.Company.ONE, visibility, "Test post", ""),
                null);
    }

    private SendOutcome answer() {
        return adapter.send(channel(), message("Hello", "t3_9zz", "t1_abc", Visibility.PUBLIC));
    }

    @Test
    void tellsWhoAsks() {
        answer();
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/api/comment"))
                .withHeader("User-Agent", equalTo("server:dev.parley:1 (by /u/acme_help)"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withFormParam("thing_id", equalTo("t1_abc")));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/api/v1/access_token"))
                .withFormParam("grant_type", equalTo("password"))
                .withHeader("User-Agent", containing("acme_help")));
    }

    @ParameterizedTest
    @CsvSource({
        "RATELIMIT,Take a break for 3 minutes before trying again.,239",
        "RATELIMIT,Take a break for 42 seconds before trying again.,43",
        "RATELIMIT,try again in 2 hours.,7200",
        "RATELIMIT,Not now,600"
    })
    void aBreakIsTaken(String code, String words, long seconds) {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/comment"))
                .willReturn(okJson("{\"json\":{\"errors\":[[\"" + code + "\",\"" + words + "\",\"ratelimit\"]]}}")));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"THREAD_LOCKED,privately", "DELETED_COMMENT,privately", "TOO_LONG,Shorten", "SOMETHING_NEW,that is it"})
    void aRefusalSaysWhatToDo(String code, String remedy) {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/comment"))
                .willReturn(okJson("{\"json\":{\"errors\":[[\"" + code + "\",\"that is it\",\"parent\"]]}}")));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("that is it").contains(remedy));
    }

    @Test
    void aPublicCommentIsAnsweredPrivatelyByAMessage() {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/compose")).willReturn(okJson("{\"json\":{\"errors\":[]}}")));
        assertThat(adapter.send(channel(), message("Hello", "t3_9zz", "t1_abc", Visibility.PRIVATE)))
                .isInstanceOf(SendOutcome.Sent.class);
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/api/compose"))
                .withFormParam("to", equalTo("anna_b"))
                .withFormParam("subject", equalTo("Test post"))
                .withFormParam("text", equalTo("Hello")));
    }

    @Test
    void aPrivateMessageIsAnsweredWhereItStands() {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/comment"))
                .willReturn(okJson("{\"json\":{\"errors\":[],\"data\":{\"things\":[{\"kind\":\"t4\",\"data\":{\"name\":"
                        + "\"t4_new\"}}]}}}")));
        assertThat(adapter.send(channel(), message("Hello", "t4_m1", "t4_m2", Visibility.PRIVATE)))
                .isEqualTo(new SendOutcome.Sent("t4_new"));
    }

    @Test
    void moderatorsMailIsAnsweredAsModerators() {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/mod/conversations/ik72"))
                .withFormParam("isInternal", equalTo("false"))
                .willReturn(okJson(
                                "{\"conversation\":{\"id\":\"ik72\"},\"messages\":{\"a1\":{\"id\":\"a1\",\"date\":"
                                        + "\"2026-01-01T00:00:00+00:00\"},\"a2\":{\"id\":\"a2\",\"date\":\"2026-02-01T00:00:00+00:00\"}}}")
                        .withStatus(201)));
        assertThat(adapter.send(channel(), message("Hello", "modmail/ik72", "modmail/ik72/a1", Visibility.PRIVATE)))
                .isEqualTo(new SendOutcome.Sent("modmail/ik72/a2"));
    }

    @Test
    void aWrongPasswordIsForAManager() {
        PROVIDER.stubFor(
                post(urlPathEqualTo("/api/v1/access_token")).willReturn(okJson("{\"error\":\"invalid_grant\"}")));
        assertThat(answer()).isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(adapter.test(channel()))
                .allSatisfy(check -> assertThat(check.detail()).contains("invalid_grant", "password"));
    }

    @Test
    void aRefreshTokenIsKept() {
        settings.putAll(Map.of("auth.mode", "REFRESH_TOKEN", "auth.refresh-token", "refresh-1"));
        answer();
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/api/v1/access_token"))
                .withFormParam("grant_type", equalTo("refresh_token"))
                .withFormParam("refresh_token", equalTo("refresh-1")));
        assertThat(world.tokens.values())
                .singleElement()
                .satisfies(token -> assertThat(token.refresh()).isEqualTo("refresh-1"));
    }

    @Test
    void aListingIsReadBackToWhatIsKnown() {
        PROVIDER.stubFor(get(urlPathEqualTo("/message/inbox"))
                .willReturn(okJson(
                        listing(comment("old", "old", NOW.minusSeconds(50))).toString())));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var first = poll.next("");
            assertThat(first.envelopes()).isEmpty();
            var pages = new ObjectNode[100];
            for (int i = 0; i < pages.length; i++) {
                pages[i] = comment("n" + (200 - i), "new", NOW.plusSeconds(2000 - i));
            }
            PROVIDER.stubFor(get(urlPathEqualTo("/message/inbox"))
                    .withQueryParam("after", absent())
                    .willReturn(okJson(listing(pages).toString())));
            PROVIDER.stubFor(get(urlPathEqualTo("/message/inbox"))
                    .withQueryParam("after", equalTo("t1_n101"))
                    .willReturn(okJson(listing().toString())));
            PROVIDER.stubFor(get(urlPathEqualTo("/message/inbox"))
                    .withQueryParam("after", equalTo("t1_n102"))
                    .willReturn(okJson(listing(
                                    comment("n101", "new", NOW.plusSeconds(1901)),
                                    comment("n100", "new", NOW.plusSeconds(1000)),
                                    comment("old", "old", NOW.minusSeconds(50)))
                            .toString())));
            var second = poll.next(first.cursor());
            assertThat(second.envelopes()).hasSize(100);
            assertThat(second.more()).isTrue();
            var third = poll.next(second.cursor());
            assertThat(third.envelopes().stream()
                            .map(each -> ((InboundMessage) adapter.codec().decode(each)).externalId()))
                    .as("where the thing that the walk stood at was deleted")
                    .containsExactly("t1_n100");
            assertThat(third.more()).isFalse();
        }
    }

    @Test
    void whatBecameOfTheLatestIsToldOnce() {
        var edited = comment("a", "better", NOW);
        ((ObjectNode) edited.path("data")).put("edited", 1763800000.0);
        PROVIDER.stubFor(get(urlPathEqualTo("/api/info"))
                .withQueryParam("id", equalTo("t1_a,t1_b,t1_c,t1_d"))
                .willReturn(okJson(listing(edited, comment("b", "[removed]", NOW), comment("c", "same", NOW))
                        .toString())));
        long since = NOW.getEpochSecond();
        String watched = List.of("a", "b", "c", "d").stream()
                .map(id -> "{\"name\":\"t1_" + id + "\",\"edited\":\"\",\"from\":" + (since - 60) + "}")
                .toList()
                .toString();
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var page = poll.next("{\"marks\":{\"inbox\":{\"since\":" + since + "}},\"watched\":" + watched + "}");
            assertThat(page.envelopes().stream().map(adapter.codec()::decode))
                    .hasExactlyElementsOfTypes(
                            InboundEvent.Edited.class, InboundEvent.Deleted.class, InboundEvent.Deleted.class);
            assertThat(poll.next(page.cursor()).envelopes()).isEmpty();
        }
    }

    @Test
    void subredditsAndModeratorsMailAreFollowed() {
        settings.put("subreddits", "r/acme");
        settings.put("modmail", "true");
        PROVIDER.stubFor(
                get(urlPathEqualTo("/r/acme/new")).willReturn(okJson(listing().toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/r/acme/comments"))
                .willReturn(okJson(listing().toString())));
        PROVIDER.stubFor(get(urlPathEqualTo("/api/mod/conversations")).willReturn(okJson("{\"conversations\":{}}")));
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            var first = poll.next("");
            PROVIDER.stubFor(get(urlPathEqualTo("/r/acme/new"))
                    .willReturn(okJson(listing(RedditSamples.submission("9zz", "New", "post", NOW.plusSeconds(5)))
                            .toString())));
            PROVIDER.stubFor(get(urlPathEqualTo("/api/mod/conversations"))
                    .willReturn(okJson("{\"conversations\":{\"ik72\":{\"id\":\"ik72\",\"lastUpdated\":"
                            + "\"2026-11-22T10:05:00.000000+0000\"}},\"conversationIds\":[\"ik72\"]}")));
            PROVIDER.stubFor(get(urlPathEqualTo("/api/mod/conversations/ik72"))
                    .withQueryParam("markRead", equalTo("false"))
                    .willReturn(okJson("{\"conversation\":{\"id\":\"ik72\",\"subject\":\"Why\"},\"messages\":{"
                            + mail("old", "2026-11-22T09:00:00+00:00") + "," + mail("new", "2026-11-22T10:05:00+00:00")
                            + "}}")));
            var page = poll.next(first.cursor());
            assertThat(page.envelopes().stream()
                            .map(each -> ((InboundMessage) adapter.codec().decode(each)).externalId()))
                    .containsExactly("t3_9zz", "modmail/ik72/new");
            assertThat(poll.next(page.cursor()).envelopes()).isEmpty();
        }
    }

    private static String mail(String id, String date) {
        return "\"" + id + "\":{\"id\":\"" + id + "\",\"date\":\"" + date
                + "\",\"bodyMarkdown\":\"Why?\",\"body\":\"<p>Why?"
                + "</p>\",\"isInternal\":false,\"author\":{\"name\":\"Anna_B\",\"isMod\":false}}";
    }

    @Test
    void connectingTellsTheAccount() {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/me"))
                .willReturn(okJson("{\"name\":\"Acme_Help\",\"id\":\"abc\",\"is_suspended\":false}")));
        var connection = adapter.connect(channel(), "");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo("Acme_Help");
        settings.put("subreddits", "hidden");
        PROVIDER.stubFor(get(urlPathEqualTo("/r/hidden/new"))
                .willReturn(
                        aResponse().withStatus(403).withBody("{\"reason\":\"private\",\"message\":\"Forbidden\"}")));
        assertThat(adapter.test(channel()).getFirst())
                .satisfies(check -> assertThat(check.detail()).contains("/r/hidden/new"));
    }

    @Test
    void aSubredditThatIsNoneIsRefused() {
        settings.put("subreddits", "https://www.reddit.com/r/acme/\nno spaces here");
        assertThatThrownBy(() -> adapter.validate(settings))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        no -> assertThat(no.setting()).isEqualTo("subreddits"));
    }
}
