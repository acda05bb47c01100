package dev.parley.inbox.outbox;

/** Why an answer is not with the customer (yet). */
enum Failure {
    /** It was certainly not sent, and another try may help. */
    AGAIN,
    /** The provider will not take it as it is. */
    REJECTED,
    /** The channel's credentials were refused; it goes out once a manager has renewed them. */
    UNAUTHORISED,
    /** The connection or the node broke at a moment after which it may have been sent. */
    UNKNOWN,
    /** It was sent, and came back. */
    BOUNCED
}
