package dev.parley.inbox.field;

/** What a field belongs to. */
enum FieldSubject {
    CONVERSATION,
    CONTACT
}
