create table outbox (
    message_id    uuid primary key references message on delete cascade,
    channel_id    uuid not null references channel,
    state         text not null check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'CANCELLED')),
    -- The undo window first, the back-off later.
    not_before    timestamptz not null,
    attempts      integer not null default 0,
    error         text,
    taken_by      text,
    taken_at      timestamptz,
    sent_at       timestamptz,
    provider_reference text,
    created_at    timestamptz not null default now()
);
create index outbox_due on outbox (not_before) where state = 'WAITING';
create index outbox_taken on outbox (taken_at) where state = 'SENDING';
