package dev.parley.inbox.guideline;

import static dev.parley.inbox.guideline.Writing.body;
import static dev.parley.inbox.guideline.Writing.with;
import static dev.parley.inbox.guideline.Writing.words;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class ExampleTests {
    @Autowired
    private People people;

    private Writing manager;

    @BeforeEach
    void aManager() {
        manager = new Writing(people.signIn(people.manager("Max")).client());
    }

    @Test
    void aVersionWithFailingExamplesIsKeptAndDoesNotCount() {
        var refund = example("You get all refunds tomorrow.", true, Map.of());
        var greeting = example("Good morning!", true, Map.of());
        String id = manager.create(with(body("Money"), "examples", List.of(refund, greeting)));

        manager.get("/" + id)
                .expectBody()
                .jsonPath("$.newest.failing.length()")
                .isEqualTo(1)
                .jsonPath("$.newest.failing[0]")
                .isEqualTo(1);
        manager.activate(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("examples-fail")
                .jsonPath("$.failing[0]")
                .isEqualTo(1);

        manager.save(id, 1, with(body("Money"), "examples", List.of(refund, example("Good morning!", false, Map.of()))))
                .expectBody()
                .jsonPath("$.summary.failing")
                .isEqualTo(0);
        manager.activate(id).expectStatus().isOk();
    }

    @Test
    void whatAnExampleDoesNotSayIsAsTheScopeWantsIt() {
        var examples = List.of(
                example("A refund it is.", true, Map.of()),
                example("A refund it is.", false, Map.of("channel_kind", "TELEGRAM")),
                example("A refund it is.", false, Map.of("language", List.of("en"))));

        manager.post("/trial", with(body("Money"), "examples", examples))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcomes[0].asSaid")
                .isEqualTo(true)
                .jsonPath("$.outcomes[0].places[0].start")
                .isEqualTo(2)
                .jsonPath("$.outcomes[0].places[0].end")
                .isEqualTo(8)
                .jsonPath("$.outcomes[1].asSaid")
                .isEqualTo(true)
                .jsonPath("$.outcomes[2].trouble")
                .exists();
    }

    @Test
    void whatAsksForAFieldThatThereIsNotDoesNotCount() {
        String id = manager.create(
                with(body("Gone"), "condition", Map.of("kind", "present", "fact", "contact.no_such_field")));

        manager.activate(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("guideline-trouble");
        manager.post("/trial", with(body("Fine"), "condition", words("fine")))
                .expectBody()
                .jsonPath("$.trouble")
                .doesNotExist();
    }

    private static Map<String, Object> example(String text, boolean matches, Map<String, Object> facts) {
        var example = new HashMap<String, Object>();
        example.put("text", text);
        example.put("matches", matches);
        example.put("facts", facts);
        return example;
    }
}
