package dev.parley.inbox.drafting;

/** How a review stands. */
enum ReviewState {
    ASKED,
    APPROVED,
    CHANGES,
    /** It was approved, and changed since. */
    VOID
}
