-- Views that people keep: a filter, an order, and who else sees them in their side bar.
create table saved_view (
    id          uuid primary key,
    owner_id    uuid not null references employee on delete cascade,
    name        text not null,
    icon        text not null default '',
    filter      jsonb not null,
    sort        text not null check (sort in ('WAITING', 'DUE', 'NEWEST')),
    sharing     text not null check (sharing in ('PERSONAL', 'TEAM', 'COMPANY')),
    team_id     uuid references team on delete cascade,
    version     bigint not null default 1,
    created_at  timestamptz not null default now(),
    check ((sharing = 'TEAM') = (team_id is not null))
);
create index saved_view_owner on saved_view (owner_id);
create index saved_view_shared on saved_view (sharing, team_id) where sharing <> 'PERSONAL';

-- How one person orders and hides the views they see; those without a row come last, by name.
create table saved_view_place (
    employee_id  uuid not null references employee on delete cascade,
    view_id      uuid not null references saved_view on delete cascade,
    position     integer not null,
    hidden       boolean not null default false,
    primary key (employee_id, view_id)
);

-- Views sorted by waiting time, over several teams.
create index conversation_waiting
    on conversation ((waiting_since is null), coalesce(waiting_since, last_message_at), id)
    where status = 'OPEN';
