package dev.parley.channel.discourse;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.WebhookContract;
import dev.parley.channel.provider.ProviderTools;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What every adapter passes, with posts that webhooks bring. */
class DiscourseContractTests extends WebhookContract {
    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new DiscourseAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of(
                "api.url",
                provider,
                "api.key",
                "key",
                "api.username",
                "parley",
                "webhook.secret",
                DiscourseForum.SECRET);
    }

    @Override
    protected byte[] payload(Said said) {
        int number = Integer.parseInt(said.id());
        return DiscourseForum.bytes(
                DiscourseForum.event(DiscourseForum.post(number, number, DiscourseForum.html(said.text()), said.at())));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"hologram\":{\"id\":1}}");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        boolean unknown = new String(body, StandardCharsets.UTF_8).contains("hologram");
        return post(
                body,
                DiscourseForum.headers(
                        unknown ? "hologram" : "post", unknown ? "hologram_created" : "post_created", body));
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(WireMock.urlPathEqualTo("/posts.json"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return DiscourseForum.taken();
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return DiscourseForum.expired();
    }

    @Override
    protected String words(LoggedRequest sent) {
        return DiscourseForum.words(sent);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return WireMock.get(WireMock.urlPathEqualTo("/media/1"));
    }
}
