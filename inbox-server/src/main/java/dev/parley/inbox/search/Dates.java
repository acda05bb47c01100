package dev.parley.inbox.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of filters where the reader is. */
final class Dates {
    /** How dates are written, for problems. */
    static final List<String> FORMS =
            List.of("2026", "2026-05", "2026-05-17", "17.5.2026", "today", "yesterday", "7d", "2w", "3m", "1y");

    private static final int EARLIEST = 1970;
    private static final int LATEST = 2200;
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([dwmy])");
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private final ZoneId zone;
    private final LocalDate today;

    Dates(Instant now, ZoneId zone) {
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
    }

    /** A day, a month or a year: from its first moment to before the next one's. */
    record Span(Instant from, Instant to) {}

    private record Days(LocalDate first, LocalDate next) {
        static Days day(LocalDate day) {
            return new Days(day, day.plusDays(1));
        }
    }

    /** Empty when it is not a date. */
    Optional<Span> read(String text) {
        try {
            return days(text.toLowerCase(Locale.ROOT))
                    .filter(days ->
                            days.first().getYear() >= EARLIEST && days.first().getYear() < LATEST)
                    .map(days -> new Span(start(days.first()), start(days.next())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Days> days(String text) {
        var ago = AGO.matcher(text);
        var iso = ISO.matcher(text);
        var points = POINTS.matcher(text);
        if (text.equals("today")) {
            return Optional.of(Days.day(today));
        } else if (text.equals("yesterday")) {
            return Optional.of(Days.day(today.minusDays(1)));
        } else if (ago.matches()) {
            return Optional.of(Days.day(before(Integer.parseInt(ago.group(1)), ago.group(2))));
        } else if (iso.matches()) {
            return Optional.of(iso(iso));
        } else if (points.matches()) {
            return Optional.of(Days.day(LocalDate.of(number(points, 3), number(points, 2), number(points, 1))));
        }
        return Optional.empty();
    }

    private LocalDate before(int count, String unit) {
        return switch (unit) {
            case "d" -> today.minusDays(count);
            case "w" -> today.minusWeeks(count);
            case "m" -> today.minusMonths(count);
            default -> today.minusYears(count);
        };
    }

    private static Days iso(Matcher iso) {
        if (iso.group(2) == null) {
            var year = Year.of(number(iso, 1));
            return new Days(year.atDay(1), year.plusYears(1).atDay(1));
        }
        var month = YearMonth.of(number(iso, 1), number(iso, 2));
        return iso.group(3) == null
                ? new Days(month.atDay(1), month.plusMonths(1).atDay(1))
                : Days.day(month.atDay(1).withDayOfMonth(number(iso, 3)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
