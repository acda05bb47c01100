package dev.parley.inbox.bot;

import dev.parley.botrules.Action;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.plan.Plan;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What intake asks of each message before it stores it, and what it has kept afterwards: all in its transaction, so that guidelines
 * act with the message or not at all.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Bots {
    private static final Logger log = LoggerFactory.getLogger(Bots.class);

    private final CompanyBook book;
    private final Understanding understanding;
    private final Surroundings surroundings;
    private final Acts acts;
    private final Announcements announcements;
    private final Clock clock;

    Bots(
            CompanyBook book,
            Understanding understanding,
            Surroundings surroundings,
            Acts acts,
            Announcements announcements,
            Clock clock) {
        this.book = book;
        this.understanding = understanding;
        this.surroundings = surroundings;
        this.acts = acts;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What guidelines do about each, in their order. Nobody's message waits for a guideline that cannot be asked. */
    public List<Guided> guide(List<Came> came) {
        if (came.isEmpty()) {
            return List.of();
        }
        var open = book.open();
        var known = surroundings.of(came, open.vocabulary());
        var languages = new HashMap<>(understanding.before(known.existing()));
        return came.stream()
                .map(each -> {
                    var understood = understanding.of(each.said(), languages.get(each.conversation()));
                    var language = understood.language();
                    if (language != null) {
                        languages.put(each.conversation(), language);
                    }
                    return guide(open, known, each, understood);
                })
                .toList();
    }

    private static Guided guide(CompanyBook.Opened open, Surroundings.OfBatch known, Came came, Understood understood) {
        var facts = known.facts(came, understood);
        var utterance = Utterance.received(
                came.said().whole(), understood.language(), facts, came.said().at());
        var holding = open.book().ask(utterance);
        holding.troubles()
                .forEach(trouble -> log.warn(
                        "The guideline {} could not be asked about message {}: {}",
                        trouble.guideline().name(),
                        came.message(),
                        trouble.reason()));
        return new Guided(came, understood, Plan.of(holding.matches()));
    }

    /** Keeps what was done, once the messages are stored; {@code after} are their conversations as they are stored. */
    public void keep(List<Guided> guided, Map<ConversationId, ConversationState> after) {
        acts.insertReadings(guided);
        var acted = guided.stream()
                .filter(each ->
                        !each.plan().steps().isEmpty() || !each.plan().left().isEmpty())
                .toList();
        if (acted.isEmpty()) {
            return;
        }
        acts.insert(acted);
        acts.update(acted, after);
        acted.forEach(each -> tell(each, after.get(each.came().conversation())));
    }

    private void tell(Guided guided, @Nullable ConversationState after) {
        var told = guided.steps(Action.Notify.class)
                .map(step -> (Action.Notify) step.action())
                .toList();
        if (told.isEmpty() || after == null) {
            return;
        }
        Set<String> people = acts.people(told).stream().map(Object::toString).collect(Collectors.toSet());
        if (people.isEmpty()) {
            return;
        }
        announcements.add(new ParleyEvent(
                EventType.GUIDELINES_ACTED,
                after.id().value(),
                after.version(),
                after.team().value(),
                null,
                null,
                clock.instant(),
                Map.of(
                        "seq", Integer.toString(after.lastSeq()),
                        "notify", "GUIDELINE",
                        "notifyTo", String.join(",", people))));
    }
}
