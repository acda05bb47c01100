package dev.parley.inbox.employee;

/** What a second person may do in a conversation that a colleague holds. */
public enum SecondReply {
    /** Nothing: the holder answers, or hands it over. */
    REFUSE,
    /** Answer as well, once they have joined; the holder stays. */
    JOIN,
    /** Take the conversation over, and then answer. */
    TAKE
}
