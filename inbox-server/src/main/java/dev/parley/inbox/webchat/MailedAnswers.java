package dev.parley.inbox.webchat;

import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.GroupFollower;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.webchat.ChatLine.Origin;
import dev.parley.inbox.webchat.ChatLine.Way;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows visitors in the chat what they answered by e-mail. */
@Component
final class MailedAnswers implements GroupFollower {
    private final RoomRows rooms;
    private final Lines lines;

    MailedAnswers(RoomRows rooms, Lines lines) {
        this.rooms = rooms;
        this.lines = lines;
    }

    @Override
    public String group() {
        return "web-chat";
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        var ids = events.stream()
                .map(RecordedEvent::event)
                .filter(event -> event.type() == EventType.MESSAGE_RECEIVED)
                .map(event -> event.data().get("messageId"))
                .filter(Objects::nonNull)
                .flatMap(id -> Uuids.read(id).stream())
                .toList();
        if (!ids.isEmpty()) {
            rooms.listMailed(ids).forEach(this::show);
        }
    }

    private void show(RoomRows.Mailed mail) {
        lines.add(
                mail.visitor(),
                new LineRows.Row(0, key(mail.message()), Origin.VISITOR, Way.MAIL, "", mail.text(), mail.at()),
                owner -> {});
    }

    private static String key(UUID message) {
        return "mail-" + message;
    }
}
