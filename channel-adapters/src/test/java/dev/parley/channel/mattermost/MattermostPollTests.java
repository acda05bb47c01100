package dev.parley.channel.mattermost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.Body;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RateLimits;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.http.HttpSettings;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** What is asked, and that nothing is missed. */
class MattermostPollTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String DATE = "Sun, 22 Nov 2026 10:00:00 GMT";
    private static final String ONE = "channel0000000000000000001";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);
    private Poll poll = open("");

    private Poll open(String channels) {
        return open(world.tools(), channels);
    }

    private static Poll open(ProviderTools tools, String channels) {
        return new MattermostAdapter(tools)
                .open(new ChannelConfiguration(
                        new ChannelId(new UUID(7, 7)),
                        "Mattermost",
                        MattermostServer.OURS,
                        Map.of(
                                "api.url",
                                SERVER.baseUrl(),
                                "api.token",
                                "token",
                                "receive.channels",
                                channels,
                                "account.user",
                                MattermostServer.OURS)));
    }

    @BeforeEach
    void listed() {
        list(MattermostServer.channels(ONE, "O", "support", NOW.toEpochMilli()));
        poll = open("");
    }

    @AfterEach
    void close() {
        poll.close();
        world.close();
    }

    private static void list(String channels) {
        SERVER.stubFor(get(urlPathEqualTo("/api/v4/users/me/channels"))
                .willReturn(okJson(channels).withHeader("Date", DATE)));
    }

    private static void posts(String channel, ObjectNode... posts) {
        SERVER.stubFor(get(urlPathEqualTo("/api/v4/channels/" + channel + "/posts"))
                .withQueryParam("since", matching("[0-9]+"))
                .willReturn(aResponse().withBody(MattermostServer.bytes(MattermostServer.list(posts)))));
    }

    private static String since(Instant at) {
        return new MattermostCursor(at.toEpochMilli(), Map.of()).toString();
    }

    private static List<InboundEvent> decoded(List<InboundEnvelope> envelopes) {
        return envelopes.stream().map(new MattermostCodec()::decode).toList();
    }

    @Test
    void theFirstTimeNothingOldIsRead() {
        posts(ONE, MattermostServer.post("old", ONE, "Years ago", NOW.minusSeconds(100_000)));
        var page = poll.next("");
        assertThat(page.envelopes()).isEmpty();
        assertThat(MattermostCursor.read(page.cursor())).contains(new MattermostCursor(NOW.toEpochMilli(), Map.of()));
    }

    @Test
    void whatChangedIsTold() {
        var reacted = MattermostServer.post("reacted", ONE, "Old", NOW.minusSeconds(9000))
                .put("update_at", NOW.toEpochMilli());
        reacted.putObject("metadata")
                .putArray("reactions")
                .addObject()
                .put("user_id", MattermostServer.ANNA)
                .put("post_id", "reacted")
                .put("emoji_name", "+1")
                .put("create_at", NOW.toEpochMilli());
        posts(
                ONE,
                reacted,
                MattermostServer.post("edited", ONE, "Better", NOW.minusSeconds(8000))
                        .put("edit_at", NOW.toEpochMilli())
                        .put("update_at", NOW.toEpochMilli()),
                MattermostServer.post("deleted", ONE, "", NOW.minusSeconds(7000))
                        .put("delete_at", NOW.toEpochMilli())
                        .put("update_at", NOW.toEpochMilli()),
                MattermostServer.post("root", ONE, "Only counted an answer", NOW.minusSeconds(6000))
                        .put("update_at", NOW.toEpochMilli()),
                MattermostServer.post("fresh", ONE, "Hello", NOW.minusSeconds(1)));
        var page = poll.next(since(NOW.minusSeconds(60)));
        assertThat(decoded(page.envelopes()))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(new InboundEvent.Reacted(
                                        "reacted",
                                        new Party(MattermostServer.ANNA, ""),
                                        InboundEvent.Reacted.How.SET,
                                        Set.of("👍"),
                                        NOW)),
                        second -> assertThat(second)
                                .isEqualTo(new InboundEvent.Edited("edited", Body.plain("Better"), NOW)),
                        third -> assertThat(third).isEqualTo(new InboundEvent.Deleted("deleted", NOW)),
                        fourth -> assertThat(fourth).isInstanceOf(InboundMessage.class));
        assertThat(poll.next(page.cursor()).envelopes()).isEmpty();
        SERVER.verify(getRequestedFor(urlPathEqualTo("/api/v4/channels/" + ONE + "/posts"))
                .withQueryParam("since", equalTo(Long.toString(NOW.toEpochMilli() - 5000))));
    }

    @Test
    void aPostThatWasEditedAtOnceIsBoth() {
        posts(ONE, MattermostServer.post("fresh", ONE, "Helo", NOW));
        var page = poll.next(since(NOW.minusSeconds(60)));
        posts(
                ONE,
                MattermostServer.post("fresh", ONE, "Hello", NOW)
                        .put("edit_at", NOW.plusMillis(900).toEpochMilli())
                        .put("update_at", NOW.plusMillis(900).toEpochMilli()));
        assertThat(decoded(poll.next(page.cursor()).envelopes()))
                .singleElement()
                .isInstanceOf(InboundEvent.Edited.class);
        var restarted = open("");
        assertThat(decoded(restarted.next(page.cursor()).envelopes()))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(InboundMessage.class),
                        second -> assertThat(second).isInstanceOf(InboundEvent.Edited.class));
        restarted.close();
    }

    @Test
    void quietChannelsTakeTurns() {
        String[] ids =
                IntStream.range(0, 25).mapToObj("channel%019d"::formatted).toArray(String[]::new);
        var channels = new ArrayList<String>();
        for (String id : ids) {
            channels.add(
                    MattermostServer.channel(id, "P", id, NOW.minusSeconds(9999).toEpochMilli()));
            posts(id);
        }
        list("[" + String.join(",", channels) + "]");
        String cursor = since(NOW.minusSeconds(600));
        for (int round = 0; round < 3; round++) {
            cursor = poll.next(cursor).cursor();
        }
        for (String id : ids) {
            assertThat(SERVER.findAll(getRequestedFor(urlPathEqualTo("/api/v4/channels/" + id + "/posts"))))
                    .as(id)
                    .isNotEmpty();
        }
        assertThat(MattermostCursor.read(cursor))
                .as("all were read until five minutes ago")
                .contains(new MattermostCursor(NOW.minusSeconds(300).toEpochMilli(), Map.of()));
    }

    @Test
    void onlyChosenChannelsAreReadAndDirectChatsAlways() {
        list("[" + MattermostServer.channel("one", "O", "support", NOW.toEpochMilli()) + ","
                + MattermostServer.channel("two", "O", "random", NOW.toEpochMilli()) + ","
                + MattermostServer.channel("three", "D", "a__b", NOW.toEpochMilli()) + "]");
        posts("one");
        posts("three");
        var chosen = open("~support");
        assertThat(chosen.next(since(NOW.minusSeconds(60))).envelopes()).isEmpty();
        chosen.close();
        SERVER.verify(0, getRequestedFor(urlPathEqualTo("/api/v4/channels/two/posts")));
        SERVER.verify(1, getRequestedFor(urlPathEqualTo("/api/v4/channels/three/posts")));
    }

    @Test
    void aChannelThatTheAccountLeftHoldsNobodyBack() {
        SERVER.stubFor(get(urlPathEqualTo("/api/v4/channels/" + ONE + "/posts"))
                .willReturn(aResponse().withStatus(403).withBody("{}")));
        assertThat(poll.next(since(NOW.minusSeconds(60))).envelopes()).isEmpty();
    }

    @Test
    void moreThanTheServerGivesAtOnceIsReadPageByPage() {
        int many = 2300;
        var all = new ArrayList<ObjectNode>();
        for (int i = 0; i < many; i++) {
            all.add(MattermostServer.post("post" + i, ONE, "Number " + i, NOW.plusMillis(i)));
        }
        posts(ONE, all.subList(many - 1000, many).toArray(ObjectNode[]::new));
        for (int page = 0; page * 200 < many; page++) {
            var part = all.subList(Math.max(0, many - 200 * (page + 1)), many - 200 * page);
            SERVER.stubFor(get(urlPathEqualTo("/api/v4/channels/" + ONE + "/posts"))
                    .withQueryParam("page", equalTo(Integer.toString(page)))
                    .withQueryParam("per_page", equalTo("200"))
                    .willReturn(aResponse()
                            .withBody(MattermostServer.bytes(MattermostServer.list(part.toArray(ObjectNode[]::new))))));
        }
        var seen = new HashSet<String>();
        String cursor = since(NOW.minusSeconds(60));
        for (int round = 0; round < 6; round++) {
            var page = poll.next(cursor);
            page.envelopes().forEach(envelope -> seen.add(envelope.position()));
            cursor = page.cursor();
        }
        assertThat(seen).hasSize(many);
    }

    @Test
    void whatWasReadStaysReadWhenNoMoreCallsAreAllowed() {
        list("[" + MattermostServer.channel("one", "P", "one", NOW.toEpochMilli()) + ","
                + MattermostServer.channel("two", "P", "two", NOW.toEpochMilli()) + "]");
        posts("one", MattermostServer.post("first", "one", "Hello", NOW));
        posts("two", MattermostServer.post("second", "two", "Hello", NOW));
        var limits = new Rationed(2);
        try (var http = new ProviderHttp(
                new HttpSettings(Duration.ofSeconds(5), List.of("127.0.0.0/8"), 5, 5, "Parley-Test"),
                limits,
                world.tools().clock())) {
            var usual = world.tools();
            var tools = new ProviderTools(
                    http, usual.tokens(), usual.cursors(), usual.polling(), usual.answer(), usual.clock());
            var rationed = open(tools, "");
            var page = rationed.next(since(NOW.minusSeconds(60)));
            assertThat(page.envelopes()).hasSize(1);
            limits.allow(10);
            assertThat(rationed.next(page.cursor()).envelopes()).hasSize(1);
            rationed.close();
        }
    }

    /** So many calls and no more. */
    private static final class Rationed implements RateLimits {
        private int left;

        Rationed(int left) {
            this.left = left;
        }

        void allow(int more) {
            left = more;
        }

        @Override
        public Duration take(Budget budget) {
            return left-- > 0 ? Duration.ZERO : Duration.ofSeconds(9);
        }

        @Override
        public void close(Budget budget, Instant until) {
            left = 0;
        }
    }
}
