package dev.parley.botrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.botrules.Fact.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aGuidelineIsTheSameAfterJson() {
        var guideline = new Guideline(
                UUID.randomUUID(),
                3,
                "Refunds",
                "We decide on refunds together",
                Direction.IN,
                new Scope(List.of("c"), List.of("EMAIL"), List.of("t"), List.of(Language.DE), List.of("gold"), false),
                new Condition.Any(List.of(
                        new Condition.Words(List.of("Erstattung")),
                        new Condition.Not(new Condition.Fuzzy("Kündigung", 1)),
                        new Condition.Check(CheckKind.RUDE),
                        new Condition.AtLeast(new Fact.Custom("contact.seats"), 5),
                        new Condition.Present(Known.CUSTOMER_LANGUAGE))),
                List.of(
                        new Action.Suggest(null, new Wording(Map.of(Language.DE, "Gern"))),
                        new Action.SetField(new Fact.Custom("conversation.reason"), "refund"),
                        new Action.CloseAsSpam(),
                        new Action.SetPriority("HIGH")),
                Guideline.Order.USUAL,
                Instant.parse("2026-01-01T00:00:00Z"),
                null);

        String json = JSON.writeValueAsString(guideline);

        assertThat(json).contains("\"kind\":\"fuzzy\"", "\"fact\":\"customer_language\"", "\"kind\":\"close_as_spam\"");
        assertThat(JSON.readValue(json, Guideline.class)).isEqualTo(guideline);
    }

    @Test
    void aBadValueSaysWhatToDoAndWhere() {
        assertThatThrownBy(() -> JSON.readValue(
                        "{\"kind\":\"all\",\"parts\":[{\"kind\":\"pattern\",\"regex\":\"(?<=a)\"}]}", Condition.class))
                .isInstanceOfSatisfying(
                        JacksonException.class, e -> assertThat(e.getPath()).isNotEmpty())
                .hasStackTraceContaining("RE2");
        assertThatThrownBy(
                        () -> JSON.readValue("{\"kind\":\"is\",\"fact\":\"mood\",\"values\":[\"x\"]}", Condition.class))
                .hasStackTraceContaining("mood");
    }
}
