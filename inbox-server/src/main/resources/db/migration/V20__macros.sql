-- Several things done to a conversation with one key: of one person, or of everybody.
create table macro (
    id          uuid primary key,
    owner_id    uuid references employee on delete cascade,
    name        text not null,
    keys        text not null default '',
    actions     jsonb not null,
    revision    bigint not null default 1,
    created_at  timestamptz not null default now()
);
create index macro_owner on macro (owner_id) where owner_id is not null;
