package dev.parley.inbox.field;

/** What a field may hold. */
enum FieldType {
    TEXT,
    NUMBER,
    /** An ISO-8601 date without a time. */
    DATE,
    BOOLEAN,
    /** One of the field's choices. */
    CHOICE,
    /** Some of the field's choices. */
    CHOICES,
    /** An http or https address. */
    LINK
}
