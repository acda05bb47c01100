package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.contract.WebhookContract;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

class TelegramContractTests extends WebhookContract {
    private static final String BOT = "/bot" + Updates.TOKEN;

    @BeforeEach
    void filesAreFound() {
        PROVIDER.stubFor(WireMock.post(BOT + "/getFile")
                .willReturn(okJson("{\"ok\":true,\"result\":{\"file_id\":\"AgAC\",\"file_unique_id\":\"x\","
                        + "\"file_path\":\"photos/file 1.jpg\"}}")));
    }

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new TelegramAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Updates.settings(provider);
    }

    @Override
    protected byte[] payload(Said said) {
        return bytes(
                Updates.text(Long.parseLong(said.id()), said.text(), said.at()).toString());
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"update_id\": 1, \"hologram\": {\"id\": 3}}");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        String secret = TelegramSettings.of(channel()).secret(channel().id());
        return post(body, Map.of(TelegramDoor.SECRET, secret));
    }

    @Override
    protected Class<? extends WebhookAnswer> forgedBody() {
        return WebhookAnswer.Accepted.class;
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlEqualTo(BOT + "/sendMessage"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return Updates.taken();
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return Updates.expired();
    }

    @Override
    protected String words(LoggedRequest sent) {
        return Updates.words(sent);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlEqualTo("/file" + BOT + "/photos/file%201.jpg"));
    }
}
