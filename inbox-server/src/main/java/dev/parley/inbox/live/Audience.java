package dev.parley.inbox.live;

import dev.parley.inbox.employee.EmployeeId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is connected to this node, and what they may see now. */
@Component
final class Audience {
    /** Tabs of one employee at once; more is a mistake or an attack. */
    private static final int MOST_SESSIONS = 60;

    private final PersonRows rows;
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Map<EmployeeId, Seat> seats = new ConcurrentHashMap<>();

    Audience(PersonRows rows, MeterRegistry meters) {
        this.rows = rows;
        Gauge.builder("parley.live.sockets", sessions, Map::size)
                .description("Browsers connected to this node")
                .register(meters);
    }

    private record Seat(Person person, int sessions) {}

    /** The person behind a new session; empty when the account is off or has too many sessions. */
    Optional<Person> enter(EmployeeId employee) {
        var rights = Optional.ofNullable(rows.rights(List.of(employee)).get(employee));
        if (rights.isEmpty() || !rights.get().active()) {
            return Optional.empty();
        }
        var seat = seats.compute(employee, (ignored, present) -> {
            var person = present == null ? new Person(employee, rights.get()) : present.person();
            return new Seat(person, present == null ? 1 : present.sessions() + 1);
        });
        if (seat.sessions() > MOST_SESSIONS) {
            leave(employee);
            return Optional.empty();
        }
        return Optional.of(seat.person());
    }

    private void leave(EmployeeId employee) {
        seats.computeIfPresent(
                employee,
                (ignored, seat) -> seat.sessions() == 1 ? null : new Seat(seat.person(), seat.sessions() - 1));
    }

    void add(LiveSession session) {
        sessions.put(session.id(), session);
    }

    void remove(LiveSession session) {
        if (sessions.remove(session.id()) != null) {
            leave(session.employee());
        }
    }

    Collection<LiveSession> sessions() {
        return sessions.values();
    }

    List<LiveSession> sessionsOf(EmployeeId employee) {
        return sessions.values().stream()
                .filter(session -> session.employee().equals(employee))
                .toList();
    }

    Optional<Person> find(EmployeeId employee) {
        return Optional.ofNullable(seats.get(employee)).map(Seat::person);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Asks PostgreSQL what everybody may see now, and answers those for whom something changed. */
    List<Person> refresh(Collection<EmployeeId> employees) {
        var now = rows.rights(employees);
        return employees.stream()
                .map(seats::get)
                .filter(java.util.Objects::nonNull)
                .map(Seat::person)
                .filter(person -> {
                    var rights = now.getOrDefault(
                            person.id(), new Person.Rights(person.rights().name(), false, false, java.util.Set.of()));
                    boolean changed = !rights.equals(person.rights());
                    person.setRights(rights);
                    return changed;
                })
                .toList();
    }

    Collection<EmployeeId> employees() {
        return List.copyOf(seats.keySet());
    }
}
