package dev.parley.inbox.hours;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;

/** Reads the days of an iCalendar file (RFC 5545): whole-day events, those of several days and those that come back each year too. */
final class HolidayCalendar {
    private static final int YEARS = 5;
    private static final int MOST_EVENTS = 5000;
    private static final int LONGEST_DAYS = 60;
    private static final int LONGEST_NAME = 100;

    private HolidayCalendar() {}

    /** The days from {@code first} on, for five years; a problem when it is no calendar. */
    static List<TeamHours.Holiday> read(String text, LocalDate first) {
        List<VEvent> events = Biweekly.parse(text).all().stream()
                .flatMap(calendar -> calendar.getEvents().stream())
                .toList();
        if (events.isEmpty()) {
            throw Problem.invalid(
                    "This file holds no events of a calendar. Choose an iCalendar file, which ends in .ics.");
        }
        if (events.size() > MOST_EVENTS) {
            throw Problem.invalid("This calendar has more than 5000 events. Choose one that holds holidays only.");
        }
        var days = new TreeMap<LocalDate, String>();
        events.forEach(event -> add(event, first, first.plusYears(YEARS), days));
        return days.entrySet().stream()
                .map(day -> new TeamHours.Holiday(day.getKey(), day.getValue()))
                .toList();
    }

    private static void add(VEvent event, LocalDate first, LocalDate end, TreeMap<LocalDate, String> days) {
        var start = event.getDateStart();
        // What begins at a time of the day is an appointment.
        if (start == null || start.getValue() == null || start.getValue().hasTime()) {
            return;
        }
        String name = event.getSummary() == null ? "" : event.getSummary().getValue();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        int length = length(event);
        // Biweekly reads a date as its midnight here; the iterator goes from midnight to midnight in the zone it is
        // given.
        var zone = TimeZone.getDefault();
        var dates = event.getDateIterator(zone);
        while (dates.hasNext()) {
            var day = dates.next().toInstant().atZone(zone.toZoneId()).toLocalDate();
            if (!day.isBefore(end)) {
                return;
            }
            for (int i = 0; i < length; i++) {
                var each = day.plusDays(i);
                if (!each.isBefore(first) && each.isBefore(end)) {
                    days.putIfAbsent(each, shown);
                }
            }
        }
    }

    /** The end of a whole-day event is the day after its last. */
    private static int length(VEvent event) {
        var end = event.getDateEnd();
        if (end == null || end.getValue() == null || event.getDateStart() == null) {
            return 1;
        }
        Date from = event.getDateStart().getValue();
        // Half a day more, for nights in which clocks change.
        long days = Duration.between(from.toInstant(), end.getValue().toInstant())
                .plusHours(12)
                .toDays();
        return (int) Math.clamp(days, 1, LONGEST_DAYS);
    }
}
