-- What somebody is told of: one row for each person and event, which a screen shows as one line for each conversation.
create table notification (
    id               uuid primary key,
    employee_id      uuid not null references employee on delete cascade,
    kind             text not null,
    -- Names the event, the same for each time that it is told: nobody is told twice.
    occasion         text not null,
    conversation_id  uuid references conversation on delete cascade,
    -- The message that it is about, where it is about one.
    seq              integer,
    actor_id         uuid references employee on delete set null,
    at               timestamptz not null,
    -- Whether an open page may show and sound it, and whether a mail reminds of it when nobody has read it after a while.
    rings            boolean not null,
    mail_due         boolean not null,
    read_at          timestamptz,
    unique (employee_id, occasion)
);
create index notification_newest on notification (employee_id, id desc);
create index notification_unread on notification (employee_id, conversation_id, seq) where read_at is null;
create index notification_conversation on notification (conversation_id);
create index notification_mail on notification (at) where mail_due and read_at is null;
create index notification_at on notification (at);

-- The last event that notifications were made of; moves in the transaction that stores them. Null before the first one.
create table notification_cursor (
    id             smallint primary key default 1 check (id = 1),
    last_event_id  text
);
insert into notification_cursor default values;

-- How somebody wants to be told; who has no row wants what everybody has at first.
create table notification_preference (
    employee_id   uuid primary key references employee on delete cascade,
    -- {"ways": {kind: [way]}, "sound": …, "quiet": {…}}
    chosen        jsonb not null,
    paused_until  timestamptz
);
