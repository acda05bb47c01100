package dev.parley.inbox.guideline;

/** What somebody does with a guideline, for its history. */
enum Deed {
    CREATED,
    SAVED,
    RESTORED,
    DISCUSSED,
    ACTIVATED,
    RETIRED,
    REOPENED,
    RANKED,
    OWNER_CHANGED
}
