package dev.parley.inbox.conversation;

/** Which conversations a list shows. */
enum ConversationView {
    /** Waiting in a team's queue, the longest waiting first; the words of the index that holds just these. */
    QUEUE("('OPEN')", "c.status = 'OPEN' and c.holder_id is null", true),
    /** Held by the asker. */
    MINE("", "c.holder_id = :me", false),
    /** Joined by the asker without holding. */
    JOINED(
            "",
            "exists (select 1 from participant p where p.conversation_id = c.id and p.employee_id = :me)"
                    + " and c.holder_id is distinct from :me",
            false),
    OPEN("('OPEN')", "true", false),
    CLOSED("('CLOSED')", "true", false),
    ALL("('OPEN'), ('CLOSED')", "true", false);

    private final String teamStatuses;
    private final String condition;
    private final boolean longestWaitingFirst;

    ConversationView(String teamStatuses, String condition, boolean longestWaitingFirst) {
        this.teamStatuses = teamStatuses;
        this.condition = condition;
        this.longestWaitingFirst = longestWaitingFirst;
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

    /** Otherwise the newest activity comes first. */
    boolean longestWaitingFirst() {
        return longestWaitingFirst;
    }
}
