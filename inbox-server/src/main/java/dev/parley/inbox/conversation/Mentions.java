package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.Mention.Kind;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whom notes mention. Who is mentioned by name follows the conversation from then on and, when they could not read it before, may
 * read it for as long as they follow; of a mentioned team that goes for those who could not read it, the others are told once.
 */
@Component
class Mentions {
    /** Places in one note where somebody is mentioned. */
    private static final int MOST_PLACES = 30;
    /** People that one note may call. */
    private static final int MOST_PEOPLE = 200;

    private final MentionRows rows;
    private final FollowerRows followers;

    Mentions(MentionRows rows, FollowerRows followers) {
        this.rows = rows;
        this.followers = followers;
    }

    /** What is to be stored with a note: the places in its text, and who is called by them. */
    record Called(List<Mention> places, Set<EmployeeId> byName, Set<EmployeeId> everybody) {
        /** The same as a fact of the note's event; empty where nobody is called. */
        Map<String, String> facts() {
            return everybody.isEmpty()
                    ? Map.of()
                    : Map.of(
                            "mentions",
                            everybody.stream().map(EmployeeId::toString).collect(Collectors.joining(",")));
        }
    }

    /** Checks what the browser says about a text; a problem where it does not fit or nobody is behind it. */
    Called check(String text, List<Mention> given, EmployeeId author) {
        var places =
                given.stream().sorted(Comparator.comparingInt(Mention::start)).toList();
        requireFitting(text, places);
        var employees = rows.activeEmployees(ids(places, Kind.EMPLOYEE));
        var teams = rows.teams(ids(places, Kind.TEAM));
        var named = new ArrayList<Mention>(places.size());
        for (var place : places) {
            var name = (place.kind() == Kind.EMPLOYEE ? employees : teams).get(place.id());
            if (name == null) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-mention",
                        "Somebody you mention is no longer here. Remove the mention and choose again.");
            }
            named.add(place.named(name));
        }
        var byName = new LinkedHashSet<EmployeeId>();
        employees.keySet().forEach(id -> byName.add(new EmployeeId(id)));
        byName.remove(author);
        var everybody = new LinkedHashSet<>(byName);
        everybody.addAll(rows.activeMembers(teams.keySet()));
        everybody.remove(author);
        if (everybody.size() > MOST_PEOPLE) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-mentions",
                    "A note calls at most " + MOST_PEOPLE + " people. Mention fewer or smaller teams.");
        }
        return new Called(named, byName, everybody);
    }

    private static void requireFitting(String text, List<Mention> places) {
        if (places.size() > MOST_PLACES) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-mentions",
                    "A note mentions at most " + MOST_PLACES + " times.");
        }
        int free = 0;
        for (var place : places) {
            boolean fits = place.length() > 1
                    && place.start() >= free
                    && place.length() <= text.length() - place.start()
                    && text.charAt(place.start()) == '@';
            if (!fits) {
                throw Problem.invalid("Each mention says where its \"@\" stands in the text, how long it is, and none"
                        + " overlaps another.");
            }
            free = place.end();
        }
    }

    private static Collection<UUID> ids(List<Mention> places, Kind kind) {
        return places.stream()
                .filter(place -> place.kind() == kind)
                .map(Mention::id)
                .collect(Collectors.toSet());
    }

    /** Keeps it with a note that was stored in this transaction. */
    void store(Place place, MessageId note, Called called) {
        if (called.places().isEmpty()) {
            return;
        }
        rows.keepPlaces(note, called.places());
        rows.insert(note, called.everybody());
        followers.invite(place.id(), called.everybody(), called.byName());
    }
}
