-- What colleagues have agreed on, or are still talking about: see the package guideline.
create table guideline (
    id              uuid primary key,
    state           text not null check (state in ('DRAFT', 'DISCUSSED', 'ACTIVE', 'RETIRED')),
    owner_id        uuid references employee on delete set null,
    -- The newest; a newer one than the active may be under discussion.
    version         integer not null,
    active_version  integer,
    -- Whether it ever acted: then it is kept, because what it did is explained by it.
    was_active      boolean not null default false,
    -- The smallest acts first; of the same, the older guideline. No part of a version: it says how guidelines stand to one another.
    rank            integer not null check (rank between 0 and 1000000),
    -- The check that it was prepared for, where it came with Parley.
    prepared        text,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null default now(),
    check ((state = 'ACTIVE') = (active_version is not null)),
    check (active_version is null or was_active)
);
create index guideline_by_rank on guideline (rank, id);

-- Never changed and, once it acted, never deleted.
create table guideline_version (
    guideline_id   uuid not null references guideline on delete cascade,
    version        integer not null,
    body           jsonb not null,
    name           text not null generated always as (body ->> 'name') stored,
    reason         text not null generated always as (body ->> 'reason') stored,
    direction      text not null generated always as (body ->> 'direction') stored,
    author_id      uuid references employee on delete set null,
    written_at     timestamptz not null default now(),
    -- The parts that differ from the version it was made from.
    changed        text[] not null default '{}',
    restored_from  integer,
    -- The examples that did not turn out as they say, counted from 0.
    failing        integer[] not null default '{}',
    primary key (guideline_id, version)
);
alter table guideline
    add foreign key (id, version) references guideline_version (guideline_id, version) deferrable initially deferred,
    add foreign key (id, active_version) references guideline_version (guideline_id, version) deferrable initially deferred;

-- Who did what with a guideline.
create table guideline_deed (
    id            bigint generated always as identity primary key,
    guideline_id  uuid not null references guideline on delete cascade,
    deed          text not null,
    version       integer,
    employee_id   uuid references employee on delete set null,
    facts         jsonb not null default '{}',
    done_at       timestamptz not null default now()
);
create index guideline_deed_of on guideline_deed (guideline_id, id);

create table guideline_comment (
    id            uuid primary key,
    guideline_id  uuid not null references guideline on delete cascade,
    -- The version it is about.
    version       integer not null,
    author_id     uuid references employee on delete set null,
    -- Empty once deleted.
    text          text not null,
    written_at    timestamptz not null default now(),
    edited_at     timestamptz,
    deleted_at    timestamptz,
    foreign key (guideline_id, version) references guideline_version (guideline_id, version) on delete cascade
);
create index guideline_comment_of on guideline_comment (guideline_id, id);

create table guideline_standpoint (
    guideline_id  uuid not null references guideline on delete cascade,
    version       integer not null,
    employee_id   uuid not null references employee on delete cascade,
    stance        text not null check (stance in ('AGREE', 'OBJECT', 'UNDECIDED')),
    reason        text not null default '',
    taken_at      timestamptz not null default now(),
    primary key (guideline_id, version, employee_id),
    foreign key (guideline_id, version) references guideline_version (guideline_id, version) on delete cascade
);

create table guideline_settings (
    only_row   boolean primary key default true check (only_row),
    -- How many managers besides a version's author have to agree before it acts.
    approvals  integer not null default 0 check (approvals between 0 and 20),
    -- Grows with every change of what is in force.
    revision   bigint not null default 0
);
insert into guideline_settings default values;

-- The checks whose guideline was prepared once; who deleted it does not get it again.
create table guideline_prepared (
    check_kind  text primary key
);
