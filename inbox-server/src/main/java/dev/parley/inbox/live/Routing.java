package dev.parley.inbox.live;

import dev.parley.inbox.employee.TeamId;
import java.util.Objects;
import java.util.Optional;

/** Who gets to see a frame: the same rule live and when somebody resumes. */
final class Routing {
    private Routing() {}

    /** The frame as this person may see it; empty when it is none of their business. */
    static Optional<Frame> seenBy(Person person, Frame frame) {
        var summary = frame.summary();
        if (summary != null) {
            if (person.mayRead(summary)) {
                return Optional.of(frame);
            }
            boolean itWas =
                    mayReadTeams(person, frame) || Frames.concerned(frame).contains(person.id());
            return itWas ? Optional.of(frame.withoutSummary()) : Optional.empty();
        }
        return switch (frame.type()) {
            case QUEUE_REBUILT, TAGS_CHANGED, FIELDS_DEFINED, GUIDELINES_CHANGED, CONTACT_CHANGED -> Optional.of(frame);
            case SET_ASIDE, CHANNEL_CHANGED -> person.manages() ? Optional.of(frame) : Optional.empty();
            case VIEWS_CHANGED ->
                "COMPANY".equals(frame.data().get("sharing")) || mayReadTeams(person, frame) || isDoer(person, frame)
                        ? Optional.of(frame)
                        : Optional.empty();
            default ->
                mayReadTeams(person, frame) || Frames.concerned(frame).contains(person.id())
                        ? Optional.of(frame)
                        : Optional.empty();
        };
    }

    private static boolean isDoer(Person person, Frame frame) {
        return frame.employee() != null
                && frame.employee().id().equals(person.id().value());
    }

    private static boolean mayReadTeams(Person person, Frame frame) {
        return java.util.stream.Stream.of(frame.teamId(), frame.previousTeamId())
                .filter(Objects::nonNull)
                .anyMatch(team -> person.mayRead(new TeamId(team)));
    }
}
