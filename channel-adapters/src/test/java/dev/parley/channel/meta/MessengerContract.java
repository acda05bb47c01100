package dev.parley.channel.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.WebhookContract;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The contract of adapters whose private messages have Messenger's shape. */
public abstract class MessengerContract extends WebhookContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String object;
    private final String account;

    /** {@code object}: what Meta's deliveries call the kind, such as "page"; {@code account}: the channel's. */
    protected MessengerContract(String object, String account) {
        this.object = object;
        this.account = account;
    }

    @Override
    protected final String address() {
        return account;
    }

    @Override
    protected final byte[] payload(Said said) {
        return delivery(
                "messaging",
                said.at().toEpochMilli(),
                Map.of(
                        "sender", Map.of("id", "1254459154682919"),
                        "recipient", Map.of("id", account),
                        "timestamp", said.at().toEpochMilli(),
                        "message", Map.of("mid", "m_" + said.id(), "text", said.text())));
    }

    /** A delivery with one event in a list of its entry. */
    protected final byte[] delivery(String list, long time, Map<String, Object> event) {
        var entry = Map.of("id", account, "time", time, list, List.of(event));
        return JSON.writeValueAsBytes(Map.of("object", object, "entry", List.of(entry)));
    }

    @Override
    protected final WebhookRequest signed(byte[] body) {
        return MetaPosts.signed(body, NOW);
    }

    @Override
    protected final ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"message\":\"Error validating access token\",\"type\":\"OAuthException\","
                        + "\"code\":190,\"error_subcode\":460}}");
    }

    @Override
    protected final String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).at("/message/text").asString();
    }

    @Override
    protected final MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
