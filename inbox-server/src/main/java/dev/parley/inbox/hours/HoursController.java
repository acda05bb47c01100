package dev.parley.inbox.hours;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** When teams work. */
@RestController
final class HoursController {
    private static final int LARGEST_CALENDAR = 2_000_000;

    /** A team's hours; none: around the clock. */
    record HoursAnswer(@Nullable TeamHours hours) {}

    /** An iCalendar file's text. */
    record CalendarRequest(String text) {}

    private final WorkingTimes times;
    private final Access access;
    private final Clock clock;

    HoursController(WorkingTimes times, Access access, Clock clock) {
        this.times = times;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/api/teams/{id}/hours")
    HoursAnswer get(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id) {
        access.require(me.id(), Role.MANAGER);
        return new HoursAnswer(times.find(id).orElse(null));
    }

    @PutMapping("/api/teams/{id}/hours")
    HoursAnswer set(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id, @RequestBody HoursAnswer body) {
        access.require(me.id(), Role.MANAGER);
        times.set(id, Optional.ofNullable(body.hours()));
        return new HoursAnswer(times.find(id).orElse(null));
    }

    /** What holidays a calendar holds; nothing is kept. */
    @PostMapping("/api/holidays/read")
    List<TeamHours.Holiday> read(@AuthenticationPrincipal SignedIn me, @RequestBody CalendarRequest body) {
        access.require(me.id(), Role.MANAGER);
        if (body.text().length() > LARGEST_CALENDAR) {
            throw Problem.invalid("This calendar is larger than 2 MB. Choose one that holds holidays only.");
        }
        return HolidayCalendar.read(body.text(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
