-- What happened to conversations, as the event stream told it. The same event told again has the same key.
create table activity (
    conversation_id  uuid not null references conversation on delete cascade,
    at               timestamptz not null,
    version          bigint not null,
    type             text not null,
    -- Who did it; null for customers, rules and Parley itself.
    employee_id      uuid,
    data             jsonb not null,
    primary key (conversation_id, at, version, type)
);
