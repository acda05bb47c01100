package dev.parley.channel.slack;

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
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.Signatures;
import dev.parley.channel.provider.ProviderTools;
import java.util.HexFormat;
import java.util.Map;

/** What every adapter passes. */
class SlackContractTests extends WebhookContract {
    static final String SECRET = "0f1e2d3c4b5a";

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new SlackAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of("api.token", "xoxb-test", "webhook.secret", SECRET, "api.url", provider + "/api");
    }

    @Override
    protected String address() {
        return "T0ACME";
    }

    @Override
    protected byte[] payload(Said said) {
        String stamp = said.at().getEpochSecond() + ".%06d".formatted(Integer.parseInt(said.id()) - 1000);
        var event = SlackEvents.said(said.text(), stamp);
        event.put("channel", "D0ANNA");
        event.put("channel_type", "im");
        return SlackEvents.bytes(SlackEvents.callback(event));
    }

    @Override
    protected byte[] unknownEvent() {
        return SlackEvents.bytes(
                SlackEvents.callback(SlackEvents.object("{'type': 'hologram_shared', 'event_ts': '1.2'}")));
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        String stamp = Long.toString(NOW.getEpochSecond());
        String signature =
                "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, bytes("v0:" + stamp + ":"), body));
        return post(body, Map.of("X-Slack-Request-Timestamp", stamp, "X-Slack-Signature", signature));
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlPathEqualTo("/api/chat.postMessage"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"ok\":true,\"channel\":\"D0ANNA\",\"ts\":\"1795341601.000200\",\"message\":{}}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return okJson("{\"ok\":false,\"error\":\"token_expired\"}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return SlackText.plain(
                new Answered(200, Map.of(), sent.getBody()).json().path("text").asString(""), Map.of());
    }

    @Override
    protected RemoteMedia media() {
        return new RemoteMedia("F0PHOTO", "photo.jpg", "image/jpeg", -1, false);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        PROVIDER.stubFor(WireMock.post(urlPathEqualTo("/api/files.info"))
                .willReturn(okJson(
                        "{\"ok\":true,\"file\":{\"id\":\"F0PHOTO\",\"mimetype\":\"image/jpeg\",\"url_private_download\":\""
                                + PROVIDER.baseUrl() + "/files-pri/photo.jpg\"}}")));
        return get(urlPathEqualTo("/files-pri/photo.jpg"));
    }
}
