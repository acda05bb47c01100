alter table conversation
    -- It was merged: its messages lie there, or where the pointers go on from there.
    add merged_into uuid references conversation on delete set null;
create index conversation_merged on conversation (merged_into) where merged_into is not null;

alter table message
    -- The conversation that it belongs to by nature; null where that is the one it lies in.
    add home_id uuid references conversation on delete set null;
create index message_home on message (home_id) where home_id is not null;

-- How a conversation stood when it was merged, for as long as it is.
create table conversation_merge (
    source_id          uuid primary key references conversation on delete cascade,
    target_id          uuid not null references conversation on delete cascade,
    merged_by          uuid references employee,
    merged_at          timestamptz not null default now(),
    was_open           boolean not null,
    was_waiting_since  timestamptz,
    -- Who takes part in the target only because of the source.
    joined             uuid[] not null default '{}'
);

-- Two conversations that have to do with one another.
create table conversation_link (
    lower_id    uuid not null references conversation on delete cascade,
    upper_id    uuid not null references conversation on delete cascade,
    created_at  timestamptz not null default now(),
    primary key (lower_id, upper_id),
    check (lower_id < upper_id)
);
create index conversation_link_upper on conversation_link (upper_id);
