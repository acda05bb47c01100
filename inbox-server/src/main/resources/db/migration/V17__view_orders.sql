-- Parts of words are found by an index. The extension comes with PostgreSQL and is "trusted": the database's owner may add it.
create extension if not exists pg_trgm;
create index conversation_subject_parts on conversation using gin (lower(subject collate "und-x-icu") gin_trgm_ops);

-- Views sorted by waiting time or by what is due, over several teams and also over what is closed: their first page in order.
drop index conversation_waiting;
create index conversation_by_waiting
    on conversation ((waiting_since is null), coalesce(waiting_since, last_message_at), id);
create index conversation_by_due
    on conversation ((due_at is null), coalesce(due_at, last_message_at), id);
