package dev.parley.inbox.guideline;

import static dev.parley.inbox.guideline.Writing.body;
import static dev.parley.inbox.guideline.Writing.json;
import static dev.parley.inbox.guideline.Writing.with;
import static dev.parley.inbox.guideline.Writing.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Condition;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@ParleyTest
class GuidelineTests {
    @Autowired
    private People people;

    @Autowired
    private Guidelines guidelines;

    @Autowired
    private GuidelineSettingsRows settings;

    @Autowired
    private EventStream events;

    private EmployeeId max;
    private Writing employee;
    private Writing agent;
    private Writing manager;

    @BeforeEach
    void threeColleagues() {
        TeamId team = people.team("Support");
        max = people.manager("Max", team);
        employee = as(people.employee("Emil", team));
        agent = as(people.agent("Ann", team));
        manager = as(max);
    }

    @AfterEach
    void nobodyHasToAgree() {
        settings.setApprovals(0);
    }

    @Test
    void aGuidelineIsWrittenDiscussedAndPutInForce() {
        String before = events.lastId();
        String id = agent.create(body("No money"));

        agent.post("/" + id + "/discuss", Map.of()).expectStatus().isOk();
        employee.post("/" + id + "/comments", Map.of("version", 1, "text", "Even for our fault?"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.author.name")
                .isEqualTo("Emil");
        long revision = guidelines.inForce().revision();
        manager.activate(id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.summary.state")
                .isEqualTo("ACTIVE")
                .jsonPath("$.summary.activeVersion")
                .isEqualTo(1)
                .jsonPath("$.summary.comments")
                .isEqualTo(1);

        var now = guidelines.inForce();
        assertThat(now.revision()).isGreaterThan(revision);
        assertThat(now.guidelines())
                .filteredOn(one -> one.id().equals(UUID.fromString(id)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.condition()).isInstanceOf(Condition.All.class);
                    assertThat(one.version()).isEqualTo(1);
                });
        assertThat(events.listAfter(before, 1000).stream()
                        .filter(one -> one.event().type() == EventType.GUIDELINES_CHANGED)
                        .filter(one -> id.equals(one.event().data().get("guideline")))
                        .map(one -> one.event().data().get("reason")))
                .containsExactly("created", "discussed", "commented", "activated");
    }

    @Test
    void anActiveOneStaysInForceWhileItsNextVersionIsWritten() {
        String id = agent.create(body("First words"));
        manager.activate(id).expectStatus().isOk();

        agent.save(id, 1, with(body("Other words"), "condition", words("voucher")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.newest.changed[0]")
                .isEqualTo("name")
                .jsonPath("$.newest.changed[1]")
                .isEqualTo("condition")
                .jsonPath("$.active.body.name")
                .isEqualTo("First words");
        assertThat(inForce(id)).isEqualTo("First words");

        manager.activate(id).expectStatus().isOk();
        assertThat(inForce(id)).isEqualTo("Other words");

        manager.post("/" + id + "/retire", Map.of()).expectStatus().isOk();
        assertThat(inForce(id)).isEmpty();
        assertThat(guidelines.find(UUID.fromString(id), 1))
                .hasValueSatisfying(one -> assertThat(one.name()).isEqualTo("First words"));
        agent.save(id, 2, body("Late")).expectStatus().isEqualTo(409);
        manager.ask(HttpMethod.DELETE, "/" + id, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("guideline-was-active");
        agent.post("/" + id + "/reopen", Map.of())
                .expectBody()
                .jsonPath("$.summary.state")
                .isEqualTo("DRAFT");
    }

    @Test
    void ofTwoSavesAtOnceOneIsTold() throws Exception {
        String id = agent.create(body("Race"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(
                    List.<Callable<Integer>>of(() -> status(agent, id, "Mine"), () -> status(as(max), id, "Yours")));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        }
        agent.save(id, 1, body("Too late"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("changed-meanwhile")
                .jsonPath("$.version")
                .isEqualTo(2);
        agent.save(id, 2, body("In time")).expectStatus().isOk();
        agent.save(id, 3, body("In time"))
                .expectBody()
                .jsonPath("$.summary.version")
                .isEqualTo(3);
    }

    @Test
    void anEarlierVersionIsBroughtBackAndEachDifferenceIsShown() {
        String id = agent.create(body("One"));
        agent.save(
                id,
                1,
                with(body("Two"), "condition", Map.of("kind", "any", "parts", List.of(words("a1"), words("b2")))));
        agent.save(id, 2, with(body("Two"), "condition", Map.of("kind", "any", "parts", List.of(words("b2", "c3")))));

        agent.get("/" + id + "/versions/diff?from=2&to=3")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(3)
                .jsonPath("$[0].pointer")
                .isEqualTo("/condition/parts/0/words/0");
        agent.post("/" + id + "/versions/1/restore", Map.of("from", 3))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.newest.body.name")
                .isEqualTo("One")
                .jsonPath("$.newest.restoredFrom")
                .isEqualTo(1);
        agent.get("/" + id + "/versions").expectBody().jsonPath("$.length()").isEqualTo(4);
        agent.get("/" + id + "/history")
                .expectBody()
                .jsonPath("$[0].deed")
                .isEqualTo("RESTORED")
                .jsonPath("$[0].employee.name")
                .isEqualTo("Ann");
    }

    @Test
    void objectionsHaveToBeAcknowledgedAndStayUntilTheirAuthorSaysOtherwise() {
        String id = agent.create(body("Disputed"));
        employee.stand(id, 1, "OBJECT", "").expectStatus().isBadRequest();
        employee.stand(id, 1, "OBJECT", "It is unfair.").expectStatus().isOk();
        agent.save(id, 1, body("Disputed still")).expectStatus().isOk();

        manager.activate(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("objections-open")
                .jsonPath("$.objections[0].employee.name")
                .isEqualTo("Emil")
                .jsonPath("$.objections[0].reason")
                .isEqualTo("It is unfair.");
        manager.post("/" + id + "/activate", Map.of("acknowledgeObjections", true))
                .expectStatus()
                .isOk();
        manager.get("/" + id + "/history")
                .expectBody()
                .jsonPath("$[0].facts.acknowledged[0].reason")
                .isEqualTo("It is unfair.");

        agent.save(id, 2, body("Undisputed")).expectStatus().isOk();
        employee.stand(id, 3, "AGREE", "").expectStatus().isOk();
        manager.activate(id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.standpoints.length()")
                .isEqualTo(2)
                .jsonPath("$.summary.stances.object")
                .isEqualTo(0);
    }

    @Test
    void soManyManagersAgreeAsTheCompanyWants() {
        agent.ask(HttpMethod.PUT, "/settings", Map.of("approvals", 1))
                .expectStatus()
                .isForbidden();
        manager.ask(HttpMethod.PUT, "/settings", Map.of("approvals", 1))
                .expectStatus()
                .isOk();
        String id = manager.create(body("Agreed"));
        manager.stand(id, 1, "AGREE", "").expectStatus().isOk();
        agent.stand(id, 1, "AGREE", "").expectStatus().isOk();

        manager.activate(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("approvals-missing")
                .jsonPath("$.given")
                .isEqualTo(0);
        as(people.manager("Mia")).stand(id, 1, "AGREE", "").expectStatus().isOk();
        manager.activate(id).expectStatus().isOk();
    }

    @Test
    void everybodyReadsAgentsWriteManagersDecide() {
        employee.post("", body("Mine")).expectStatus().isForbidden();
        String id = agent.create(body("Ours"));
        employee.get("/" + id).expectStatus().isOk();
        employee.save(id, 1, body("Theirs")).expectStatus().isForbidden();
        agent.activate(id).expectStatus().isForbidden();
        agent.ask(HttpMethod.DELETE, "/" + id, null).expectStatus().isForbidden();
        manager.ask(HttpMethod.DELETE, "/" + id, null).expectStatus().isNoContent();
        employee.get("/" + id).expectStatus().isNotFound();
    }

    @Test
    void onlyItsAuthorChangesACommentAndThatIsShown() {
        String id = agent.create(body("Talk"));
        var said = json(employee.post("/" + id + "/comments", Map.of("version", 1, "text", "Hm.")));
        String comment = "/" + id + "/comments/" + said.get("id").asString();

        manager.ask(HttpMethod.PATCH, comment, Map.of("text", "Yes."))
                .expectStatus()
                .isForbidden();
        employee.ask(HttpMethod.PATCH, comment, Map.of("text", "Hm!"))
                .expectBody()
                .jsonPath("$.editedAt")
                .exists();
        employee.ask(HttpMethod.DELETE, comment, null).expectStatus().isNoContent();
        manager.get("/" + id + "/comments")
                .expectBody()
                .jsonPath("$.items[0].deleted")
                .isEqualTo(true)
                .jsonPath("$.items[0].text")
                .isEqualTo("");
        employee.post("/" + id + "/comments", Map.of("version", 7, "text", "Where?"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theListIsFilteredPagedAndInTheOrderTheyAct() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        String first = agent.create(body("First " + word));
        String second = agent.create(body("Second " + word));
        String third = agent.create(with(
                with(body("Third " + word), "direction", "IN"), "actions", List.of(Map.of("kind", "close_as_spam"))));
        manager.ask(
                        HttpMethod.PUT,
                        "/order",
                        Map.of("ranks", List.of(Map.of("id", third, "rank", 1), Map.of("id", first, "rank", 999_999))))
                .expectStatus()
                .isNoContent();

        assertThat(listed("?text=" + word)).containsExactly(third, second, first);
        assertThat(listed("?direction=OUT&text=" + word)).containsExactly(second, first);
        assertThat(listed("?state=ACTIVE&text=" + word)).isEmpty();
        String next = json(agent.get("?limit=2&text=" + word)).get("next").asString();
        assertThat(listed("?limit=2&text=" + word + "&cursor=" + next)).containsExactly(first);
        agent.get("?cursor=nonsense").expectStatus().isBadRequest();
    }

    private List<String> listed(String query) {
        return json(agent.get(query))
                .get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    private String inForce(String id) {
        return guidelines.inForce().guidelines().stream()
                .filter(one -> one.id().toString().equals(id))
                .map(one -> one.name())
                .findFirst()
                .orElse("");
    }

    private static int status(Writing who, String id, String name) {
        return who.save(id, 1, body(name))
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private Writing as(EmployeeId who) {
        return new Writing(people.signIn(who).client());
    }
}
