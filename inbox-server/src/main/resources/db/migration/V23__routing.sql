-- How a team's conversations find their people.
alter table team
    add routing                 text not null default 'PULL' check (routing in ('PULL', 'ROUND_ROBIN', 'LEAST_LOADED')),
    -- How many a member holds at most, unless they have a number of their own; null: as many as they like.
    add capacity                integer check (capacity between 1 and 1000),
    -- How long an offer waits for its person.
    add accept_seconds          integer not null default 60 check (accept_seconds between 10 and 86400),
    -- After how long a customer may be answered by people without the skill.
    add skill_patience_seconds  integer not null default 900 check (skill_patience_seconds between 0 and 604800);

alter table employee
    add capacity      integer check (capacity between 1 and 1000),
    add availability  text not null default 'AVAILABLE' check (availability in ('AVAILABLE', 'AWAY')),
    add away_reason   text not null default '';

create table skill (
    id          uuid primary key,
    name        text not null,
    created_at  timestamptz not null default now()
);
create unique index skill_name on skill (lower(name));

create table employee_skill (
    employee_id  uuid not null references employee on delete cascade,
    skill_id     uuid not null references skill on delete cascade,
    primary key (employee_id, skill_id)
);

-- Conversations with this label, a channel's or a tag's id, want the skill.
create table skill_need (
    skill_id  uuid not null references skill on delete cascade,
    label     uuid not null,
    primary key (skill_id, label)
);

-- Until when its holder, who did not ask for it, may still take it; null once they did.
alter table conversation add offered_until timestamptz;
create index conversation_offered on conversation (offered_until) where offered_until is not null;
