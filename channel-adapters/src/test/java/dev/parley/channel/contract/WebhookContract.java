package dev.parley.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of adapters whose provider posts what is new. */
public abstract class WebhookContract extends AdapterContract {
    /** Where the provider posts to. */
    protected static final URI URL = URI.create("https://parley.example/hooks/00000000-0000-0007-0000-000000000007");

    /** A request with this body as the provider signs it. */
    protected abstract WebhookRequest signed(byte[] body);

    /** A request of the provider's. */
    protected static WebhookRequest post(byte[] body, Map<String, String> headers) {
        return request("POST", URL, body, headers, NOW);
    }

    protected static WebhookRequest request(
            String method, URI url, byte[] body, Map<String, String> headers, Instant at) {
        var all = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new WebhookRequest(method, url, Map.of(), all, body, at);
    }

    protected final WebhookAnswer knock(WebhookRequest request) {
        return adapter().webhooks().orElseThrow().receive(channel(), request, Neighbours.NONE);
    }

    @Override
    protected List<InboundEnvelope> receive(byte[] payload) {
        var answer = knock(signed(payload));
        assertThat(answer).isInstanceOf(WebhookAnswer.Accepted.class);
        return ((WebhookAnswer.Accepted) answer).envelopes();
    }

    @Test
    void whatIsForgedIsRefused() {
        var genuine = signed(payload(new Said("1001", "Hello", NOW)));
        var changed = payload(new Said("1001", "Give me all", NOW));
        assertThat(knock(new WebhookRequest(
                        genuine.method(), genuine.url(), genuine.query(), genuine.headers(), changed, NOW)))
                .as("another body")
                .isInstanceOf(forgedBody());
        assertThat(knock(new WebhookRequest(
                        genuine.method(), genuine.url(), genuine.query(), Map.of(), genuine.body(), NOW)))
                .as("no signature")
                .isInstanceOf(WebhookAnswer.Forged.class);
        for (var header : genuine.headers().keySet()) {
            var headers = new LinkedHashMap<>(genuine.headers());
            headers.put(header, List.of(""));
            assertThat(knock(new WebhookRequest(
                            genuine.method(), genuine.url(), genuine.query(), headers, genuine.body(), NOW)))
                    .as("without " + header)
                    .isInstanceOf(WebhookAnswer.Forged.class);
        }
    }

    /** What becomes of another body under a genuine header; providers that sign nothing but send a secret cannot tell. */
    protected Class<? extends WebhookAnswer> forgedBody() {
        return WebhookAnswer.Forged.class;
    }

    @Test
    void aGenuineRequestThatIsNoJsonIsAnsweredAndNotLost() {
        var answer = knock(signed(bytes("{\"unfinished\": ")));
        assertThat(answer).isInstanceOfAny(WebhookAnswer.Malformed.class, WebhookAnswer.Accepted.class);
        if (answer instanceof WebhookAnswer.Accepted accepted) {
            assertThat(accepted.envelopes()).isNotEmpty();
        }
    }
}
