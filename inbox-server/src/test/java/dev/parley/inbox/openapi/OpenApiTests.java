package dev.parley.inbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description that the web client's types are generated from: {@code -Dparley.openapi.write} writes it anew. */
@ParleyTest
class OpenApiTests {
    private static final Path WRITTEN = Path.of("../web-client/src/api/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    private People people;

    @Test
    void theWebClientKnowsTheShapesOfThisServer() throws IOException {
        var schemas = described();

        if (Boolean.getBoolean("parley.openapi.write")) {
            Files.writeString(WRITTEN, schemas);
        }
        assertThat(WRITTEN)
                .as("the shapes in the web client; to write them anew: see CONTRIBUTING.md")
                .hasContent(schemas);
    }

    private String described() {
        var answer = people.signIn(people.agent("Ada", people.team("Support")))
                .client()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .returnResult(String.class)
                .getResponseBody();
        var document = JSON.readValue(answer, Map.class);
        return JSON.writeValueAsString(document.get("components")) + "\n";
    }
}
