package dev.parley.channel.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.meta.MessengerContract;
import dev.parley.channel.meta.MetaPosts;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;

class FacebookContractTests extends MessengerContract {
    private static final String PAGE = "1067280970047460";

    FacebookContractTests() {
        super("page", PAGE);
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new FacebookAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MetaPosts.app(provider, Map.of("messenger.human-agent", "true"));
    }

    @Override
    protected byte[] unknownEvent() {
        return delivery(
                "messaging",
                1,
                Map.of(
                        "sender", Map.of("id", "1"),
                        "recipient", Map.of("id", PAGE),
                        "timestamp", 1795341540000L,
                        "telepathy", Map.of("thought", "42")));
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/v25.0/" + PAGE + "/messages"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"recipient_id\":\"1254459154682919\",\"message_id\":\"m_OUT1\"}");
    }
}
