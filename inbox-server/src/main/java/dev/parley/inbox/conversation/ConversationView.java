package dev.parley.inbox.conversation;

/** Which conversations a list shows. */
enum ConversationView {
    /** Waiting in a team's queue, the longest waiting first. */
    QUEUE("c.status = 'OPEN' and c.holder_id is null and c.team_id = any(cast(:teams as uuid[]))", true),
    /** Held by the asker. */
    MINE("c.holder_id = :me", false),
    /** Joined by the asker without holding. */
    JOINED(
            "exists (select 1 from participant p where p.conversation_id = c.id and p.employee_id = :me)"
                    + " and c.holder_id is distinct from :me",
            false),
    OPEN("c.status = 'OPEN' and c.team_id = any(cast(:teams as uuid[]))", false),
    CLOSED("c.status = 'CLOSED' and c.team_id = any(cast(:teams as uuid[]))", false),
    ALL("c.team_id = any(cast(:teams as uuid[]))", false);

    private final String condition;
    private final boolean longestWaitingFirst;

    ConversationView(String condition, boolean longestWaitingFirst) {
        this.condition = condition;
        this.longestWaitingFirst = longestWaitingFirst;
    }

    String condition() {
        return condition;
    }

    /** Otherwise the newest activity comes first. */
    boolean longestWaitingFirst() {
        return longestWaitingFirst;
    }
}
