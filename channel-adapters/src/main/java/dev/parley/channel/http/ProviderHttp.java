package dev.parley.channel.http;

import dev.parley.channel.RateLimits;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpCall.Body;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one client that providers are asked with: each request once, no redirect unless {@link #follow} is asked, no cookies, no
 * private addresses, within the budget of its credential.
 */
public final class ProviderHttp implements AutoCloseable {
    private static final int REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CloseableHttpClient client;
    private final RateLimits limits;
    private final Clock clock;
    private final Addresses addresses;

    /** Opens no connection before the first request. */
    public ProviderHttp(HttpSettings settings, RateLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.addresses = new Addresses(settings.allowedNetworks());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.perHost())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connect()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent(settings.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Asks once, counted by nobody. */
    public HttpAnswer send(HttpCall call) {
        return exchange(call);
    }

    /** The same where one limit stands within another, as one for a chat within that of the whole credential. */
    public HttpAnswer send(HttpCall call, Budget narrow, Budget wide) {
        Duration wait = limits.take(wide);
        return wait.isZero() ? send(call, narrow) : new HttpAnswer.Limited(wait);
    }

    /** Asks once, if the budget allows it; what the answer says about limits is told to all nodes. */
    public HttpAnswer send(HttpCall call, Budget budget) {
        Duration wait = limits.take(budget);
        if (!wait.isZero()) {
            return new HttpAnswer.Limited(wait);
        }
        var answer = exchange(call);
        if (answer instanceof HttpAnswer.Answered answered) {
            RateHeaders.closedUntil(answered, clock.instant()).ifPresent(until -> limits.close(budget, until));
        }
        return answer;
    }

    /** Takes nothing more out of the budget, on any node, until then: the provider said so in words of its own. */
    public void pause(Budget budget, Instant until) {
        limits.close(budget, until);
    }

    /** Asks, and goes where the answer sends to; another host does not get the credentials. */
    public HttpAnswer follow(HttpCall call) {
        var next = call;
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            var answer = exchange(next);
            if (!(answer instanceof HttpAnswer.Answered moved) || !isRedirect(moved)) {
                return answer;
            }
            var target = target(next.uri(), moved.header("location"));
            if (target == null) {
                return new HttpAnswer.NotSent("The server sends us on to an address that is none.");
            }
            next = moved(next, target);
        }
        return new HttpAnswer.NotSent("The server sends us on again and again.");
    }

    /**
     * Opens an answer that comes in pieces for as long as it lasts, such as server-sent events.
     *
     * @throws IOException when there is none
     */
    public HttpStream open(HttpCall call) throws IOException {
        var request = request(call);
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        return new HttpStream(response, request);
    }

    /**
     * Why a host is not visited, for libraries that bring a client of their own and must not go where this one would not; empty
     * where nothing speaks against it. What they resolve themselves afterwards may differ: only for hosts that managers enter.
     */
    public Optional<String> refusal(String host) {
        try {
            return addresses.resolve(host).length == 0 ? Optional.of(host + " has no address.") : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer exchange(HttpCall call) {
        HttpUriRequestBase request;
        try {
            request = request(call);
        } catch (IllegalArgumentException e) {
            return new HttpAnswer.NotSent("This is not an address that can be asked: " + e.getMessage());
        }
        try {
            return client.execute(request, response -> answered(response, request, call.maxAnswer()));
        } catch (UnknownHostException e) {
            return new HttpAnswer.NotSent("Its name is not known: " + e.getMessage());
        } catch (HttpHostConnectException | ConnectTimeoutException | javax.net.ssl.SSLHandshakeException e) {
            return new HttpAnswer.NotSent("No connection comes about: " + e.getMessage());
        } catch (IOException e) {
            return new HttpAnswer.NoAnswer("The connection ended without an answer: " + e.getMessage());
        }
    }

    private static HttpAnswer answered(ClassicHttpResponse response, HttpUriRequestBase request, long max)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        byte[] body = new byte[0];
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            // Not entity.close(): it would read the rest of an answer that is too long.
            InputStream content = entity.getContent();
            body = content.readNBytes((int) Math.min(max + 1, Integer.MAX_VALUE - 8));
            if (body.length > max) {
                request.cancel();
                return new HttpAnswer.TooLarge(max);
            }
        }
        return new HttpAnswer.Answered(response.getCode(), headers, body);
    }

    private static HttpUriRequestBase request(HttpCall call) {
        String scheme = call.uri().getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("only http and https are spoken");
        }
        var request = new HttpUriRequestBase(call.method(), call.uri());
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(call.timeout()))
                .setConnectionRequestTimeout(Timeout.of(PATIENCE))
                .build());
        call.headers().forEach(request::setHeader);
        request.setEntity(entity(call.body()));
        return request;
    }

    private static @Nullable HttpEntity entity(@Nullable Body body) {
        return switch (body) {
            case null -> null;
            case Body.Bytes bytes -> new ByteArrayEntity(bytes.content(), ContentType.parse(bytes.type()));
            case Body.Multipart multipart -> {
                var builder = MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED);
                for (var part : multipart.parts()) {
                    var content = new ByteArrayBody(
                            part.content(),
                            ContentType.parse(part.type()),
                            part.fileName().isEmpty() ? null : part.fileName());
                    builder.addPart(
                            FormBodyPartBuilder.create(part.name(), content).build());
                }
                yield builder.build();
            }
        };
    }

    private static boolean isRedirect(HttpAnswer.Answered answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> !answer.header("location").isEmpty();
            default -> false;
        };
    }

    private static @Nullable URI target(URI from, String location) {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static HttpCall moved(HttpCall call, URI target) {
        var headers = new TreeMap<>(call.headers());
        boolean elsewhere = !String.valueOf(call.uri().getAuthority()).equalsIgnoreCase(target.getAuthority())
                || "https".equalsIgnoreCase(call.uri().getScheme()) && !"https".equalsIgnoreCase(target.getScheme());
        if (elsewhere) {
            // Credentials have many names: only what says which kind of answer is wanted goes along.
            headers.keySet().retainAll(Set.of("accept", "accept-language", "range"));
        }
        return new HttpCall(call.method(), target, headers, call.body(), call.maxAnswer(), call.timeout());
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
