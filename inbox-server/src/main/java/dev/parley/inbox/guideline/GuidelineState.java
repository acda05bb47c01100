package dev.parley.inbox.guideline;

/** How far colleagues have come with a guideline. */
enum GuidelineState {
    /** Somebody writes it. */
    DRAFT,
    /** Colleagues are asked what they think of it. */
    DISCUSSED,
    /** One of its versions is in force; a newer one may be discussed. */
    ACTIVE,
    /** It acts no more. */
    RETIRED
}
