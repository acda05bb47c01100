package dev.parley.inbox.conversation;

/** How urgent a conversation is; stored as its {@link #level}, which grows with the urgency. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** 0 for low to 3 for urgent, as the column has it. */
    public int level() {
        return ordinal();
    }

    /** The priority of a level. */
    public static Priority of(int level) {
        return values()[level];
    }
}
