package dev.parley.inbox.testing;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running server as a browser does: it keeps cookies and sends the CSRF token back as a header. */
public final class Browser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CSRF = "XSRF-TOKEN";
    private static final String CSRF_HEADER = "X-XSRF-TOKEN";

    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();
    private final RestTestClient client;

    private Browser(String address) {
        client = RestTestClient.bindToServer(new JdkClientHttpRequestFactory(HttpClient.newHttpClient()))
                .baseUrl(address)
                .requestInterceptor(this::exchange)
                .build();
    }

    static Browser fresh(String address) {
        return new Browser(address);
    }

    static Browser signedIn(String address, String session) {
        var browser = new Browser(address);
        browser.set("PARLEY_SESSION", Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8)));
        browser.set(CSRF, UUID.randomUUID().toString());
        return browser;
    }

    /** Sends requests; redirects are not followed. */
    public RestTestClient client() {
        return client;
    }

    /** What a question is answered with, an empty object where it is nothing; fails where the answer is not 200. */
    public JsonNode get(String path, Object... values) {
        return answer(client.get().uri(path, values), 200);
    }

    /** Does something, under a key of its own; fails where the answer has another status. */
    public JsonNode post(String path, Object request, int status) {
        return answer(
                client.post()
                        .uri(path)
                        .header("Idempotency-Key", "key-" + UUID.randomUUID())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request),
                status);
    }

    /** Changes something; fails where the answer has another status. */
    public JsonNode patch(String path, Object request, int status) {
        return answer(
                client.patch().uri(path).contentType(MediaType.APPLICATION_JSON).body(request), status);
    }

    private static JsonNode answer(RestTestClient.RequestHeadersSpec<?> request, int status) {
        String body = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? "{}" : body);
    }

    /** The value of the {@code Cookie} header, for a WebSocket handshake. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A cookie's value. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Plants a cookie. */
    public void set(String name, String value) {
        cookies.put(name, value);
    }

    private ClientHttpResponse exchange(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!cookies.isEmpty()) {
            request.getHeaders().set(HttpHeaders.COOKIE, cookies());
        }
        if (!request.getHeaders().containsHeader(CSRF_HEADER)) {
            cookie(CSRF).ifPresent(token -> request.getHeaders().set(CSRF_HEADER, token));
        }
        var response = execution.execute(request, body);
        response.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()).forEach(this::keep);
        return response;
    }

    private void keep(String header) {
        for (var cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
