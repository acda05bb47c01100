package dev.parley.inbox.hours;

import dev.parley.inbox.problem.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * When a team works, as managers set it.
 *
 * @param timeZone a name of the IANA database
 * @param week the spans of the week; several a day are possible
 */
record TeamHours(String timeZone, List<WeekSpan> week, List<Holiday> holidays) {
    private static final int MOST_SPANS = 70;
    private static final int MOST_HOLIDAYS = 1000;

    /** A span of a weekday in minutes after midnight. */
    record WeekSpan(DayOfWeek day, int from, int to) {}

    /** A day without work. */
    record Holiday(LocalDate day, String name) {}

    TeamHours {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Problem.invalid("The time zone must be a name such as Europe/Zurich.");
        }
        if (week.size() > MOST_SPANS || holidays.size() > MOST_HOLIDAYS) {
            throw Problem.invalid("A week has at most 70 spans, a team at most 1000 holidays.");
        }
        week = List.copyOf(week);
        holidays = List.copyOf(holidays);
        for (var span : week) {
            if (span.from() < 0 || span.to() > 1440 || span.from() >= span.to()) {
                throw Problem.invalid("Each span must end after it begins, within one day.");
            }
        }
    }

    BusinessHours reckoning() {
        Map<DayOfWeek, List<BusinessHours.Span>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach(span -> days.computeIfAbsent(span.day(), day -> new ArrayList<>())
                .add(new BusinessHours.Span(span.from(), span.to())));
        var off = new HashSet<LocalDate>();
        holidays.forEach(holiday -> off.add(holiday.day()));
        try {
            return new BusinessHours(ZoneId.of(timeZone), days, off);
        } catch (DateTimeException e) {
            throw new IllegalStateException("PostgreSQL holds an unknown time zone: " + timeZone, e);
        }
    }
}
