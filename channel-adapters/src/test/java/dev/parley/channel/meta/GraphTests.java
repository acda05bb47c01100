package dev.parley.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.SettingsReader;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTests {
    private static Answered answer(int status, String header, String value, String body) {
        return new Answered(status, Map.of(header, value), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void usageTellsWhenToStop() {
        String business = "{\"10\":[{\"type\":\"messenger\",\"estimated_time_to_regain_access\":0},"
                + "{\"type\":\"pages\",\"estimated_time_to_regain_access\":7}]}";
        assertThat(Usage.pause(answer(200, "x-business-use-case-usage", business, "{}")))
                .contains(Duration.ofMinutes(7));
        assertThat(Usage.pause(answer(
                        200,
                        "x-business-use-case-usage",
                        "{\"10\":[{\"estimated_time_to_regain_access\":99999}]}",
                        "{}")))
                .contains(Duration.ofHours(6));
        assertThat(Usage.pause(answer(200, "x-app-usage", "{\"call_count\":99,\"total_time\":5}", "{}")))
                .isEmpty();
        assertThat(Usage.pause(answer(200, "x-app-usage", "{\"call_count\":100}", "{}")))
                .isPresent();
        assertThat(Usage.pause(answer(200, "x-app-usage", "nonsense", "{}"))).isEmpty();
        assertThat(Usage.pause(answer(400, "x", "", "{\"error\":{\"code\":32}}")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "190, 463, TOKEN",
        "190, 0, TOKEN",
        "10, 0, MANAGER",
        "10, 2018278, WINDOW",
        "200, 0, MANAGER",
        "230, 0, MANAGER",
        "4, 0, LATER",
        "17, 0, LATER",
        "80007, 0, LATER",
        "100, 0, NEVER",
        "100, 2018001, NEVER",
        "551, 1545041, NEVER",
        "131047, 0, WINDOW",
        "131042, 0, MANAGER",
        "132015, 0, NEVER",
        "1, 0, OTHER"
    })
    void errorsMeanWhatTheirPagesSay(int code, int subcode, ErrorMeaning.Kind kind) {
        assertThat(ErrorMeaning.of(new GraphError(code, subcode, "", false)).kind())
                .isEqualTo(kind);
    }

    @Test
    void aWrongSecretIsForAManager() {
        var meaning =
                ErrorMeaning.of(new GraphError(100, 0, "Invalid appsecret_proof provided in the API argument", false));
        assertThat(meaning.kind()).isEqualTo(ErrorMeaning.Kind.MANAGER);
        assertThat(meaning.advice()).contains("app secret");
    }

    @Test
    void credentialsGoToMetaOnly() {
        try (var world = new TestTools(Instant.parse("2026-11-22T10:00:00Z"))) {
            var app = MetaApp.of(new SettingsReader(MetaPosts.app("https://proxy.example/graph")), MetaApp.GRAPH);
            var graph = new Graph(world.tools(), app);
            assertThat(graph.isOwn(URI.create("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1")))
                    .isTrue();
            assertThat(graph.isOwn(URI.create("https://mmg.whatsapp.net/x"))).isTrue();
            assertThat(graph.isOwn(URI.create("https://proxy.example/file"))).isTrue();
            for (String other : new String[] {
                "http://lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com.evil.example/x",
                "https://evilfbsbx.com/x",
                "https://lookaside.fbsbx.com:8443/x",
                "https://proxy.example:444/x",
                "http://proxy.example/x",
                "file:///etc/passwd"
            }) {
                assertThat(graph.isOwn(URI.create(other))).as(other).isFalse();
            }
        }
    }

    @Test
    void whatIsLongIsCutBetweenCharacters() {
        assertThat(Fields.type("x".repeat(98) + "😀😀")).isEqualTo("x".repeat(98) + "…");
        assertThat(Fields.type("😀".repeat(50))).hasSize(100);
    }
}
