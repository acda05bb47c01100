-- Events of committed changes on their way to the stream; a row lives until Redis has it.
create table announcement (
    id          bigint generated always as identity primary key,
    event       jsonb not null,
    created_at  timestamptz not null default now()
);

-- The life of Redis that this database belongs to; another or none found there means: rebuild.
create table queue_epoch (
    id             smallint primary key default 1 check (id = 1),
    epoch          uuid not null,
    -- The Redis process that was filled: another one may have lost its last writes.
    run_id         text not null default '',
    last_event_id  text not null default '0-0',
    token          bigint not null default 0,
    updated_at     timestamptz not null default now()
);
