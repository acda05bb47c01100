package dev.parley.inbox.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification that is to be stored.
 *
 * @param occasion names the event: the same person and occasion again is the same notification
 * @param rings whether an open page may show and sound it
 * @param pushes whether it goes to the person's devices
 * @param mails whether a mail reminds of it
 */
record NewNotification(
        UUID id,
        UUID employee,
        NotificationKind kind,
        String occasion,
        UUID conversation,
        @Nullable Integer seq,
        @Nullable UUID actor,
        Instant at,
        boolean rings,
        boolean pushes,
        boolean mails) {}
