package dev.parley.channel.x;

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
import dev.parley.channel.http.Signatures;
import dev.parley.channel.provider.ProviderTools;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** X by API V1 and Account Activity passes the contract. */
class XWebhookContractTests extends WebhookContract {
    static final String ACCOUNT = "2244994945";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Map<String, String> v1(String provider) {
        return Map.of(
                "api.version", "V1",
                "api.url", provider,
                "upload.url", provider,
                "consumer.key", "consumer",
                "consumer.secret", "consumer-secret",
                "access.token", ACCOUNT + "-token",
                "access.secret", "token-secret",
                "app.id", "777");
    }

    static WebhookRequest signedByX(byte[] body) {
        byte[] mac = Signatures.hmacSha256("consumer-secret", body);
        return post(
                body,
                Map.of(
                        "x-twitter-webhooks-signature",
                        "sha256=" + Base64.getEncoder().encodeToString(mac)));
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new XAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return v1(provider);
    }

    @Override
    protected String address() {
        return ACCOUNT;
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        return signedByX(body);
    }

    @Override
    protected byte[] payload(Said said) {
        String text = said.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return bytes("""
                {"for_user_id": "%s",
                 "direct_message_events": [{"type": "message_create", "id": "%s", "created_timestamp": "%d",
                   "message_create": {"target": {"recipient_id": "%s"}, "sender_id": "17",
                     "message_data": {"text": %s, "entities": {"hashtags": [], "symbols": [], "urls": []}}}}],
                 "users": {"17": {"id": "17", "name": "Anna", "screen_name": "anna_b"},
                   "%s": {"id": "%s", "name": "Acme", "screen_name": "acme"}}}""".formatted(
                        ACCOUNT,
                        said.id(),
                        said.at().toEpochMilli(),
                        ACCOUNT,
                        JSON.writeValueAsString(text),
                        ACCOUNT,
                        ACCOUNT));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"for_user_id\": \"" + ACCOUNT + "\", \"space_events\": [{\"id\": \"1\"}, {\"id\": \"2\"}]}");
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/1.1/direct_messages/events/new.json"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"event\":{\"type\":\"message_create\",\"id\":\"5005\"}}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"errors\":[{\"code\":89,\"message\":\"Invalid or expired token.\"}]}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody())
                .path("event")
                .path("message_create")
                .path("message_data")
                .path("text")
                .stringValue();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
