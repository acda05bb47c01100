package dev.parley.channel.instagram;

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

class InstagramContractTests extends MessengerContract {
    private static final String ACCOUNT = "17841405309211844";

    InstagramContractTests() {
        super("instagram", ACCOUNT);
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new InstagramAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MetaPosts.app(provider, Map.of("login.kind", "FACEBOOK"));
    }

    @Override
    protected byte[] unknownEvent() {
        return delivery("changes", 1, Map.of("field", "telepathy", "value", Map.of("thought", 42)));
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/v25.0/me/messages"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"recipient_id\":\"1254459154682919\",\"message_id\":\"aWdfOUT1\"}");
    }
}
