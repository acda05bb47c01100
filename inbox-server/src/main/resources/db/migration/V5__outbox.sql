-- Files of answers that are not sent yet: whose they are, until the answer takes them over.
create table draft_attachment (
    attachment_id    uuid primary key references attachment on delete cascade,
    conversation_id  uuid not null references conversation on delete cascade,
    employee_id      uuid not null references employee on delete cascade,
    position         integer not null default 0,
    created_at       timestamptz not null default now()
);
create index draft_attachment_draft on draft_attachment (conversation_id, employee_id, position);

-- The only source of sending: one row for each answer, made in the transaction that stores the answer.
create table outbox (
    message_id          uuid primary key references message on delete cascade,
    conversation_id     uuid not null references conversation on delete cascade,
    seq                 integer not null,
    channel_id          uuid not null references channel,
    state               text not null
                        check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'CANCELLED')),
    -- The undo window first, the back-off later.
    not_before          timestamptz not null,
    attempts            integer not null default 0,
    first_tried_at      timestamptz,
    -- A try ended without an answer: from then on nobody can say that the customer does not have it.
    maybe_sent          boolean not null default false,
    failure             text check (failure in ('AGAIN', 'REJECTED', 'UNAUTHORISED', 'UNKNOWN', 'BOUNCED')),
    error               text,
    -- How the channel was configured at the last try: what was refused goes out once that changes.
    channel_version     bigint,
    -- The node that is sending, and when it last said that it still is.
    taken_by            uuid,
    taken_at            timestamptz,
    sent_at             timestamptz,
    provider_reference  text,
    -- What the writer's program asked for, so that the same key with other content is told from a repeat.
    request_hash        bytea not null,
    -- Since when the customer had waited for this answer; an undo gives it back.
    waited_since        timestamptz,
    created_at          timestamptz not null default now()
);
create index outbox_due on outbox (not_before) where state = 'WAITING';
create index outbox_taken on outbox (taken_at) where state = 'SENDING';
create index outbox_unsent on outbox (conversation_id, seq) where state in ('WAITING', 'SENDING');
create index outbox_refused on outbox (channel_id) where state = 'FAILED' and failure = 'UNAUTHORISED';
