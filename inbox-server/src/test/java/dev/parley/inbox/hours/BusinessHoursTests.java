package dev.parley.inbox.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.hours.BusinessHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessHoursTests {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Span MORNING = new Span(8 * 60, 12 * 60);
    private static final Span AFTERNOON = new Span(13 * 60, 17 * 60);
    private static final BusinessHours OFFICE = office(Set.of());

    private static BusinessHours office(Set<LocalDate> holidays) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, day.compareTo(DayOfWeek.SATURDAY) < 0 ? List.of(MORNING, AFTERNOON) : List.of());
        }
        return new BusinessHours(ZURICH, week, holidays);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZURICH).toInstant();
    }

    @Test
    void lunchNightAndWeekendDoNotCount() {
        assertThat(OFFICE.plus(at("2026-11-20T11:30"), Duration.ofHours(1))).contains(at("2026-11-20T13:30"));
        assertThat(OFFICE.plus(at("2026-11-20T16:30"), Duration.ofHours(1))).contains(at("2026-11-23T08:30"));
        assertThat(OFFICE.plus(at("2026-11-21T10:00"), Duration.ofHours(4))).contains(at("2026-11-23T12:00"));
        assertThat(OFFICE.between(at("2026-11-20T11:30"), at("2026-11-23T08:30")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(OFFICE.isOpen(at("2026-11-20T12:00"))).isFalse();
        assertThat(OFFICE.isOpen(at("2026-11-20T13:00"))).isTrue();
    }

    @Test
    void holidaysDoNotCount() {
        var hours = office(Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28")));
        assertThat(hours.plus(at("2026-12-24T16:00"), Duration.ofHours(2))).contains(at("2026-12-29T09:00"));
    }

    @Test
    void aNightWithChangedClocksIsAsLongAsItIs() {
        var always = new BusinessHours(ZURICH, everyDay(List.of(new Span(0, 1440))), Set.of());
        assertThat(always.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(25));
        assertThat(always.plus(at("2026-03-28T12:00"), Duration.ofHours(24))).contains(at("2026-03-29T13:00"));
        var night = new BusinessHours(ZURICH, everyDay(List.of(new Span(2 * 60, 3 * 60))), Set.of());
        assertThat(night.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isZero();
        assertThat(night.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void whoNeverWorksNeverFinishes() {
        var never = new BusinessHours(ZURICH, Map.of(), Set.of());
        assertThat(never.plus(at("2026-11-20T11:30"), Duration.ofMinutes(1))).isEmpty();
        assertThat(never.between(at("2026-11-20T11:30"), at("2027-11-20T11:30")))
                .isZero();
    }

    @Test
    void addingIsTheInverseOfMeasuringInWhateverWeekAndZone() {
        var random = new Random(20_261_122);
        for (int i = 0; i < 2000; i++) {
            var hours = randomHours(random);
            var from = at("2026-03-20T00:00").plusSeconds(random.nextInt(300 * 86_400));
            var working = Duration.ofMinutes(random.nextInt(6000));
            var reached = hours.plus(from, working);
            assertThat(reached).isPresent();
            assertThat(reached.get()).isAfterOrEqualTo(from);
            assertThat(hours.between(from, reached.get())).isEqualTo(working);
            // One after the other is the same as both at once.
            var half = Duration.ofMinutes(random.nextInt((int) working.toMinutes() + 1));
            assertThat(hours.plus(hours.plus(from, half).orElseThrow(), working.minus(half)))
                    .isEqualTo(reached);
            assertThat(hours.between(from, reached.get()))
                    .isEqualTo(minuteByMinute(hours, from, reached.get(), working));
        }
    }

    /** What between() must be by the definition alone; only for short ways, the others take too long. */
    private static Duration minuteByMinute(BusinessHours hours, Instant from, Instant to, Duration otherwise) {
        if (Duration.between(from, to).toHours() > 48 || from.getEpochSecond() % 60 != 0) {
            return otherwise;
        }
        long open = 0;
        for (var moment = from; moment.isBefore(to); moment = moment.plusSeconds(60)) {
            open += hours.isOpen(moment) ? 1 : 0;
        }
        return Duration.ofMinutes(open);
    }

    private static BusinessHours randomHours(Random random) {
        var zones = List.of(
                "Europe/Zurich", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo");
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var spans = new ArrayList<Span>();
            for (int i = random.nextInt(3); i > 0; i--) {
                int from = random.nextInt(1440);
                spans.add(new Span(from, from + 1 + random.nextInt(1440 - from)));
            }
            week.put(day, spans);
        }
        week.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(new Span(9 * 60, 17 * 60)));
        var holidays = new HashSet<LocalDate>();
        for (int i = random.nextInt(10); i > 0; i--) {
            holidays.add(LocalDate.parse("2026-03-20").plusDays(random.nextInt(300)));
        }
        return new BusinessHours(ZoneId.of(zones.get(random.nextInt(zones.size()))), week, holidays);
    }

    private static Map<DayOfWeek, List<Span>> everyDay(List<Span> spans) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, spans);
        }
        return week;
    }
}
