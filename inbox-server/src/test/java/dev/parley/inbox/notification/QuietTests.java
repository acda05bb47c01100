package dev.parley.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.notification.NotificationKind.Way;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QuietTests {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void aNightGoesOverMidnightInThePersonsOwnTimeZone() {
        var quiet = new Quiet(true, LocalTime.of(18, 30), LocalTime.of(7, 30), Set.of(), ZURICH);

        // 18:29 and 18:30 in Zurich, in winter and in summer.
        assertThat(quiet.isQuiet(Instant.parse("2026-01-14T17:29:59Z"))).isFalse();
        assertThat(quiet.isQuiet(Instant.parse("2026-01-14T17:30:00Z"))).isTrue();
        assertThat(quiet.isQuiet(Instant.parse("2026-07-15T16:30:00Z"))).isTrue();
        assertThat(quiet.isQuiet(Instant.parse("2026-01-15T06:29:59Z"))).isTrue();
        assertThat(quiet.isQuiet(Instant.parse("2026-01-15T06:30:00Z"))).isFalse();
    }

    @Test
    void wholeDaysAreQuietAndEqualTimesAreNoNight() {
        var quiet = new Quiet(true, LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.SUNDAY), ZURICH);

        assertThat(quiet.isQuiet(Instant.parse("2026-11-22T11:00:00Z"))).isTrue();
        // Monday has begun in Zurich.
        assertThat(quiet.isQuiet(Instant.parse("2026-11-22T23:30:00Z"))).isFalse();
        assertThat(quiet.isQuiet(Instant.parse("2026-11-23T11:00:00Z"))).isFalse();
    }

    @Test
    void aPauseEndsByItself() {
        var paused = Preferences.atFirst(ZURICH).pausedUntil(Instant.parse("2026-11-23T11:00:00Z"));

        assertThat(paused.isUndisturbed(Instant.parse("2026-11-23T10:59:59Z"))).isTrue();
        assertThat(paused.isUndisturbed(Instant.parse("2026-11-23T11:00:00Z"))).isFalse();
    }

    @Test
    void whatIsToldInAnyWayStandsInThePanel() {
        var preferences = new Preferences(
                Map.of(NotificationKind.QUEUE, Set.of(Way.PUSH), NotificationKind.MESSAGE, Set.of()),
                true,
                Quiet.off(ZURICH),
                null);

        assertThat(preferences.wants(NotificationKind.QUEUE, Way.BELL)).isTrue();
        assertThat(preferences.wants(NotificationKind.MESSAGE, Way.BELL)).isFalse();
        assertThat(preferences.wants(NotificationKind.ASSIGNED, Way.MAIL)).isTrue();
    }
}
