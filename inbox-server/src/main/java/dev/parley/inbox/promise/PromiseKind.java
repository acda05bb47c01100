package dev.parley.inbox.promise;

/** What is promised to a customer. */
enum PromiseKind {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    RESOLUTION
}
