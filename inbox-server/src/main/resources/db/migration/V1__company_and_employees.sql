create table company (
    id            smallint primary key default 1 check (id = 1),
    name          text not null,
    language      text not null,
    time_zone     text not null,
    undo_seconds  integer not null default 10 check (undo_seconds between 0 and 120),
    -- Signs reply addresses and marks our own mail; never leaves the server.
    instance      uuid not null,
    secret        bytea not null,
    created_at    timestamptz not null default now()
);

create table employee (
    id             uuid primary key,
    email          text not null,
    name           text not null,
    role           text not null check (role in ('EMPLOYEE', 'AGENT', 'MANAGER', 'ADMINISTRATOR')),
    language       text not null,
    time_zone      text not null,
    active         boolean not null default true,
    created_at     timestamptz not null default now()
);
create unique index employee_email on employee (lower(email));

-- How an employee signs in with a password. Sessions carry the version they began with: another one now means they ended.
create table credential (
    employee_id    uuid primary key references employee on delete cascade,
    password_hash  text not null,
    version        integer not null default 1,
    changed_at     timestamptz not null default now()
);

create table team (
    id             uuid primary key,
    name           text not null,
    grace_seconds  integer not null default 120 check (grace_seconds between 5 and 86400),
    created_at     timestamptz not null default now()
);
create unique index team_name on team (lower(name));

create table team_member (
    team_id      uuid not null references team on delete cascade,
    employee_id  uuid not null references employee on delete cascade,
    primary key (team_id, employee_id)
);
create index team_member_employee on team_member (employee_id);

-- Open ones only: who accepts one removes it.
create table invitation (
    id           uuid primary key,
    token_hash   bytea not null unique,
    email        text not null,
    role         text not null check (role in ('EMPLOYEE', 'AGENT', 'MANAGER', 'ADMINISTRATOR')),
    team_ids     uuid[] not null default '{}',
    invited_by   uuid not null references employee,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null
);

-- The link that sets Parley up, while nobody works here.
create table welcome (
    id          smallint primary key default 1 check (id = 1),
    token_hash  bytea not null,
    created_at  timestamptz not null default now()
);
