package dev.parley.inbox.view;

/** What a filter can ask about. */
sealed interface Field permits KnownField, CustomField {
    /** As a value of a field of employees: whoever asks. */
    String ME = "me";

    /** Its name in JSON. */
    String json();

    /** What it holds, and so which conditions it takes. */
    FieldType type();
}
