package dev.parley.inbox.live;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a browser missed: the same frames as live, for whom they are. */
@RestController
final class EventsController {
    private static final Pattern ID = Pattern.compile("\\d{1,19}-\\d{1,19}");
    private static final int MOST = 1000;

    private final EventStream stream;
    private final Frames frames;
    private final PersonRows people;

    EventsController(EventStream stream, Frames frames, PersonRows people) {
        this.stream = stream;
        this.frames = frames;
        this.people = people;
    }

    /**
     * Some of what came after an event.
     *
     * @param last the last event looked at; ask again after it while there is {@code more}
     */
    record Answer(List<Frame> events, String last, boolean more) {}

    @GetMapping("/api/events")
    Answer events(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String after,
            @RequestParam(defaultValue = "500") int limit) {
        if (!ID.matcher(after).matches()) {
            throw Problem.invalid("\"after\" is the id of an event, such as 1700000000000-0.");
        }
        int most = Math.clamp(limit, 1, MOST);
        var found = stream.listAfter(after, most);
        // Looked at afterwards: what was read was still there.
        requireStillHeld(after);
        var person = person(me);
        var seen = frames.of(found).stream()
                .map(frame -> Routing.seenBy(person, frame))
                .flatMap(Optional::stream)
                .toList();
        return new Answer(seen, found.isEmpty() ? after : found.getLast().id(), found.size() == most);
    }

    private void requireStillHeld(String after) {
        var first = stream.firstId();
        boolean tooOld = first.isPresent() && RecordedEvent.compareIds(after, first.get()) < 0;
        boolean unknown = RecordedEvent.compareIds(after, stream.lastId()) > 0;
        if (tooOld || unknown) {
            throw new Problem(
                    HttpStatus.GONE, "gone", "The events after this one are no longer held. Load your views anew.");
        }
    }

    private Person person(SignedIn me) {
        var rights = people.rights(List.of(me.id())).get(me.id());
        if (rights == null || !rights.active()) {
            throw Problem.forbidden("Your account is switched off. Ask an administrator.");
        }
        return new Person(me.id(), rights);
    }
}
