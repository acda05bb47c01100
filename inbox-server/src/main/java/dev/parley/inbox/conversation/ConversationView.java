package dev.parley.inbox.conversation;

import dev.parley.inbox.problem.Problem;
import java.util.Locale;

/** Which conversations a list shows. */
enum ConversationView {
    /** In a team's queue, by its place; the words of the index that holds just these. */
    QUEUE("('OPEN')", "c.status = 'OPEN' and c.holder_id is null and c.snoozed_until is null", Order.PLACE),
    /** Put aside; what wakes first comes first. */
    SNOOZED("('OPEN')", "c.snoozed_until is not null", Order.WAKING),
    /** Held by the asker. */
    MINE("", "c.holder_id = :me", Order.NEWEST),
    /** Joined by the asker without holding. */
    JOINED(
            "",
            "exists (select 1 from participant p where p.conversation_id = c.id and p.employee_id = :me)"
                    + " and c.holder_id is distinct from :me and not c.spam",
            Order.NEWEST),
    /** Where a note mentions the asker, as far as they may still read it. */
    MENTIONED(
            "",
            "not c.spam and c.id in (select m.conversation_id from mention n join message m on m.id = n.message_id"
                    + " where n.employee_id = :me)"
                    + " and (c.team_id = any(cast(:teams as uuid[])) or c.holder_id = :me"
                    + " or exists (select 1 from participant p where p.conversation_id = c.id and p.employee_id = :me)"
                    + " or exists (select 1 from follower f"
                    + " where f.conversation_id = c.id and f.employee_id = :me and f.invited))",
            Order.NEWEST),
    OPEN("('OPEN')", "true", Order.NEWEST),
    CLOSED("('CLOSED')", "c.merged_into is null and not c.spam", Order.NEWEST),
    ALL("('OPEN'), ('CLOSED')", "c.merged_into is null and not c.spam", Order.NEWEST),
    SPAM("('CLOSED')", "c.spam", Order.NEWEST);

    private final String teamStatuses;
    private final String condition;
    private final Order order;

    ConversationView(String teamStatuses, String condition, Order order) {
        this.teamStatuses = teamStatuses;
        this.condition = condition;
        this.order = order;
    }

    /** The view that requests call so. */
    static ConversationView of(String name) {
        for (ConversationView view : values()) {
            if (view.name().toLowerCase(Locale.ROOT).equals(name)) {
                return view;
            }
        }
        throw Problem.invalid("There is no view \"" + name
                + "\". Ask for queue, snoozed, mine, joined, mentioned, open, closed, all or spam.");
    }

    /** Whether it shows what teams have, and not what one person has. */
    boolean ofTeams() {
        return !teamStatuses.isEmpty();
    }

    /** In a view of teams: the statuses it shows, as rows of SQL. */
    String teamStatuses() {
        return teamStatuses;
    }

    String condition() {
        return condition;
    }

    Order order() {
        return order;
    }

    /** How a list is sorted, and what comes after the last row of a page. */
    enum Order {
        PLACE(" order by c.place, c.id", " and (c.place, c.id) > (:afterPlace, :afterId)"),
        /** What waits for its customer alone comes last; a cursor cannot name infinity. */
        WAKING(
                " order by least(c.snoozed_until, timestamptz '9999-12-31 00:00:00Z'), c.id",
                " and (least(c.snoozed_until, timestamptz '9999-12-31 00:00:00Z'), c.id) > (:afterAt, :afterId)"),
        NEWEST(" order by c.last_message_at desc, c.id desc", " and (c.last_message_at, c.id) < (:afterAt, :afterId)");

        private final String by;
        private final String after;

        Order(String by, String after) {
            this.by = by;
            this.after = after;
        }

        String by() {
            return by;
        }

        String after() {
            return after;
        }
    }
}
