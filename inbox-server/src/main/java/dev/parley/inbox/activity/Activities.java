package dev.parley.inbox.activity;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.employee.Teams;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what happened, with the names of who had to do with it. */
@Component
final class Activities {
    private static final Set<String> PEOPLE = Set.of("from", "to", "holder");
    private static final Set<String> TEAMS = Set.of("fromTeam", "toTeam");

    private final ActivityRows rows;
    private final Employees employees;
    private final Teams teams;

    Activities(ActivityRows rows, Employees employees, Teams teams) {
        this.rows = rows;
        this.employees = employees;
        this.teams = teams;
    }

    List<Activity> list(ConversationId conversation, Instant since, Instant until, int limit) {
        var opened = rows.opened(conversation);
        boolean beginning = !opened.at().isBefore(since) && opened.at().isBefore(until);
        var names = new Names();
        return Stream.concat(
                        beginning ? Stream.of(opened) : Stream.empty(),
                        rows.list(conversation, since, until, limit).stream())
                .map(names::put)
                .toList();
    }

    /** Each name is looked up once. */
    private final class Names {
        private final Map<UUID, String> people = new HashMap<>();
        private final Map<UUID, String> queues = new HashMap<>();

        Activity put(ActivityRows.Happened happened) {
            var data = new HashMap<>(happened.data());
            data.replaceAll((fact, value) -> PEOPLE.contains(fact)
                    ? employee(id(value), value)
                    : TEAMS.contains(fact) ? team(id(value), value) : value);
            var doer = happened.employee();
            return new Activity(
                    happened.type(), happened.at(), happened.version(), doer == null ? null : employee(doer, ""), data);
        }

        private String employee(@Nullable UUID id, String otherwise) {
            return id == null
                    ? otherwise
                    : people.computeIfAbsent(
                            id,
                            one -> employees
                                    .find(new EmployeeId(one))
                                    .map(employee -> employee.name())
                                    .orElse(""));
        }

        private String team(@Nullable UUID id, String otherwise) {
            return id == null
                    ? otherwise
                    : queues.computeIfAbsent(
                            id,
                            one -> teams.find(new TeamId(one))
                                    .map(team -> team.name())
                                    .orElse(""));
        }

        private static @Nullable UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException notAnId) {
                return null;
            }
        }
    }
}
