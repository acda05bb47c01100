package dev.parley.inbox.field;

/** What a field belongs to. */
public enum FieldSubject {
    CONVERSATION,
    CONTACT
}
