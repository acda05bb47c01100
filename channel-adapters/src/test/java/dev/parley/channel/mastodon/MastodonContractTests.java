package dev.parley.channel.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.channel.mastodon.MastodonSamples.JSON;

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

final class MastodonContractTests extends PollContract {
    @BeforeEach
    void threads() {
        var root = MastodonSamples.list(MastodonSamples.status("900", "<p>Root</p>", NOW));
        for (String id : new String[] {"1001", "1002"}) {
            PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/" + id + "/context"))
                    .willReturn(okJson("{\"ancestors\":" + root + ",\"descendants\":[]}")));
            PROVIDER.stubFor(get(urlPathEqualTo("/api/v1/statuses/" + id))
                    .willReturn(okJson(
                            MastodonSamples.status(id, "<p>Hello</p>", NOW).toString())));
        }
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new MastodonAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MastodonSamples.settings(provider);
    }

    @Override
    protected byte[] payload(Said said) {
        var status = MastodonSamples.status(said.id(), MastodonSamples.html(said.text()), said.at());
        status.put("in_reply_to_id", "950");
        return bytes(MastodonSamples.list(MastodonSamples.notification(said.id(), "mention", status))
                .toString());
    }

    @Override
    protected byte[] unknownEvent() {
        var status = MastodonSamples.status("1003", "<p>?</p>", NOW);
        return bytes(MastodonSamples.list(MastodonSamples.notification("1003", "wormhole", status))
                .toString());
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/api/v1/notifications"));
    }

    @Override
    protected Poll open() {
        return new MastodonAdapter(world.tools()).poll(channel(), 100L << 20);
    }

    @Override
    protected String cursor() {
        return "{\"since\":\"1000\",\"looked\":" + NOW.getEpochSecond() + "}";
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlPathEqualTo("/api/v1/statuses"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson(MastodonSamples.status("2001", "<p>Hello</p>", NOW).toString());
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(401).withBody("{\"error\":\"The access token is invalid\"}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).path("status").asString();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
