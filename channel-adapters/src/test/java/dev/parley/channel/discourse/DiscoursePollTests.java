package dev.parley.channel.discourse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.discourse.DiscourseForum.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.poll.Poll;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** What is asked, and that nothing is missed. */
class DiscoursePollTests {
    @RegisterExtension
    static final WireMockExtension FORUM = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final TestTools world = new TestTools(NOW);

    @AfterEach
    void close() {
        world.close();
    }

    private Poll open(String... more) {
        var settings = new TreeMap<>(Map.of(
                "api.url", FORUM.baseUrl(), "api.key", "k", "api.username", "parley", "receive.mode", "POLLING"));
        settings.put("receive.messages", "NONE");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new DiscourseAdapter(world.tools())
                .open(new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Forum", "parley", settings));
    }

    private static ObjectNode post(int id) {
        return DiscourseForum.post(id, id, "<p>Number " + id + "</p>", NOW);
    }

    private static void latest(ObjectNode... posts) {
        FORUM.stubFor(get(urlPathEqualTo("/posts.json"))
                .withQueryParam("before", absent())
                .willReturn(aResponse().withBody(DiscourseForum.bytes(DiscourseForum.latest(posts)))));
    }

    private static List<InboundEvent> events(Poll.Page page) {
        return page.envelopes().stream().map(new DiscourseCodec()::decode).toList();
    }

    @Test
    void theFirstTimeNothingOldIsRead() {
        latest(post(12), post(11));
        var page = open().next("");
        assertThat(page.envelopes()).isEmpty();
        assertThat(page.cursor()).isEqualTo("{\"latest_posts\":12}");
    }

    @Test
    void editsDeletionsAndLatecomersAreSeen() {
        latest(post(14), post(13), post(11), post(10));
        var poll = open();
        String cursor = poll.next("").cursor();
        FORUM.stubFor(
                get(urlPathEqualTo("/posts/13.json")).willReturn(aResponse().withStatus(404)));
        FORUM.stubFor(get(urlPathEqualTo("/posts/10.json")).willReturn(okJson("{\"id\":10,\"user_deleted\":false}")));
        latest(post(15), post(14).put("cooked", "<p>Better</p>"), post(12), post(11), post(9));
        assertThat(events(poll.next(cursor)))
                .satisfiesExactlyInAnyOrder(
                        created -> assertThat(created)
                                .isInstanceOfSatisfying(
                                        InboundMessage.class,
                                        message ->
                                                assertThat(message.externalId()).isEqualTo("77/15")),
                        edited -> assertThat(edited)
                                .isInstanceOfSatisfying(
                                        InboundEvent.Edited.class,
                                        edit -> assertThat(edit.message()).isEqualTo("77/14")),
                        late -> assertThat(late)
                                .isInstanceOfSatisfying(
                                        InboundMessage.class,
                                        message ->
                                                assertThat(message.externalId()).isEqualTo("77/12")),
                        removed -> assertThat(removed)
                                .isInstanceOfSatisfying(
                                        InboundEvent.Deleted.class,
                                        gone -> assertThat(gone.message()).isEqualTo("77/13")));
    }

    /** Fifty posts, newest first. */
    private static ObjectNode[] page(int newest) {
        return IntStream.iterate(newest, id -> id > Math.max(0, newest - 50), id -> id - 1)
                .mapToObj(DiscoursePollTests::post)
                .toArray(ObjectNode[]::new);
    }

    @Test
    void moreThanAPageIsReadFromTheOldest() {
        int many = 730;
        FORUM.stubFor(get(urlPathEqualTo("/posts.json")).willReturn(okJson("{\"latest_posts\":[]}")));
        latest(page(many));
        for (int before = 51; before <= many; before += 20) {
            FORUM.stubFor(get(urlPathEqualTo("/posts.json"))
                    .withQueryParam("before", equalTo(Integer.toString(before)))
                    .willReturn(aResponse().withBody(DiscourseForum.bytes(DiscourseForum.latest(page(before - 1))))));
        }
        FORUM.stubFor(get(urlPathEqualTo("/posts.json"))
                .withQueryParam("before", equalTo(Integer.toString(many - 49)))
                .willReturn(aResponse().withBody(DiscourseForum.bytes(DiscourseForum.latest(page(many - 50))))));
        var poll = open();
        var seen = new HashSet<String>();
        String cursor = "{\"latest_posts\":30}";
        boolean more = true;
        for (int round = 0; round < 5 && more; round++) {
            var page = poll.next(cursor);
            page.envelopes().forEach(envelope -> seen.add(envelope.position()));
            cursor = page.cursor();
            more = page.more();
        }
        assertThat(more).isFalse();
        assertThat(seen).hasSize(many - 30);
    }

    @Test
    void onlyTheAccountsPersonalMessagesAreRead() {
        var ours = post(21).put("topic_id", 500);
        var theirs = post(22).put("topic_id", 501);
        var list = DiscourseForum.object("{'private_posts': []}");
        list.withArray("private_posts").add(theirs).add(ours);
        FORUM.stubFor(get(urlPathEqualTo("/private-posts.json"))
                .withQueryParam("before", absent())
                .willReturn(aResponse().withBody(DiscourseForum.bytes(list))));
        FORUM.stubFor(get(urlPathEqualTo("/private-posts.json"))
                .withQueryParam("before", equalTo("21"))
                .willReturn(okJson("{\"private_posts\":[]}")));
        FORUM.stubFor(get(urlPathEqualTo("/topics/private-messages/parley.json"))
                .willReturn(okJson("{\"topic_list\":{\"topics\":[{\"id\":500}]}}")));
        FORUM.stubFor(get(urlPathEqualTo("/topics/private-messages-sent/parley.json"))
                .willReturn(okJson("{\"topic_list\":{\"topics\":[]}}")));
        var page = open(
                        "receive.mode",
                        "WEBHOOK",
                        "webhook.secret",
                        DiscourseForum.SECRET,
                        "receive.messages",
                        "ACCOUNT")
                .next("{\"private_posts\":20}");
        assertThat(events(page))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        message -> assertThat(message.venue().room()).isEqualTo("pm/500"));
        assertThat(page.cursor()).isEqualTo("{\"private_posts\":22}");
    }

    @Test
    void aWebhookBringsTheSameNamesAsAPoll() {
        latest(post(12), post(11));
        var polled =
                (InboundMessage) events(open().next("{\"latest_posts\":11}")).getFirst();
        var raw = DiscourseForum.event(post(12)).path("post");
        var posts = new DiscoursePosts(
                new ChannelId(new UUID(7, 7)),
                DiscourseSettings.of(Map.of(
                        "api.url",
                        FORUM.baseUrl(),
                        "api.key",
                        "k",
                        "api.username",
                        "parley",
                        "receive.mode",
                        "POLLING")));
        var posted = new DiscourseCodec().decode(posts.envelope("post_created", raw, false, NOW));
        assertThat(posted).usingRecursiveComparison().isEqualTo(polled);
    }
}
