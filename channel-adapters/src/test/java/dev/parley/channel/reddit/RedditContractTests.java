package dev.parley.channel.reddit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

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

final class RedditContractTests extends PollContract {
    @BeforeEach
    void login() {
        PROVIDER.stubFor(post(urlPathEqualTo("/api/v1/access_token"))
                .willReturn(okJson("{\"access_token\":\"token-1\",\"token_type\":\"bearer\",\"expires_in\":3600}")));
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new RedditAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return RedditSamples.settings(provider);
    }

    @Override
    protected byte[] payload(Said said) {
        return bytes(RedditSamples.listing(RedditSamples.comment(said.id(), said.text(), said.at()))
                .toString());
    }

    @Override
    protected byte[] unknownEvent() {
        var thing = RedditSamples.comment("1003", "?", NOW).put("kind", "t9");
        return bytes(RedditSamples.listing(thing).toString());
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/message/inbox"));
    }

    @Override
    protected Poll open() {
        return new RedditAdapter(world.tools()).poll(channel(), 100L << 20);
    }

    @Override
    protected String cursor() {
        return "{\"marks\":{\"inbox\":{\"since\":" + (NOW.getEpochSecond() - 3600) + "}},\"looked\":"
                + NOW.getEpochSecond() + "}";
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlPathEqualTo("/api/comment"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"json\":{\"errors\":[],\"data\":{\"things\":[{\"kind\":\"t1\",\"data\":{\"id\":\"new1\","
                + "\"name\":\"t1_new1\"}}]}}}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(401).withBody("{\"message\":\"Unauthorized\",\"error\":401}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return sent.formParameter("text").firstValue();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
