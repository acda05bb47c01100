package dev.parley.inbox.notification;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.notification.NotificationKind.Way;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the asker wants to be told. */
@RestController
@RequestMapping("/api/me/notifications")
final class PreferenceController {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(31);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final PreferenceRows rows;
    private final Notifications notifications;
    private final Clock clock;

    PreferenceController(PreferenceRows rows, Notifications notifications, Clock clock) {
        this.rows = rows;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** The ways of one kind. */
    record KindView(NotificationKind kind, List<Way> ways) {}

    /** When not to disturb; times as {@code 18:30}. */
    record QuietView(boolean on, String from, String to, List<DayOfWeek> days, ZoneId timeZone) {
        static QuietView of(Quiet quiet) {
            return new QuietView(
                    quiet.on(),
                    TIME.format(quiet.from()),
                    TIME.format(quiet.to()),
                    quiet.days().stream().sorted().toList(),
                    quiet.timeZone());
        }

        Quiet quiet() {
            return new Quiet(on, LocalTime.parse(from), LocalTime.parse(to), Set.copyOf(days), timeZone);
        }
    }

    /** Everything there is to choose; {@code undisturbed} says whether it is quiet or paused at this moment. */
    record PreferencesView(
            List<KindView> kinds,
            boolean sound,
            QuietView quiet,
            @Nullable Instant pausedUntil,
            boolean undisturbed) {
        static PreferencesView of(Preferences all, Instant now) {
            var kinds = java.util.Arrays.stream(NotificationKind.values())
                    .map(kind -> new KindView(
                            kind,
                            all.ways().getOrDefault(kind, Set.of()).stream()
                                    .sorted()
                                    .toList()))
                    .toList();
            var paused = all.pausedUntil();
            return new PreferencesView(
                    kinds,
                    all.sound(),
                    QuietView.of(all.quiet()),
                    paused != null && now.isBefore(paused) ? paused : null,
                    all.isUndisturbed(now));
        }
    }

    /** What to choose from now on; kinds that are not named are told as at first. */
    record PreferencesRequest(List<KindView> kinds, boolean sound, QuietView quiet) {
        Preferences preferences() {
            Map<NotificationKind, Set<Way>> ways = kinds.stream()
                    .collect(
                            Collectors.toMap(KindView::kind, one -> Set.copyOf(one.ways()), (first, second) -> second));
            return new Preferences(ways, sound, quiet.quiet(), null);
        }
    }

    /** Until when nothing disturbs; without it the pause ends now. */
    record PauseRequest(@Nullable Instant until) {}

    @GetMapping
    PreferencesView get(@AuthenticationPrincipal SignedIn me) {
        return view(me.id());
    }

    private PreferencesView view(EmployeeId me) {
        return PreferencesView.of(rows.find(me).orElseThrow(() -> Problem.notFound("employee")), clock.instant());
    }

    @PutMapping
    PreferencesView save(@AuthenticationPrincipal SignedIn me, @RequestBody PreferencesRequest request) {
        try {
            rows.save(me.id(), request.preferences());
        } catch (java.time.DateTimeException e) {
            throw (Problem) Problem.invalid("Times are written as 18:30.").initCause(e);
        }
        notifications.tellChanged(List.of(me.id()));
        return view(me.id());
    }

    @PutMapping("/pause")
    PreferencesView pause(@AuthenticationPrincipal SignedIn me, @RequestBody PauseRequest request) {
        var until = request.until();
        if (until != null && until.isAfter(clock.instant().plus(LONGEST_PAUSE))) {
            throw Problem.invalid("A pause lasts a month at most. Switch kinds off to hear no more of them.");
        }
        rows.pause(me.id(), until);
        notifications.tellChanged(List.of(me.id()));
        return view(me.id());
    }
}
