package dev.parley.channel.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.meta.MetaPosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody names the account below a post of their own: the webhook tells ids, the words are asked for. */
class InstagramMentionTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ACCOUNT = "17841405309211844";
    private static final String IN_A_COMMENT = "{'media_id':'555','comment_id':'178'}";
    private static final String COMMENT =
            "mentioned_comment.comment_id(178){text,timestamp,username,media{id,permalink}}";

    @RegisterExtension
    static final WireMockExtension META = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final InstagramAdapter adapter = new InstagramAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel() {
        return MetaPosts.channel(1, ACCOUNT, MetaPosts.app(META.baseUrl()));
    }

    private static MappingBuilder asking(String fields) {
        return get(urlPathEqualTo("/v25.0/" + ACCOUNT)).withQueryParam("fields", equalTo(fields));
    }

    private static String told(String name, String words) {
        return ("{'" + name + "':{" + words + "},'id':'" + ACCOUNT + "'}").replace('\'', '"');
    }

    /** The event as the door cuts it. */
    private InboundEnvelope event(String value) {
        byte[] body = ("{'object':'instagram','entry':[{'id':'" + ACCOUNT
                        + "','time':1795341541,'changes':[{'field':'mentions','value':" + value + "}]}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        var answer = adapter.webhooks().orElseThrow().receive(channel(), MetaPosts.signed(body, NOW), Neighbours.NONE);
        return ((WebhookAnswer.Accepted) answer).envelopes().getFirst();
    }

    private InboundEvent read(String value) {
        return adapter.codec().decode(adapter.complete(channel(), event(value)));
    }

    @Test
    void aCommentThatMentionsTheAccountIsAPublicMessage() {
        META.stubFor(asking(COMMENT)
                .willReturn(okJson(told(
                        "mentioned_comment",
                        "'text':'@acme is it waterproof? 🙏','timestamp':'2026-11-22T09:58:08+0000','username':'anna.m',"
                                + "'media':{'id':'555','permalink':'https://www.instagram.com/p/Cxyz/'},'id':'178'"))));
        var message = (InboundMessage) read(IN_A_COMMENT);
        assertThat(message.externalId()).isEqualTo("178");
        assertThat(message.body().text()).isEqualTo("@acme is it waterproof? 🙏");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-22T09:58:08Z"));
        assertThat(message.from()).isEqualTo(new Party("@anna.m", "", "@anna.m", "https://www.instagram.com/anna.m"));
        assertThat(message.venue())
                .isEqualTo(new Venue(
                        "mention:555", Venue.Company.ONE, Visibility.PUBLIC, "", "https://www.instagram.com/p/Cxyz/"));
        META.verify(getRequestedFor(urlPathEqualTo("/v25.0/" + ACCOUNT))
                .withHeader("Authorization", equalTo("Bearer " + MetaPosts.TOKEN)));
    }

    @Test
    void aPostThatMentionsTheAccountIsOneToo() {
        META.stubFor(
                asking("mentioned_media.media_id(555){caption,timestamp,username,permalink}")
                        .willReturn(
                                okJson(
                                        told(
                                                "mentioned_media",
                                                "'caption':'Look what acme made','username':'anna.m','permalink':'https://evil.example/','id':'555'"))));
        var message = (InboundMessage) read("{'media_id':'555'}");
        assertThat(message.externalId()).isEqualTo("555");
        assertThat(message.body().text()).isEqualTo("Look what acme made");
        assertThat(message.sentAt()).isEqualTo(NOW);
        assertThat(message.venue().room()).isEqualTo("mention:555");
        assertThat(message.venue().url()).as("not Instagram's").isEmpty();
    }

    @Test
    void aFieldThatIsRefusedIsNotAskedForAgain() {
        META.stubFor(asking(COMMENT)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (username)\","
                                + "\"type\":\"OAuthException\",\"code\":100}}")));
        META.stubFor(asking("mentioned_comment.comment_id(178){text,timestamp,media}")
                .willReturn(okJson(told("mentioned_comment", "'text':'@acme hello','id':'178'"))));
        var message = (InboundMessage) read(IN_A_COMMENT);
        assertThat(message.body().text()).isEqualTo("@acme hello");
        assertThat(message.from().handle()).isEqualTo("unknown:178");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 200})
    void whatIsNotToldIsKeptAsItCame(int status) {
        META.stubFor(get(urlPathEqualTo("/v25.0/" + ACCOUNT))
                .willReturn(aResponse().withStatus(status).withBody("{\"id\":\"1\"}")));
        assertThat(read(IN_A_COMMENT))
                .isEqualTo(new InboundEvent.Unknown("mentions: comment 178 below post 555", false));
    }

    @Test
    void whoDoesNotAnswerLosesNothing() {
        META.stubFor(get(urlPathEqualTo("/v25.0/" + ACCOUNT))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var event = event(IN_A_COMMENT);
        assertThat(adapter.complete(channel(), event)).isSameAs(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'media_id':'555','comment_id':'178){text},accounts.limit(1'}",
                "{'media_id':{'a':1}}",
                "{}",
                "'story'",
                "[]"
            })
    void onlyIdsAreAskedFor(String value) {
        assertThat(adapter.complete(channel(), event(value)).raw())
                .isEqualTo(event(value).raw());
        assertThat(META.getAllServeEvents()).isEmpty();
    }

    @Test
    void otherEventsAreNotAskedFor() {
        var event = event(IN_A_COMMENT);
        var comment = new InboundEnvelope(
                event.channel(), event.position(), NOW, event.raw(), Map.of("type", "comments", "account", ACCOUNT));
        assertThat(adapter.complete(channel(), comment)).isSameAs(comment);
        assertThat(META.getAllServeEvents()).isEmpty();
    }

    private static OutboundMessage answer(
            Visibility visibility, String room, String inReplyTo, OutboundAttachment... files) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(ACCOUNT, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("@anna.m", ""))),
                "",
                "Yes, & to 30 m",
                "",
                inReplyTo,
                List.of(),
                List.of(files),
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue(room, Venue.Company.ONE, visibility, "", ""),
                null);
    }

    @Test
    void aMentionIsAnsweredWhereItStands() {
        META.stubFor(post(urlPathEqualTo("/v25.0/" + ACCOUNT + "/mentions")).willReturn(okJson("{\"id\":\"190\"}")));
        assertThat(adapter.send(channel(), answer(Visibility.PUBLIC, "mention:555", "178")))
                .isEqualTo(new SendOutcome.Sent("190"));
        META.verify(postRequestedFor(urlPathEqualTo("/v25.0/" + ACCOUNT + "/mentions"))
                .withFormParam("media_id", equalTo("555"))
                .withFormParam("comment_id", equalTo("178"))
                .withFormParam("message", equalTo("Yes, & to 30 m")));
        META.resetRequests();
        assertThat(adapter.send(channel(), answer(Visibility.PUBLIC, "mention:555", "555")))
                .isEqualTo(new SendOutcome.Sent("190"));
        META.verify(postRequestedFor(urlPathEqualTo("/v25.0/" + ACCOUNT + "/mentions"))
                .withFormParam("media_id", equalTo("555"))
                .withRequestBody(containing("message=")));
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo("/v25.0/" + ACCOUNT + "/mentions")))
                        .getFirst()
                        .getBodyAsString())
                .as("the caption is answered")
                .doesNotContain("comment_id");
    }

    @Test
    void whatCannotBeAnsweredSaysWhatToDo() {
        assertThat(adapter.send(channel(), answer(Visibility.PRIVATE, "mention:555", "178")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("answer publicly"));
        assertThat(adapter.send(channel(), answer(Visibility.PUBLIC, "mention:", "178")))
                .isInstanceOf(SendOutcome.Rejected.class);
        var file = new OutboundAttachment("a.png", "image/png", "", new byte[] {1});
        for (var visibility : List.of(Visibility.PUBLIC, Visibility.PRIVATE)) {
            assertThat(adapter.send(channel(), answer(visibility, "mention:555", "178", file)))
                    .isInstanceOf(SendOutcome.Rejected.class);
        }
        assertThat(META.getAllServeEvents()).isEmpty();
        META.stubFor(post(urlPathEqualTo("/v25.0/" + ACCOUNT + "/mentions"))
                .willReturn(aResponse().withStatus(500).withBody("{}")));
        assertThat(adapter.send(channel(), answer(Visibility.PUBLIC, "mention:555", "178")))
                .isInstanceOf(SendOutcome.Unknown.class);
    }
}
