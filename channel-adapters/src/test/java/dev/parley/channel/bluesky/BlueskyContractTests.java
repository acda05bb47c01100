package dev.parley.channel.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.bluesky.BlueskySamples.JSON;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

final class BlueskyContractTests extends PollContract {
    @BeforeEach
    void service() {
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.server.createSession"))
                .willReturn(okJson(BlueskySamples.session(NOW.plusSeconds(7200)))));
        PROVIDER.stubFor(post(urlPathEqualTo("/xrpc/com.atproto.server.refreshSession"))
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"InvalidToken\"}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/chat.bsky.convo.getLog"))
                .willReturn(okJson("{\"logs\":[],\"cursor\":\"2222\"}")));
        PROVIDER.stubFor(get(urlPathEqualTo("/xrpc/app.bsky.feed.getPosts"))
                .willReturn(okJson("{\"posts\":[{\"uri\":\"x\",\"cid\":\"bafyx\",\"record\":{\"text\":\"Hello\"}}]}")));
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new BlueskyAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return BlueskySamples.settings(provider);
    }

    @Override
    protected byte[] payload(Said said) {
        var record = BlueskySamples.record(said.text(), said.at());
        BlueskySamples.answers(record, BlueskySamples.ROOT, BlueskySamples.ROOT);
        return bytes(BlueskySamples.notifications(BlueskySamples.notification(said.id(), "reply", record, NOW))
                .toString());
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes(BlueskySamples.notifications(
                        BlueskySamples.notification("1003", "poke", BlueskySamples.record("?", NOW), NOW))
                .toString());
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/xrpc/app.bsky.notification.listNotifications"));
    }

    @Override
    protected Poll open() {
        return new BlueskyAdapter(world.tools()).poll(channel(), 100L << 20);
    }

    @Override
    protected String cursor() {
        return "{\"since\":\"2026-11-22T09:00:00Z\",\"chat\":\"2222\",\"looked\":" + NOW.getEpochSecond() + "}";
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlPathEqualTo("/xrpc/com.atproto.repo.createRecord"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"uri\":\"" + BlueskySamples.ROOT + "\",\"cid\":\"bafy\"}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(401).withBody("{\"error\":\"InvalidToken\",\"message\":\"Token was revoked\"}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).path("record").path("text").asString();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
