package dev.parley.inbox.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a team works, by the clock on its wall: spans of each weekday in a time zone, less the holidays. Reckons in working time.
 *
 * <p>Where the clocks change within a span it is as long as it really is: an hour shorter in spring, an hour longer in autumn.
 *
 * @param week the spans of each weekday, in order and apart; a weekday without any is free
 * @param holidays days without work
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays) {
    /** Longer than any promise: who works that seldom never finishes. */
    private static final int FARTHEST_DAYS = 5 * 366;

    /** A part of a day in minutes after midnight; {@code to} may be 1440, the day's end. */
    public record Span(int from, int to) {
        private static final int DAY = 1440;

        public Span {
            if (from < 0 || to > DAY || from >= to) {
                throw new IllegalArgumentException("A span goes from one minute of a day to a later one");
            }
        }
    }

    public BusinessHours {
        var ordered = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                ordered.put(day, joined(spans));
            }
        });
        week = Map.copyOf(ordered);
        holidays = Set.copyOf(holidays);
    }

    /** In order, with those that touch or overlap made one. */
    private static List<Span> joined(List<Span> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::from));
        var joined = new ArrayList<Span>();
        for (var span : sorted) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.from() <= last.to()) {
                joined.set(joined.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    private record Opening(Instant from, Instant to) {}

    private List<Opening> openings(LocalDate date) {
        if (holidays.contains(date)) {
            return List.of();
        }
        var openings = new ArrayList<Opening>();
        for (var span : week.getOrDefault(date.getDayOfWeek(), List.of())) {
            var opening = new Opening(at(date, span.from()), at(date, span.to()));
            if (opening.from().isBefore(opening.to())) {
                openings.add(opening);
            }
        }
        return openings;
    }

    private Instant at(LocalDate date, int minute) {
        return minute == Span.DAY
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(minute / 60, minute % 60).atZone(zone).toInstant();
    }

    /** Whether somebody works at this moment. */
    public boolean isOpen(Instant moment) {
        return openings(moment.atZone(zone).toLocalDate()).stream()
                .anyMatch(opening -> !moment.isBefore(opening.from()) && moment.isBefore(opening.to()));
    }

    /** When so much working time after a moment has passed; empty when that takes more than five years. */
    public Optional<Instant> plus(Instant moment, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("Working time does not go backwards");
        }
        var left = working;
        var date = moment.atZone(zone).toLocalDate();
        for (int i = 0; i < FARTHEST_DAYS; i++, date = date.plusDays(1)) {
            for (var opening : openings(date)) {
                var from = opening.from().isAfter(moment) ? opening.from() : moment;
                if (from.isAfter(opening.to())) {
                    continue;
                }
                var length = Duration.between(from, opening.to());
                if (left.compareTo(length) <= 0) {
                    return Optional.of(from.plus(left));
                }
                left = left.minus(length);
            }
        }
        return Optional.empty();
    }

    /** How much working time lies between two moments; none when the second is not later. */
    public Duration between(Instant from, Instant to) {
        var sum = Duration.ZERO;
        var last = to.atZone(zone).toLocalDate();
        for (var date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (var opening : openings(date)) {
                var start = opening.from().isAfter(from) ? opening.from() : from;
                var end = opening.to().isBefore(to) ? opening.to() : to;
                if (start.isBefore(end)) {
                    sum = sum.plus(Duration.between(start, end));
                }
            }
        }
        return sum;
    }
}
