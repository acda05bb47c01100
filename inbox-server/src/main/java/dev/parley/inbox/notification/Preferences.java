package dev.parley.inbox.notification;

import dev.parley.inbox.notification.NotificationKind.Way;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param ways the ways of each kind; a kind that is not there is told as everybody is told at first
 * @param sound whether an open page may sound
 * @param pausedUntil nothing disturbs before; null while nothing is paused
 */
record Preferences(
        Map<NotificationKind, Set<Way>> ways,
        boolean sound,
        Quiet quiet,
        @Nullable Instant pausedUntil) {

    Preferences {
        var complete = new EnumMap<NotificationKind, Set<Way>>(NotificationKind.class);
        for (var kind : NotificationKind.values()) {
            complete.put(kind, withBell(ways.getOrDefault(kind, kind.atFirst())));
        }
        ways = Map.copyOf(complete);
    }

    /** What is told at all stands in the panel too: what rang can be found again. */
    private static Set<Way> withBell(Set<Way> chosen) {
        if (chosen.isEmpty()) {
            return Set.of();
        }
        var all = EnumSet.copyOf(chosen);
        all.add(Way.BELL);
        return Set.copyOf(all);
    }

    static Preferences atFirst(ZoneId zone) {
        return new Preferences(Map.of(), true, Quiet.off(zone), null);
    }

    boolean wants(NotificationKind kind, Way way) {
        return ways.getOrDefault(kind, Set.of()).contains(way);
    }

    /** Whether nothing may ring, light up or arrive now. */
    boolean isUndisturbed(Instant now) {
        return quiet.isQuiet(now) || (pausedUntil != null && now.isBefore(pausedUntil));
    }

    Preferences pausedUntil(@Nullable Instant until) {
        return new Preferences(ways, sound, quiet, until);
    }
}
