-- A deed on many conversations, with a row for each of them: done or skipped in the transaction of the deed itself.
create table bulk_job (
    id           uuid primary key,
    employee_id  uuid not null references employee on delete cascade,
    action       jsonb not null,
    state        text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'CANCELLED')),
    -- The deed that this one takes back; each only once.
    undo_of      uuid unique references bulk_job on delete cascade,
    created_at   timestamptz not null default now(),
    finished_at  timestamptz
);
create index bulk_job_newest on bulk_job (employee_id, created_at desc);
create index bulk_job_running on bulk_job (created_at) where state = 'RUNNING';

create table bulk_item (
    job_id           uuid not null references bulk_job on delete cascade,
    position         integer not null,
    conversation_id  uuid not null references conversation on delete cascade,
    -- The newest message that was there to see when it was chosen.
    seen_seq         integer not null,
    state            text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'SKIPPED')),
    reason           text,
    -- How it was, and the version afterwards.
    before           jsonb,
    primary key (job_id, position),
    unique (job_id, conversation_id)
);
create index bulk_item_waiting on bulk_item (job_id, position) where state = 'WAITING';
create index bulk_item_conversation on bulk_item (conversation_id);
