package dev.parley.channel.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.WebhookContract;
import dev.parley.channel.meta.MetaPosts;
import dev.parley.channel.provider.ProviderTools;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

class FacebookContractTests extends WebhookContract {
    private static final String PAGE = "1067280970047460";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new FacebookAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MetaPosts.app(provider, Map.of("messenger.human-agent", "true"));
    }

    @Override
    protected String address() {
        return PAGE;
    }

    @Override
    protected byte[] payload(Said said) {
        var event = Map.of(
                "sender", Map.of("id", "1254459154682919"),
                "recipient", Map.of("id", PAGE),
                "timestamp", said.at().toEpochMilli(),
                "message", Map.of("mid", "m_" + said.id(), "text", said.text()));
        return JSON.writeValueAsBytes(Map.of(
                "object",
                "page",
                "entry",
                List.of(Map.of("id", PAGE, "time", said.at().toEpochMilli(), "messaging", List.of(event)))));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE
                + "\",\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"1\"},\"recipient\":{\"id\":\"" + PAGE
                + "\"},\"timestamp\":1795341540000,\"telepathy\":{\"thought\":\"42\"}}]}]}");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        return MetaPosts.signed(body, NOW);
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/v25.0/" + PAGE + "/messages"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"recipient_id\":\"1254459154682919\",\"message_id\":\"m_OUT1\"}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"message\":\"Error validating access token\",\"type\":\"OAuthException\","
                        + "\"code\":190,\"error_subcode\":460}}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).at("/message/text").asString();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
