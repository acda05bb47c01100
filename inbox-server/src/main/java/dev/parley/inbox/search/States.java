package dev.parley.inbox.search;

/** What states of conversations are in SQL; {@code c} is the conversation, {@code :me} whoever asks. */
final class States {
    private States() {}

    static String sql(Filter.State state) {
        return switch (state) {
            case OPEN -> "c.status = 'OPEN'";
            case CLOSED -> "c.status = 'CLOSED'";
            case MINE -> "coalesce(c.holder_id = :me, false)";
            case JOINED ->
                "exists (select 1 from participant j where j.conversation_id = c.id and j.employee_id = :me)";
            case UNASSIGNED -> "c.status = 'OPEN' and c.holder_id is null";
            case SNOOZED -> "c.status = 'OPEN' and c.snoozed_until is not null";
            case SPAM -> "c.spam";
        };
    }
}
