package dev.parley.channel.instagram;

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

class InstagramContractTests extends WebhookContract {
    private static final String ACCOUNT = "17841405309211844";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new InstagramAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MetaPosts.app(provider, Map.of("login.kind", "FACEBOOK"));
    }

    @Override
    protected String address() {
        return ACCOUNT;
    }

    @Override
    protected byte[] payload(Said said) {
        var event = Map.of(
                "sender", Map.of("id", "1254459154682919"),
                "recipient", Map.of("id", ACCOUNT),
                "timestamp", said.at().toEpochMilli(),
                "message", Map.of("mid", "aWdfZAG" + said.id(), "text", said.text()));
        return JSON.writeValueAsBytes(Map.of(
                "object",
                "instagram",
                "entry",
                List.of(Map.of("id", ACCOUNT, "time", said.at().toEpochMilli(), "messaging", List.of(event)))));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + ACCOUNT
                + "\",\"time\":1,\"changes\":[{\"field\":\"telepathy\",\"value\":{\"thought\":42}}]}]}");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        return MetaPosts.signed(body, NOW);
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/v25.0/me/messages"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"recipient_id\":\"1254459154682919\",\"message_id\":\"aWdfOUT1\"}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"error\":{\"message\":\"Error validating access token\",\"type\":\"OAuthException\","
                        + "\"code\":190}}");
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
