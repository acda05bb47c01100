package dev.parley.inbox.guideline;

/** What a colleague thinks of a version. */
enum Stance {
    AGREE,
    /** With a reason. */
    OBJECT,
    UNDECIDED
}
