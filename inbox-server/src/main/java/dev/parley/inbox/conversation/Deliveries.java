package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.MessageView.DeliveryState;
import dev.parley.inbox.conversation.MessageView.DeliveryView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the outbox's state of a message as people see it: what waits for its first try can still be undone. */
final class Deliveries {
    private Deliveries() {}

    static @Nullable DeliveryView read(ResultSet row, Instant now) throws SQLException {
        String stored = row.getString("state");
        if (stored == null) {
            return null;
        }
        int attempts = row.getInt("attempts");
        boolean failedBefore = row.getString("error") != null;
        Instant notBefore = row.getTimestamp("not_before").toInstant();
        Timestamp sentAt = row.getTimestamp("left_at");
        Timestamp scheduled = row.getTimestamp("scheduled_for");
        DeliveryState state = switch (stored) {
            case "WAITING" ->
                attempts == 0 && !failedBefore && notBefore.isAfter(now)
                        ? scheduled == null ? DeliveryState.UNDO : DeliveryState.SCHEDULED
                        : DeliveryState.QUEUED;
            default -> DeliveryState.valueOf(stored);
        };
        return new DeliveryView(
                state,
                stored.equals("WAITING") && notBefore.isAfter(now) ? notBefore : null,
                attempts,
                row.getString("error"),
                instant(sentAt),
                instant(scheduled),
                row.getBoolean("held_back"),
                instant(row.getTimestamp("delivered_at")),
                instant(row.getTimestamp("read_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
