package dev.parley.inbox.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When somebody does not want to be disturbed: every night from one time to another, and on whole days.
 *
 * @param from when it begins; the same as {@code to} for no night at all
 * @param to when it ends, on the next day where that is earlier
 * @param days the days that are quiet from midnight to midnight
 */
record Quiet(boolean on, LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId timeZone) {
    static final LocalTime EVENING = LocalTime.of(18, 30);
    static final LocalTime MORNING = LocalTime.of(7, 30);

    Quiet {
        days = Set.copyOf(days);
    }

    static Quiet off(ZoneId zone) {
        return new Quiet(false, EVENING, MORNING, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), zone);
    }

    boolean isQuiet(Instant at) {
        var local = at.atZone(timeZone);
        return on && (days.contains(local.getDayOfWeek()) || isNight(local.toLocalTime()));
    }

    private boolean isNight(LocalTime time) {
        return from.isAfter(to) ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
    }
}
