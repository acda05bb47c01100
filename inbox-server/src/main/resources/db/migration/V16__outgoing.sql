-- What is put below answers: of a channel, or of a person.
create table signature (
    channel_id   uuid unique references channel on delete cascade,
    employee_id  uuid unique references employee on delete cascade,
    html         text not null,
    text         text not null,
    updated_at   timestamptz not null default now(),
    check (num_nonnulls(channel_id, employee_id) = 1)
);

alter table outbox
    -- When its writer wanted it to leave; null for at once.
    add column scheduled_for timestamptz,
    -- The customer wrote before it left, so it stayed.
    add column held_back boolean not null default false,
    -- Passes the conversation on to somebody else; the customer sees nothing of it.
    add column forward boolean not null default false;
create index outbox_scheduled on outbox (conversation_id) where state = 'WAITING' and scheduled_for is not null;
