package dev.parley.inbox.spam;

import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.GroupFollower;
import dev.parley.inbox.event.RecordedEvent;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Learns from letters that somebody answered, which nobody does with spam. */
@Component
final class AnsweredLetters implements GroupFollower {
    private final Lessons lessons;
    private final RuleRows rules;

    AnsweredLetters(Lessons lessons, RuleRows rules) {
        this.lessons = lessons;
        this.rules = rules;
    }

    @Override
    public String group() {
        return "spam";
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        var answered = new TreeSet<>(events.stream()
                .map(RecordedEvent::event)
                .filter(event -> event.type() == EventType.MESSAGE_SENT)
                .map(event -> event.conversation())
                .filter(Objects::nonNull)
                .toList());
        if (!answered.isEmpty() && rules.get().content()) {
            lessons.answered(answered);
        }
    }
}
