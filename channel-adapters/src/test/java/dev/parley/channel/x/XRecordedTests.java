package dev.parley.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of X that others recorded; skipped where they are absent. */
class XRecordedTests {
    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyRecordedPostAndMessageIsReadOrSaysWhatIsMissing() throws IOException {
        int posts = 0;
        for (String line : Files.readAllLines(Fixtures.require("channels/recorded-http.jsonl"))) {
            var pair = JSON.readTree(line);
            String uri = pair.path("uri").stringValue("");
            boolean wanted = uri.contains("api.twitter.com/2/")
                    && (uri.contains("tweets") || uri.contains("mentions") || uri.contains("dm_"));
            if (wanted && pair.path("method").stringValue("").equals("GET")) {
                posts += read(pair.path("response_json"));
            }
        }
        assertThat(posts).isGreaterThan(50);
    }

    @Test
    void theRecordedAnswersToWhatTheAdapterAsksAreUnderstood() throws IOException {
        try (var world = new TestTools(Instant.EPOCH)) {
            var adapter = new XAdapter(world.tools());
            for (String line : Files.readAllLines(Fixtures.require("channels/recorded-http.jsonl"))) {
                var pair = JSON.readTree(line);
                String uri = pair.path("uri").stringValue("").replaceAll("\\?.*", "");
                if (uri.matches("https://[a-z]+\\.twitter\\.com/.*")) {
                    PROVIDER.stubFor(request(
                                    pair.path("method").stringValue("GET"),
                                    urlPathEqualTo(URI.create(uri).getPath()))
                            .willReturn(okJson(pair.path("response_json").toString())
                                    .withStatus(pair.path("status").asInt())));
                }
            }
            var v1 = new ChannelConfiguration(
                    new ChannelId(new UUID(7, 7)), "X", "", XWebhookContractTests.v1(PROVIDER.baseUrl()));
            assertThat(adapter.connect(v1, "https://parley.example/hook").address())
                    .isEqualTo("1072250532645998596");

            var v2 = new ChannelConfiguration(
                    new ChannelId(new UUID(8, 8)),
                    "X",
                    "783214",
                    Map.of("api.url", PROVIDER.baseUrl(), "oauth.clientId", "client"));
            world.tools().tokens().set(v2.id(), XApi.TOKEN, new Token("access", "refresh", null));
            assertThat(adapter.connect(v2, "").facts()).containsEntry("account.username", "TweepyDev");
            try (var poll = adapter.poll(v2)) {
                assertThat(poll.next(new XCursor(XCursor.Walk.from("1"), XCursor.Walk.from("1")).write())
                                .envelopes())
                        .isNotEmpty();
            }
            assertThat(adapter.send(v2, XV2Tests.message("Test Tweet", XV2Tests.below())))
                    .isInstanceOf(SendOutcome.Sent.class);
        }
    }

    private static int read(JsonNode answer) {
        var events = new ArrayList<JsonNode>(Fields.list(answer.path("data")));
        if (answer.path("data").isObject()) {
            events.add(answer.path("data"));
        }
        int read = 0;
        for (var event : events) {
            if (!event.has("text")) {
                continue;
            }
            var envelopes = XEnvelopes.of(
                    new ChannelId(new UUID(7, 7)), event, answer.path("includes"), "783214", Instant.EPOCH);
            for (var envelope : envelopes) {
                read++;
                try {
                    InboundEvent decoded = new XCodec().decode(envelope);
                    assertThat(decoded).isInstanceOf(InboundMessage.class);
                } catch (UnreadableMessageException e) {
                    assertThat(event.has("author_id") || event.has("sender_id")).isFalse();
                }
            }
        }
        return read;
    }
}
