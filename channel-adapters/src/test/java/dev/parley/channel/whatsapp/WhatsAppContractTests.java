package dev.parley.channel.whatsapp;

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

class WhatsAppContractTests extends WebhookContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new WhatsAppAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return MetaPosts.app(
                provider, Map.of("phone.id", WhatsAppPayloads.PHONE, "business.id", WhatsAppPayloads.BUSINESS));
    }

    @Override
    protected String address() {
        return WhatsAppPayloads.PHONE;
    }

    @Override
    protected byte[] payload(Said said) {
        return WhatsAppPayloads.change(
                WhatsAppPayloads.contact(Map.of("wa_id", WhatsAppPayloads.CUSTOMER, "user_id", WhatsAppPayloads.USER)),
                "messages",
                List.of(Map.of(
                        "from",
                        WhatsAppPayloads.CUSTOMER,
                        "from_user_id",
                        WhatsAppPayloads.USER,
                        "id",
                        "wamid." + said.id(),
                        "timestamp",
                        String.valueOf(said.at().getEpochSecond()),
                        "type",
                        "text",
                        "text",
                        Map.of("body", said.text()))));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("""
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","time":1795341540,
                "changes":[{"field":"telepathy","value":{"thought":"42"}}]}]}
                """);
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        return MetaPosts.signed(body, NOW);
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/v25.0/" + WhatsAppPayloads.PHONE + "/messages"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("""
                {"messaging_product":"whatsapp","contacts":[{"input":"41791234567","wa_id":"41791234567"}],
                "messages":[{"id":"wamid.OUT1"}]}
                """);
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(401).withBody("""
                {"error":{"message":"Error validating access token: Session has expired","type":"OAuthException",
                "code":190,"error_subcode":463,"fbtrace_id":"A1"}}
                """);
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).at("/text/body").asString();
    }

    @Override
    protected RemoteMedia media() {
        return new RemoteMedia("1234567890987654321", "photo.jpg", "image/jpeg", -1, false);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        PROVIDER.stubFor(get(urlPathEqualTo("/v25.0/" + media.reference()))
                .willReturn(okJson("{\"url\":\"" + PROVIDER.baseUrl()
                        + "/whatsapp_business/attachments/?mid=1\",\"mime_type\":\"image/jpeg\",\"id\":\"1\"}")));
        return get(urlPathEqualTo("/whatsapp_business/attachments/"));
    }
}
