package dev.parley.inbox.keyboard;

import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ParleyTest
class ShortcutTests {
    @Autowired
    private People people;

    @Test
    void keysFollowThePersonAndNobodyElse() {
        var ann = people.agent("Ann");
        save(people.signIn(ann), "claim", "x").expectStatus().isOk();
        save(people.signIn(ann), "go-mine", "g 7").expectStatus().isOk();

        shown(people.signIn(ann)).expectBody().json("""
                {"shortcuts": [{"command": "go-mine", "keys": "g 7"}]}
                """);
        shown(people.signIn(people.agent("Bob"))).expectBody().json("{\"shortcuts\": []}");
    }

    @Test
    void aCommandMayHaveNoKeysAtAll() {
        save(people.signIn(people.agent("Ann")), "close", "").expectStatus().isOk();
    }

    @Test
    void nonsenseIsRefused() {
        var ann = people.signIn(people.agent("Ann"));
        save(ann, "claim", "a b c").expectStatus().isBadRequest();
        save(ann, "claim", " ").expectStatus().isBadRequest();
        save(ann, "no such\ncommand", "x").expectStatus().isBadRequest();
    }

    private static RestTestClient.ResponseSpec shown(Browser browser) {
        return browser.client().get().uri("/api/me/shortcuts").exchange();
    }

    private static RestTestClient.ResponseSpec save(Browser browser, String command, String keys) {
        var body = Map.of("shortcuts", List.of(Map.of("command", command, "keys", keys)));
        return browser.client().put().uri("/api/me/shortcuts").body(body).exchange();
    }
}
