package dev.parley.inbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ConversationLogTests {
    @Test
    void whatIsLoggedOnTheWayOfARequestCarriesItsConversation() {
        var id = UUID.randomUUID();

        try (var marked = ConversationLog.ofPath("/api/conversations/" + id + "/claim")) {
            assertThat(MDC.get("conversation")).isEqualTo(id.toString());
        }
        assertThat(MDC.get("conversation")).isNull();
    }

    @Test
    void otherPathsMarkNothing() {
        try (var marked = ConversationLog.ofPath("/api/queues/" + UUID.randomUUID() + "/claim-next")) {
            assertThat(MDC.get("conversation")).isNull();
        }
    }
}
