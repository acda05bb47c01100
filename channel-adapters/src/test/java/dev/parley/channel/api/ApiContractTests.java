package dev.parley.channel.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.WebhookContract;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

class ApiContractTests extends WebhookContract {
    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new ApiAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of("webhook.secret", Signed.SECRET, "send.url", provider + "/parley?app=1");
    }

    @Override
    protected byte[] payload(Said said) {
        var event =
                JsonMapper.shared().createObjectNode().put("type", "message").put("id", said.id());
        event.putObject("from").put("id", "u-1").put("name", "Anna").put("username", "@anna");
        event.putObject("conversation").put("id", "c-1");
        event.put("text", said.text()).put("sentAt", said.at().toString());
        return bytes(event.toString());
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"type\":\"hologram\",\"id\":\"1\"}");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        return post(body, Signed.headers(Signed.SECRET, NOW, body));
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlEqualTo("/parley?app=1"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"reference\":\"r-900\"}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(401);
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JsonMapper.shared().readTree(sent.getBodyAsString()).path("text").stringValue();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlEqualTo("/media/1"));
    }
}
