package dev.parley.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.MessageNature;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
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

class XV2Tests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ACCOUNT = "2244994945";
    private static final String MENTIONS = "/2/users/" + ACCOUNT + "/mentions";
    private static final String NONE = "{\"meta\":{\"result_count\":0}}";
    private static final Party CUSTOMER = new Party("17", "Anna", "@anna_b", "https://x.com/anna_b");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final XAdapter adapter = new XAdapter(world.tools());

    @BeforeEach
    void authorise() {
        PROVIDER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        PROVIDER.stubFor(get(urlPathEqualTo(MENTIONS)).atPriority(9).willReturn(okJson(NONE)));
        PROVIDER.stubFor(get(urlPathEqualTo("/2/dm_events")).atPriority(9).willReturn(okJson(NONE)));
        world.tools().tokens().set(channel(Map.of()).id(), XApi.TOKEN, new Token("access", "refresh", null));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(
                Map.of("api.url", PROVIDER.baseUrl(), "oauth.clientId", "client", "oauth.clientSecret", "secret"));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "X", ACCOUNT, settings);
    }

    private static String since(String id) {
        return new XCursor(XCursor.Walk.from(id), XCursor.Walk.from(id)).write();
    }

    private Poll poll() {
        return adapter.poll(channel(Map.of()));
    }

    private List<InboundEvent> read(String path, String json) {
        PROVIDER.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json)));
        return poll().next(since("1")).envelopes().stream()
                .map(adapter.codec()::decode)
                .toList();
    }

    private static String tweet(String id, String more) {
        return """
                {"id": "%s", "text": "Hello", "author_id": "17", "created_at": "2026-11-22T09:00:00.000Z",
                 "conversation_id": "900", "edit_history_tweet_ids": ["%s"]%s}""".formatted(id, id, more);
    }

    static OutboundMessage message(String text, Venue venue, OutboundAttachment... files) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(ACCOUNT, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, CUSTOMER)),
                "",
                text,
                "",
                "1001",
                List.of("1001"),
                List.of(files),
                NOW,
                AutoSubmitted.NO,
                "",
                venue,
                null);
    }

    static Venue below() {
        return new Venue("900", Venue.Company.ONE, Visibility.PUBLIC, "", "");
    }

    @Test
    void readsEverythingThatBelongsToAMention() {
        var event = read(MENTIONS, """
                {"data": [{"id": "1001", "author_id": "17", "created_at": "2026-11-22T09:00:00.000Z", "conversation_id": "900",
                  "edit_history_tweet_ids": ["1001"], "in_reply_to_user_id": "2244994945",
                  "text": "A long story … https://t.co/abc",
                  "note_tweet": {"text": "A long story &amp; more https://t.co/abc and https://t.co/abcd https://t.co/pic",
                    "entities": {"urls": [
                      {"url": "https://t.co/abc", "expanded_url": "https://acme.example/a?b=1&c=2"},
                      {"url": "https://t.co/abcd", "expanded_url": "https://acme.example/$1"}]}},
                  "entities": {"urls": [{"url": "https://t.co/pic", "expanded_url": "https://x.com/…/photo/1",
                    "media_key": "3_1"}]},
                  "attachments": {"media_keys": ["3_1", "7_2"]},
                  "referenced_tweets": [{"type": "replied_to", "id": "950"}, {"type": "quoted", "id": "800"}]}],
                 "includes": {
                  "users": [{"id": "17", "name": "Anna", "username": "anna_b", "protected": true},
                    {"id": "18", "name": "Ben", "username": "ben"}, {"id": "2244994945", "username": "acme", "name": "Acme"}],
                  "tweets": [{"id": "800", "author_id": "18", "text": "It broke"}],
                  "media": [{"media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/a.jpg"},
                    {"media_key": "7_2", "type": "video", "variants": [
                      {"content_type": "application/x-mpegURL", "url": "https://video.twimg.com/a.m3u8"},
                      {"bit_rate": 256000, "content_type": "video/mp4", "url": "https://video.twimg.com/s.mp4"},
                      {"bit_rate": 2176000, "content_type": "video/mp4", "url": "https://video.twimg.com/l.mp4"}]}]},
                 "meta": {"result_count": 1}}""").getFirst();
        assertThat(event).isInstanceOfSatisfying(InboundMessage.class, said -> {
            assertThat(said.body().newText())
                    .isEqualTo("A long story & more https://acme.example/a?b=1&c=2 and https://acme.example/$1");
            assertThat(said.body().quotedText()).isEqualTo("Ben: It broke");
            assertThat(said.from()).isEqualTo(CUSTOMER);
            assertThat(said.thread().references()).containsExactly("950");
            assertThat(said.venue())
                    .isEqualTo(new Venue(
                            "900", Venue.Company.ONE, Visibility.FOLLOWERS, "", "https://x.com/anna_b/status/1001"));
            assertThat(said.media())
                    .extracting(RemoteMedia::reference)
                    .containsExactly("https://pbs.twimg.com/media/a.jpg", "https://video.twimg.com/l.mp4");
        });
    }

    @Test
    void anEditIsTheMessageAndThenItsChange() {
        var events =
                read(MENTIONS, "{\"data\":[" + tweet("1003", "").replace("[\"1003\"]", "[\"1001\",\"1003\"]") + "]}");
        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        said -> assertThat(said.externalId()).isEqualTo("1001"));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        InboundEvent.Edited.class,
                        edit -> assertThat(edit.message()).isEqualTo("1001"));
    }

    @Test
    void repostsMeanNothingAndOurOwnPostsAreOwn() {
        var events = read(
                MENTIONS,
                "{\"data\":["
                        + tweet("1003", ",\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"5\"}]") + ","
                        + tweet("1002", ",\"in_reply_to_user_id\":\"17\"")
                                .replace("\"17\", \"cr", "\"2244994945\", \"cr")
                        + "]}");
        assertThat(events.getFirst()).isInstanceOfSatisfying(InboundMessage.class, said -> {
            assertThat(said.nature()).isEqualTo(new MessageNature.Own());
            assertThat(said.recipients().getFirst().party().handle()).isEqualTo("17");
        });
        assertThat(events.getLast()).isEqualTo(new InboundEvent.Unknown("repost", true));
    }

    @Test
    void readsDirectMessagesOfTwoAndOfMany() {
        var events = read("/2/dm_events", """
                {"data": [
                  {"id": "1005", "event_type": "ParticipantsJoin", "dm_conversation_id": "555", "participant_ids": ["17"]},
                  {"id": "1004", "event_type": "MessageCreate", "text": "In a group", "sender_id": "18",
                   "dm_conversation_id": "555", "created_at": "2026-11-22T09:00:02.000Z"},
                  {"id": "1003", "event_type": "MessageCreate", "text": "Our answer", "sender_id": "2244994945",
                   "dm_conversation_id": "17-2244994945", "created_at": "2026-11-22T09:00:01.000Z"},
                  {"id": "1002", "event_type": "MessageCreate", "text": "Hi", "sender_id": "17",
                   "dm_conversation_id": "17-2244994945", "created_at": "2026-11-22T09:00:00.000Z",
                   "attachments": {"media_keys": ["3_1"]}}],
                 "includes": {"users": [{"id": "17", "name": "Anna", "username": "anna_b"}],
                   "media": [{"media_key": "3_1", "type": "photo", "url": "https://ton.twitter.com/1.1/ton/data/dm/1/2.jpg"}]},
                 "meta": {"result_count": 4}}""");
        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isInstanceOfSatisfying(InboundMessage.class, said -> {
            assertThat(said.from()).isEqualTo(CUSTOMER);
            assertThat(said.venue()).isEqualTo(Venue.chat("17-2244994945"));
            assertThat(said.media()).hasSize(1);
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(InboundMessage.class, own -> {
            assertThat(own.nature()).isEqualTo(new MessageNature.Own());
            assertThat(own.from().handle()).isEqualTo(ACCOUNT);
            assertThat(own.recipients()).containsExactly(new Recipient(Recipient.Role.TO, CUSTOMER));
        });
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        said -> assertThat(said.venue().company()).isEqualTo(Venue.Company.ALL));
        assertThat(events.get(3)).isEqualTo(new InboundEvent.Unknown("ParticipantsJoin", true));
    }

    @Test
    void beginsWithWhatIsNew() {
        var page = poll().next("");
        assertThat(page.envelopes()).isEmpty();
        assertThat(page.more()).isTrue();
        poll().next(page.cursor());
        long since = NOW.toEpochMilli() - 1_288_834_974_657L << 22;
        PROVIDER.verify(getRequestedFor(urlPathEqualTo(MENTIONS))
                .withQueryParam("since_id", equalTo(Long.toString(since)))
                .withHeader("authorization", equalTo("Bearer access")));
    }

    @Test
    void walksBackUntilWhatItKnowsAndForgetsNothing() {
        PROVIDER.stubFor(get(urlPathEqualTo(MENTIONS))
                .willReturn(okJson("{\"data\":[" + tweet("1009", "") + "," + tweet("1008", "")
                        + "],\"meta\":{\"next_token\":\"t1\"}}")));
        PROVIDER.stubFor(get(urlPathEqualTo(MENTIONS))
                .withQueryParam("pagination_token", equalTo("t1"))
                .atPriority(1)
                .willReturn(okJson("{\"data\":[" + tweet("1007", "") + "]}")));
        var first = poll().next(since("1000"));
        assertThat(first.more()).isTrue();
        assertThat(first.envelopes()).extracting(each -> each.position()).containsExactly("x 1008", "x 1009");
        var second = poll().next(first.cursor());
        assertThat(second.more()).isFalse();
        assertThat(second.envelopes()).hasSize(1);
        poll().next(second.cursor());
        PROVIDER.verify(getRequestedFor(urlPathEqualTo(MENTIONS)).withQueryParam("since_id", equalTo("1009")));
    }

    @Test
    void aForgottenWalkBeginsAnew() {
        PROVIDER.stubFor(get(urlPathEqualTo(MENTIONS)).willReturn(aResponse().withStatus(400)));
        var cursor = new XCursor(new XCursor.Walk("5", "9", "old"), XCursor.Walk.from("5"));
        var page = poll().next(cursor.write());
        assertThat(page.cursor()).isEqualTo(since("5"));
        assertThat(page.more()).isFalse();
        assertThatThrownBy(() -> poll().next(page.cursor())).isInstanceOf(PollException.class);
    }

    @Test
    void oneFeedGoesOnWhileTheOtherRests() {
        PROVIDER.stubFor(
                get(urlPathEqualTo("/2/dm_events")).willReturn(aResponse().withStatus(429)));
        assertThat(poll().next(since("1")).envelopes()).isEmpty();
        PROVIDER.stubFor(get(urlPathEqualTo("/2/dm_events"))
                .willReturn(aResponse().withStatus(403).withBody("{\"detail\":\"Not in your plan\"}")));
        assertThatThrownBy(() -> poll().next(since("1")))
                .hasMessageContaining("Not in your plan")
                .hasMessageContaining("switch direct messages off");
        PROVIDER.stubFor(get(urlPathEqualTo(MENTIONS)).willReturn(okJson("{\"data\":[" + tweet("1009", "") + "]}")));
        assertThat(poll().next(since("1")).envelopes()).hasSize(1);
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        PROVIDER.stubFor(get(urlPathEqualTo("/2/users/me"))
                .withHeader("authorization", equalTo("Bearer access"))
                .willReturn(aResponse().withStatus(401)));
        PROVIDER.stubFor(get(urlPathEqualTo("/2/users/me"))
                .withHeader("authorization", equalTo("Bearer fresh"))
                .willReturn(okJson("{\"data\":{\"id\":\"2244994945\",\"name\":\"Acme\",\"username\":\"acme\"}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/oauth2/token"))
                .willReturn(okJson("{\"access_token\":\"fresh\",\"refresh_token\":\"next\",\"expires_in\":7200}")));
        var connection = adapter.connect(channel(Map.of()), "https://parley.example/hook");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo(ACCOUNT);
        assertThat(connection.facts()).containsEntry("account.username", "acme");
        assertThat(world.tokens.values()).extracting(Token::refresh).containsExactly("next");
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/2/oauth2/token")));
    }

    @Test
    void whatAManagerEnteredAnewReplacesARefusedToken() {
        PROVIDER.stubFor(
                get(urlPathEqualTo("/2/users/me")).willReturn(aResponse().withStatus(401)));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/oauth2/token"))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_grant\"}")));
        adapter.test(channel(Map.of("oauth.refreshToken", "entered")));
        PROVIDER.verify(
                postRequestedFor(urlPathEqualTo("/2/oauth2/token")).withFormParam("refresh_token", equalTo("entered")));
    }

    @Test
    void answersBelowAPostAndInPrivate() {
        PROVIDER.stubFor(post(urlPathEqualTo("/2/tweets")).willReturn(okJson("{\"data\":{\"id\":\"5005\"}}")));
        assertThat(adapter.send(channel(Map.of()), message("Yes", below()))).isEqualTo(new SendOutcome.Sent("5005"));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/2/tweets"))
                .withRequestBody(equalToJson("{\"text\":\"Yes\",\"reply\":{\"in_reply_to_tweet_id\":\"1001\"}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/dm_conversations/with/17/messages"))
                .willReturn(okJson("{\"data\":{\"dm_conversation_id\":\"1-2\",\"dm_event_id\":\"6006\"}}")
                        .withStatus(201)));
        var privately = new Venue("900", Venue.Company.ONE, Visibility.PRIVATE, "", "");
        assertThat(adapter.send(channel(Map.of()), message("Yes", privately))).isEqualTo(new SendOutcome.Sent("6006"));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/dm_conversations/555/messages"))
                .willReturn(okJson("{\"data\":{\"dm_event_id\":\"6007\"}}")));
        assertThat(adapter.send(channel(Map.of()), message("Yes", Venue.chat("group:555"))))
                .isEqualTo(new SendOutcome.Sent("6007"));
    }

    @Test
    void saysWhatAnAgentOrAManagerCanDo() {
        assertThat(refused(403, "{\"detail\":\"You are not allowed to create a Tweet with duplicate content.\"}"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("change them a little"));
        assertThat(refused(402, "{\"title\":\"CreditsDepleted\",\"type\":\"https://api.x.com/2/problems/credits\"}"))
                .isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(
                        refused(
                                403,
                                "{\"type\":\"https://api.twitter.com/2/problems/client-forbidden\",\"reason\":\"client-not-enrolled\"}"))
                .isInstanceOf(SendOutcome.Unauthorised.class);
        assertThat(refused(429, "{\"type\":\"https://api.twitter.com/2/problems/usage-capped\"}"))
                .isEqualTo(new SendOutcome.TryAgain(
                        Duration.ofHours(6), "X answered 429. The month's quota of X's plan is used up."));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/dm_conversations/with/17/messages"))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"detail\":\"You cannot send messages to this user.\"}")));
        assertThat(adapter.send(channel(Map.of()), message("Yes", Venue.chat("17-2244994945"))))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("answer in public"));
    }

    @Test
    void theLimitOfADayIsWaitedFor() {
        PROVIDER.stubFor(post(urlPathEqualTo("/2/tweets"))
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("x-rate-limit-reset", Long.toString(NOW.getEpochSecond() + 60))
                        .withHeader("x-user-limit-24hour-remaining", "0")
                        .withHeader("x-user-limit-24hour-reset", Long.toString(NOW.getEpochSecond() + 7200))));
        assertThat(adapter.send(channel(Map.of()), message("Yes", below())))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofHours(2)));
    }

    @Test
    void allThatXSaysIsPassedOn() {
        assertThat(refused(
                        400,
                        "{\"errors\":[{\"message\":\"Your Tweet text is too long.\"}],\"title\":\"Invalid Request\","
                                + "\"detail\":\"One or more parameters to your request was invalid.\"}"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("too long", "parameters"));
    }

    private SendOutcome refused(int status, String body) {
        PROVIDER.stubFor(post(urlPathEqualTo("/2/tweets"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        return adapter.send(channel(Map.of()), message("Yes", below()));
    }

    @Test
    void bringsAFilmInPartsAndWaitsForIt() {
        PROVIDER.stubFor(post(urlPathEqualTo("/2/media/upload/initialize"))
                .willReturn(okJson("{\"data\":{\"id\":\"88\",\"media_key\":\"7_88\"}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/media/upload/88/append")).willReturn(okJson("{}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/media/upload/88/finalize"))
                .willReturn(okJson("{\"data\":{\"id\":\"88\",\"processing_info\":{\"state\":\"pending\","
                        + "\"check_after_secs\":3}}}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/2/media/upload"))
                .withQueryParam("command", equalTo("STATUS"))
                .willReturn(okJson("{\"data\":{\"id\":\"88\",\"processing_info\":{\"state\":\"succeeded\"}}}")));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/tweets")).willReturn(okJson("{\"data\":{\"id\":\"5005\"}}")));
        var film = message("See", below(), new OutboundAttachment("a.mp4", "video/mp4", "", new byte[5 << 20]));
        assertThat(adapter.send(channel(Map.of()), film))
                .isEqualTo(new SendOutcome.TryAgain(Duration.ofSeconds(3), "X still works on a.mp4."));
        assertThat(adapter.send(channel(Map.of()), film)).isEqualTo(new SendOutcome.Sent("5005"));
        PROVIDER.verify(2, postRequestedFor(urlPathEqualTo("/2/media/upload/88/append")));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/2/media/upload/initialize"))
                .withRequestBody(equalToJson("{\"media_type\":\"video/mp4\",\"total_bytes\":5242880,"
                        + "\"media_category\":\"tweet_video\"}")));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/2/tweets"))
                .withRequestBody(equalToJson("{\"text\":\"See\",\"reply\":{\"in_reply_to_tweet_id\":\"1001\"},"
                        + "\"media\":{\"media_ids\":[\"88\"]}}")));
    }

    @Test
    void aFailedUploadSendsNothing() {
        var picture = message("See", below(), new OutboundAttachment("a.png", "image/png", "", new byte[9]));
        PROVIDER.stubFor(post(urlPathEqualTo("/2/media/upload/initialize"))
                .willReturn(aResponse().withStatus(500)));
        assertThat(adapter.send(channel(Map.of()), picture)).isInstanceOf(SendOutcome.TryAgain.class);
        var text = message("See", below(), new OutboundAttachment("a.pdf", "application/pdf", "", new byte[9]));
        assertThat(adapter.send(channel(Map.of()), text)).isInstanceOf(SendOutcome.Rejected.class);
        PROVIDER.verify(0, postRequestedFor(urlPathEqualTo("/2/tweets")));
    }

    @Test
    void showsItsTokenToNobodyElse() {
        PROVIDER.stubFor(get(urlPathEqualTo("/a.jpg")).willReturn(aResponse().withBody("picture")));
        String elsewhere = PROVIDER.baseUrl().replace("localhost", "127.0.0.1") + "/a.jpg";
        assertThat(adapter.fetch(channel(Map.of()), new RemoteMedia(elsewhere, "", "image", -1, false), 100))
                .isInstanceOf(MediaOutcome.Fetched.class);
        PROVIDER.verify(getRequestedFor(urlPathEqualTo("/a.jpg")).withoutHeader("authorization"));
        assertThat(adapter.fetch(channel(Map.of()), new RemoteMedia("http://10.0.0.1/a", "", "image", -1, false), 100))
                .isNotInstanceOf(MediaOutcome.Fetched.class);
    }

    @Test
    void isAuthorisedOnXsOwnPage() {
        var way = adapter.authorisation(channel(Map.of()).settings()).orElseThrow();
        assertThat(way.token()).isEqualTo(XApi.TOKEN);
        assertThat(way.provider().authorise()).hasToString("https://x.com/i/oauth2/authorize");
        assertThat(way.provider().scopes()).contains("offline.access", "dm.write");
    }
}
