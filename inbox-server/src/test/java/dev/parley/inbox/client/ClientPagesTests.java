package dev.parley.inbox.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class ClientPagesTests {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @Autowired
    private People people;

    @Test
    void theClientTravelsCompressedWhereTheBrowserTakesIt() throws Exception {
        var plain = get("/inbox/mine", "identity");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        var zipped = get("/inbox/mine", "gzip, deflate");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().allValues("Vary").toString()).contains("Accept-Encoding");
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void whatCarriesAHashIsKeptForAYearAndIsSmall() throws Exception {
        var page = new String(get("/", "identity").body(), StandardCharsets.UTF_8);
        var found = SCRIPT.matcher(page);
        assertThat(found.find()).isTrue();

        var plain = get(found.group(1), "identity");
        var zipped = get(found.group(1), "gzip");

        assertThat(zipped.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(zipped.headers().firstValue("Content-Type"))
                .isEqualTo(plain.headers().firstValue("Content-Type"));
        assertThat(zipped.body().length * 2).isLessThan(plain.body().length);
    }

    @Test
    void pagesOfOtherSitesMayLoadTheChat() throws Exception {
        for (String script : List.of("/chat.js", "/chat-panel.js?v=1")) {
            var loaded = get(script, "gzip", "Origin", "https://shop.example");

            assertThat(loaded.statusCode()).as(script).isEqualTo(200);
            assertThat(loaded.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(loaded.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(loaded.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
            assertThat(loaded.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age"));
            assertThat(loaded.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    private HttpResponse<byte[]> get(String path, String encodings, String... more)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(people.address() + path)).header("Accept-Encoding", encodings);
            if (more.length > 0) {
                request.headers(more);
            }
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}
