package dev.parley.inbox.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class TagTests {
    @Autowired
    private Tags tags;

    @Autowired
    private Tagging tagging;

    @Autowired
    private TagRemoval removal;

    @Autowired
    private Conversations conversations;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private Talks talks;
    private Tag refund;
    private Tag urgent;

    @BeforeEach
    void twoTags() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        talks = new Talks(jdbc, team, people.channel(Ids.next() + "@acme.example", team));
        refund = tags.add(alice, "Refund " + Ids.next(), TagColor.GREEN);
        urgent = tags.add(alice, "Hurry " + Ids.next(), TagColor.RED);
    }

    @Test
    void aTagIsSetOnceAndToldByName() {
        var id = talks.open();
        String before = events.lastId();

        tagging.change(id, alice, Set.of(refund.id()), Set.of(), Map.of());
        tagging.change(id, alice, Set.of(refund.id()), Set.of(urgent.id()), Map.of());

        assertThat(tagsOf(id)).containsExactly(refund.id());
        assertThat(events.listAfter(before, 1000).stream()
                        .map(recorded -> recorded.event())
                        .filter(event -> id.value().equals(event.conversation())))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo(EventType.TAGGED);
                    assertThat(event.data()).containsEntry("added", refund.name());
                    assertThat(event.employee()).isEqualTo(alice.value());
                    assertThat(event.version())
                            .isEqualTo(conversations.find(id).orElseThrow().version());
                });
    }

    @Test
    void aTagThatDoesNotExistIsNotSet() {
        var id = talks.open();

        assertThatThrownBy(
                        () -> tagging.change(id, alice, Set.of(refund.id(), new TagId(Ids.next())), Set.of(), Map.of()))
                .hasFieldOrPropertyWithValue("code", "not-found");
        assertThat(tagsOf(id)).isEmpty();
    }

    @Test
    void aRemovedTagLeavesAllConversationsAndComesBackToThem() {
        var ids = List.of(talks.open(), talks.open(), talks.open());
        ids.forEach(id -> tagging.change(id, alice, Set.of(refund.id(), urgent.id()), Set.of(), Map.of()));

        tags.remove(alice, refund.id());

        assertThat(tags.listAll()).doesNotContain(refund).contains(urgent);
        assertThat(ids).allSatisfy(id -> assertThat(tagsOf(id)).containsExactly(urgent.id()));
        assertThatThrownBy(() -> tagging.change(ids.getFirst(), alice, Set.of(refund.id()), Set.of(), Map.of()))
                .hasFieldOrPropertyWithValue("code", "not-found");

        assertThat(tags.restore(alice, refund.id())).isEqualTo(refund);
        assertThat(ids).allSatisfy(id -> assertThat(tagsOf(id)).containsExactlyInAnyOrder(refund.id(), urgent.id()));
    }

    @Test
    void aMergedTagIsReplacedAndTheMergeCanBeUndone() {
        var withBoth = talks.open();
        var withOne = talks.open();
        tagging.change(withBoth, alice, Set.of(refund.id(), urgent.id()), Set.of(), Map.of());
        tagging.change(withOne, alice, Set.of(refund.id()), Set.of(), Map.of());

        tags.merge(alice, refund.id(), urgent.id());

        assertThat(tagsOf(withBoth)).containsExactly(urgent.id());
        assertThat(tagsOf(withOne)).containsExactly(urgent.id());

        tags.restore(alice, refund.id());

        assertThat(tagsOf(withBoth)).containsExactlyInAnyOrder(refund.id(), urgent.id());
        assertThat(tagsOf(withOne)).containsExactly(refund.id());
    }

    @Test
    void whatACrashLeftOfARemovalIsSwept() {
        var id = talks.open();
        tagging.change(id, alice, Set.of(refund.id()), Set.of(), Map.of());
        jdbc.sql("update tag set removed_at = now() where id = ?")
                .params(refund.id().value())
                .update();

        removal.sweep();

        assertThat(tagsOf(id)).isEmpty();
        jdbc.sql("update tag set removed_at = null, swept_at = null where id = ?")
                .params(refund.id().value())
                .update();

        removal.sweep();

        assertThat(tagsOf(id)).containsExactly(refund.id());
    }

    @Test
    void twoTagsCannotHaveOneNameInWhateverCase() {
        assertThatThrownBy(() -> tags.add(alice, refund.name().toUpperCase(java.util.Locale.ROOT), TagColor.BLUE))
                .hasFieldOrPropertyWithValue("code", "tag-taken");
        tags.remove(alice, refund.id());
        tags.add(alice, refund.name(), TagColor.BLUE);
        assertThatThrownBy(() -> tags.restore(alice, refund.id())).hasFieldOrPropertyWithValue("code", "tag-taken");
    }

    @Test
    void whoMayReadAConversationTagsItAndOnlyAgentsChangeTheList() {
        var id = talks.open();
        var helper = people.signIn(people.employee("Emil", team)).client();
        var stranger = people.signIn(people.agent("Sven", people.team("Other"))).client();
        var body = Map.of("add", List.of(refund.id().toString()));

        stranger.post()
                .uri("/api/conversations/{id}/tags", id)
                .body(body)
                .exchange()
                .expectStatus()
                .isNotFound();
        helper.post()
                .uri("/api/conversations/{id}/tags", id)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.tagIds[0]")
                .isEqualTo(refund.id().toString());
        helper.post()
                .uri("/api/tags")
                .body(Map.of("name", "Mine", "color", "RED"))
                .exchange()
                .expectStatus()
                .isForbidden();
        stranger.patch()
                .uri("/api/tags/{id}", refund.id())
                .body(Map.of("color", "PINK"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.color")
                .isEqualTo("PINK");
    }

    private List<TagId> tagsOf(ConversationId id) {
        return conversations.find(id).orElseThrow().tagIds();
    }
}
