package dev.parley.channel.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SmsContractTests extends WebhookContract {
    /** The provider tells no time of writing: it is when the message arrived. */
    private Instant arrival = NOW;

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new SmsAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Posts.settings(provider);
    }

    @Override
    protected String address() {
        return Posts.OURS;
    }

    @Override
    protected byte[] payload(Said said) {
        arrival = said.at();
        return Posts.message("SM" + said.id(), said.text());
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("Hologram=1&AccountSid=AC1");
    }

    @Override
    protected WebhookRequest signed(byte[] body) {
        String signature = SmsSignature.of(Posts.TOKEN, URL.toString(), SmsForm.read(body));
        return request("POST", URL, body, Map.of("X-Twilio-Signature", signature), arrival);
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(urlEqualTo("/2010-04-01/Accounts/" + Posts.ACCOUNT + "/Messages.json"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return aResponse()
                .withStatus(201)
                .withBody("{\"sid\":\"SM900\",\"status\":\"queued\",\"error_code\":null,\"error_message\":null}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"code\":20003,\"message\":\"Authenticate\","
                        + "\"more_info\":\"https://www.twilio.com/docs/errors/20003\",\"status\":401}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return SmsForm.read(sent.getBody()).getOrDefault("Body", List.of("")).getFirst();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlEqualTo("/media/1"));
    }
}
