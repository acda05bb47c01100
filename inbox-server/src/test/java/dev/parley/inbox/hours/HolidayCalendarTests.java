package dev.parley.inbox.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidayCalendarTests {
    private static final LocalDate NOW = LocalDate.parse("2026-11-22");

    @Test
    void wholeDaysThoseOfSeveralDaysAndYearlyOnesAreRead() {
        var days = read("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:Christmas
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261227
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:National day
                DTSTART;VALUE=DATE:20200801
                RRULE:FREQ=YEARLY
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                SUMMARY:A meeting
                DTSTART:20261224T100000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                SUMMARY:Long ago
                DTSTART;VALUE=DATE:20100101
                END:VEVENT
                """);

        assertThat(days)
                .startsWith(
                        new TeamHours.Holiday(LocalDate.parse("2026-12-25"), "Christmas"),
                        new TeamHours.Holiday(LocalDate.parse("2026-12-26"), "Christmas"),
                        new TeamHours.Holiday(LocalDate.parse("2027-08-01"), "National day"),
                        new TeamHours.Holiday(LocalDate.parse("2028-08-01"), "National day"))
                .hasSize(7);
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        for (String text : List.of("", "Dear Sir", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "\u0000\u0001")) {
            assertThatThrownBy(() -> HolidayCalendar.read(text, NOW)).hasFieldOrPropertyWithValue("code", "invalid");
        }
    }

    private static List<TeamHours.Holiday> read(String events) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Acme//EN\n" + events + "END:VCALENDAR\n";
        return HolidayCalendar.read(text.replace("\n", "\r\n"), NOW);
    }
}
