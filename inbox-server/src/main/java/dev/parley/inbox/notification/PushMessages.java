package dev.parley.inbox.notification;

import dev.parley.inbox.notification.PushRows.Due;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a device is to show, in its person's language. */
@Component
final class PushMessages {
    private final JsonMapper json;

    PushMessages(JsonMapper json) {
        this.json = json;
    }

    /** JSON for the client's service worker: title, body, the address it opens, and the tag under which a newer one replaces it. */
    byte[] write(Due due) {
        String title = NotificationTexts.in(due.language()).line(due.kind(), due.actor());
        String body = due.subject() + (due.words().isEmpty() ? "" : "\n" + due.words());
        byte[] written = bytes(due, title, body);
        return written.length <= PushEncryption.LONGEST ? written : bytes(due, title, "");
    }

    private byte[] bytes(Due due, String title, String body) {
        var message = Map.of(
                "title",
                title,
                "body",
                body,
                "tag",
                due.conversationId().toString(),
                "id",
                due.notificationId().toString(),
                "path",
                "/inbox/mine/" + due.conversationId());
        return json.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }
}
