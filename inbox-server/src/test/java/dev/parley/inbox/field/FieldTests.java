package dev.parley.inbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class FieldTests {
    @Autowired
    private Fields fields;

    @Autowired
    private FieldValues values;

    @Autowired
    private FieldValueRows rows;

    @Autowired
    private Handling handling;

    @Autowired
    private Conversations conversations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId max;
    private ConversationId id;

    @BeforeEach
    void oneConversation() {
        team = people.team("Support");
        max = people.manager("Max", team);
        id = new Talks(jdbc, team, people.channel(Ids.next() + "@acme.example", team)).open();
    }

    /** Required fields keep every test of this JVM from closing. */
    @AfterEach
    void nothingIsRequired() {
        jdbc.sql("update custom_field set removed_at = now()").update();
    }

    private Field define(FieldSubject subject, FieldType type, String... choices) {
        return fields.add(
                max,
                new FieldRequest(
                        subject,
                        "k" + Ids.next().toString().replace("-", ""),
                        type,
                        "Product",
                        Map.of("de", "Produkt"),
                        Arrays.stream(choices)
                                .map(choice -> new FieldRequest.ChoiceRequest(null, choice))
                                .toList(),
                        false));
    }

    static Stream<List<Object>> good() {
        return Stream.of(
                List.of(FieldType.TEXT, "  Lamp ", "Lamp"),
                List.of(FieldType.NUMBER, 12.5, 12.5),
                List.of(FieldType.DATE, "2026-02-28", "2026-02-28"),
                List.of(FieldType.BOOLEAN, true, true),
                List.of(FieldType.CHOICE, "very_red", "very_red"),
                List.of(FieldType.CHOICES, List.of("blue", "very_red", "blue"), List.of("blue", "very_red")),
                List.of(FieldType.LINK, "https://shop.example/order/7?a=b", "https://shop.example/order/7?a=b"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void aFieldHoldsWhatItsTypeAllows(List<Object> example) {
        var field = define(FieldSubject.CONVERSATION, (FieldType) example.get(0), "Very red", "Blue");
        long before = conversations.find(id).orElseThrow().version();

        values.set(id, max, wish(field, example.get(1)));

        assertThat(rows.get(id)).containsEntry(field.key(), example.get(2));
        assertThat(conversations.find(id).orElseThrow().version()).isEqualTo(before + 1);

        values.set(id, max, wish(field, example.get(1)));
        assertThat(conversations.find(id).orElseThrow().version()).isEqualTo(before + 1);

        values.set(id, max, wish(field, null));
        assertThat(rows.get(id)).doesNotContainKey(field.key());
    }

    static Stream<List<Object>> bad() {
        return Stream.of(
                List.of(FieldType.TEXT, 7),
                List.of(FieldType.TEXT, "x".repeat(5001)),
                List.of(FieldType.NUMBER, "twelve"),
                List.of(FieldType.NUMBER, 1e300),
                List.of(FieldType.DATE, "31.12.2026"),
                List.of(FieldType.DATE, "2026-02-30"),
                List.of(FieldType.BOOLEAN, "yes"),
                List.of(FieldType.CHOICE, "green"),
                List.of(FieldType.CHOICES, "blue"),
                List.of(FieldType.CHOICES, List.of("blue", "green")),
                List.of(FieldType.LINK, "javascript:alert(1)"),
                List.of(FieldType.LINK, "not a link"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatItsTypeDoesNotAllowIsRefusedByName(List<Object> example) {
        var field = define(FieldSubject.CONVERSATION, (FieldType) example.get(0), "Very red", "Blue");

        assertThatThrownBy(() -> values.set(id, max, wish(field, example.get(1))))
                .hasFieldOrPropertyWithValue("code", "field-invalid")
                .hasMessageStartingWith("Product ");
        assertThat(rows.get(id)).isEmpty();
    }

    @Test
    void aConversationIsClosedOnlyWithWhatIsRequired() {
        var field = define(FieldSubject.CONVERSATION, FieldType.TEXT);
        fields.change(max, field.id(), new FieldRequest(null, null, null, null, null, null, true));

        assertThatThrownBy(() -> handling.close(max, id, null))
                .hasFieldOrPropertyWithValue("code", "fields-required")
                .hasMessageContaining("Product");

        values.set(id, max, wish(field, "Lamp"));
        handling.close(max, id, null);
        assertThat(conversations.find(id).orElseThrow().status().name()).isEqualTo("CLOSED");
    }

    @Test
    void aRemovedFieldComesBackWithItsValues() {
        var field = define(FieldSubject.CONVERSATION, FieldType.TEXT);
        values.set(id, max, wish(field, "Lamp"));

        fields.remove(max, field.id());
        assertThat(fields.listAll()).doesNotContain(field);
        assertThatThrownBy(() -> values.set(id, max, wish(field, "Other")))
                .hasFieldOrPropertyWithValue("code", "not-found");

        assertThat(fields.restore(max, field.id())).isEqualTo(field);
        assertThat(rows.get(id)).containsEntry(field.key(), "Lamp");
    }

    @Test
    void whatAFieldHoldsDoesNotChange() {
        var field = define(FieldSubject.CONVERSATION, FieldType.TEXT);

        assertThatThrownBy(() -> fields.change(
                        max, field.id(), new FieldRequest(null, null, FieldType.DATE, null, null, null, null)))
                .hasFieldOrPropertyWithValue("code", "invalid");
        assertThat(FieldRequest.keyOf("Größe & Maß 2")).isEqualTo("grosse_mass_2");
        assertThat(FieldRequest.keyOf("訂單")).matches("field_[0-9a-f]+");
    }

    @Test
    void besideAConversationStandsItsContactAndOnlyForWhoMayReadIt() {
        var field = define(FieldSubject.CONTACT, FieldType.BOOLEAN);
        var contact = ContactId.of(
                new Talks(jdbc, team, people.channel(Ids.next() + "@a.example", team)).value("contact_id", id));
        var agent = people.signIn(people.agent("Alice", team)).client();
        var stranger = people.signIn(people.agent("Sven", people.team("Other"))).client();
        var body = Map.of("values", Map.of(field.key(), true));

        stranger.patch()
                .uri("/api/contacts/{id}/fields", contact)
                .body(body)
                .exchange()
                .expectStatus()
                .isNotFound();
        stranger.get()
                .uri("/api/conversations/{id}/aside", id)
                .exchange()
                .expectStatus()
                .isNotFound();
        agent.patch()
                .uri("/api/contacts/{id}/fields", contact)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk();
        agent.get()
                .uri("/api/conversations/{id}/aside", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.contact.fields." + field.key())
                .isEqualTo(true)
                .jsonPath("$.contact.identities[0].handle")
                .isEqualTo("c-" + contact + "@customer.example");
        agent.post()
                .uri("/api/fields")
                .body(Map.of("label", "X"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static Map<String, @Nullable Object> wish(Field field, @Nullable Object value) {
        var wish = new HashMap<String, @Nullable Object>();
        wish.put(field.key(), value);
        return wish;
    }
}
