package dev.parley.inbox.view;

import java.util.List;

/** What a field holds, and which conditions make sense for that, by their names in JSON. */
enum FieldType {
    /** One of a closed list of words. */
    WORD("in"),
    /** The id of one thing, or none. */
    ID("in", "present"),
    /** The ids of several things. */
    IDS("in", "has", "present"),
    /** One employee or none; {@code me} is whoever asks. */
    EMPLOYEE("in", "present"),
    /** Several employees. */
    EMPLOYEES("in", "has", "present"),
    /** Free text. */
    TEXT("contains", "startsWith", "in", "present"),
    NUMBER("atLeast", "atMost"),
    /** One of a few numbers, or none. */
    SCORE("in", "atLeast", "atMost", "present"),
    /** A moment, or none. */
    TIME("before", "after", "olderThan", "newerThan", "nextWithin", "present"),
    CUSTOM("in", "has", "contains", "startsWith", "atLeast", "atMost", "beforeDay", "fromDay", "present");

    private final List<String> conditions;

    FieldType(String... conditions) {
        this.conditions = List.of(conditions);
    }

    List<String> conditions() {
        return conditions;
    }
}
