package dev.parley.inbox.live;

import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventTail;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.RecordedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the browsers of this node what the event stream tells. */
@Component
final class EventDispatcher implements EventTail.Follower {
    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final Frames frames;
    private final Broker broker;
    private final Audience audience;
    private final JsonMapper json;
    private final Counter dispatched;
    private final Counter delivered;

    EventDispatcher(Frames frames, Broker broker, Audience audience, JsonMapper json, MeterRegistry meters) {
        this.frames = frames;
        this.broker = broker;
        this.audience = audience;
        this.json = json;
        this.dispatched = Counter.builder("parley.live.events")
                .description("Events that this node told its browsers")
                .register(meters);
        this.delivered = Counter.builder("parley.live.deliveries")
                .description("Frames that this node wrote to browsers")
                .register(meters);
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        if (audience.isEmpty()) {
            return;
        }
        var deliveries = new ArrayList<Broker.Delivery>(events.size() * 3);
        framesOf(events).forEach(frame -> route(frame, deliveries));
        delivered.increment(broker.deliver(deliveries));
        dispatched.increment(events.size());
    }

    /** Waits for PostgreSQL rather than telling less than there is. */
    private List<Frame> framesOf(List<RecordedEvent> events) {
        boolean failing = false;
        while (true) {
            try {
                return frames.of(events);
            } catch (DataAccessException e) {
                if (!failing) {
                    log.warn("{} events wait for PostgreSQL: {}", events.size(), e.getMessage());
                }
                failing = true;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node stops", e);
        }
    }

    private void route(Frame frame, List<Broker.Delivery> deliveries) {
        var body = new Body(frame);
        if (frame.type() == EventType.QUEUE_REBUILT) {
            audience.employees().forEach(employee -> body.toMe(deliveries, employee));
            return;
        }
        if (frame.conversationId() == null) {
            audience.employees().stream()
                    .filter(employee -> audience.find(employee)
                            .flatMap(person -> Routing.seenBy(person, frame))
                            .isPresent())
                    .forEach(employee -> body.toMe(deliveries, employee));
            return;
        }
        var team = frame.teamId();
        if (team != null) {
            body.to(deliveries, Destinations.QUEUES + team, person -> person.mayRead(new TeamId(team)));
        }
        var previous = frame.previousTeamId();
        if (previous != null && !previous.equals(team)) {
            body.to(deliveries, Destinations.QUEUES + previous, person -> person.mayRead(new TeamId(previous)));
        }
        var summary = frame.summary();
        body.to(
                deliveries,
                Destinations.CONVERSATIONS + frame.conversationId(),
                person -> summary == null || person.mayRead(summary));
        Frames.concerned(frame).forEach(employee -> body.toMe(deliveries, employee));
    }

    /** A frame as JSON, written at most once with and once without its summary. */
    private final class Body {
        private final Frame frame;
        private final String full;

        Body(Frame frame) {
            this.frame = frame;
            this.full = json.writeValueAsString(frame);
        }

        void to(List<Broker.Delivery> deliveries, String topic, Predicate<Person> allowed) {
            if (broker.hasSubscribers(topic)) {
                var message = StompText.event(topic, frame.id(), frame.version(), full);
                deliveries.add(new Broker.Delivery(topic, message, allowed));
            }
        }

        void toMe(List<Broker.Delivery> deliveries, dev.parley.inbox.employee.EmployeeId employee) {
            String key = Destinations.meOf(employee);
            if (!broker.hasSubscribers(key)) {
                return;
            }
            audience.find(employee)
                    .flatMap(person -> Routing.seenBy(person, frame))
                    .ifPresent(seen -> {
                        String body = seen.summary() == frame.summary() ? full : json.writeValueAsString(seen);
                        var message = StompText.event(Destinations.ME, frame.id(), frame.version(), body);
                        deliveries.add(new Broker.Delivery(
                                key, message, person -> person.rights().active()));
                    });
        }
    }
}
