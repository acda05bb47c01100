-- When teams work; a team without hours works around the clock.
create table team_hours (
    team_id    uuid primary key references team on delete cascade,
    time_zone  text not null,
    -- [{"day": "MONDAY", "from": 480, "to": 720}]: minutes after midnight.
    week       jsonb not null
);

create table team_holiday (
    team_id  uuid not null references team on delete cascade,
    day      date not null,
    name     text not null default '',
    primary key (team_id, day)
);

-- What is promised to customers. The first whose conditions hold counts; an empty condition always holds.
create table promise_policy (
    id                      uuid primary key,
    position                integer not null,
    name                    text not null,
    team_ids                uuid[] not null default '{}',
    channel_ids             uuid[] not null default '{}',
    tag_ids                 uuid[] not null default '{}',
    priorities              text[] not null default '{}',
    first_response_minutes  integer,
    next_response_minutes   integer,
    resolution_minutes      integer,
    -- In the team's business hours; otherwise around the clock.
    business_hours          boolean not null default true,
    -- So long before it is due, a promise is at risk, and this is done: a higher priority, another team.
    warn_minutes            integer not null default 15,
    raise_to                smallint check (raise_to between 0 and 3),
    move_to                 uuid references team on delete set null,
    created_at              timestamptz not null default now()
);

alter table conversation
    -- Which promise is due at due_at.
    add promise        text check (promise in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION')),
    -- 0 kept so far, 1 told that it is at risk, 2 told that it is broken.
    add promise_stage  smallint not null default 0,
    -- When there is something to tell about it next.
    add alarm_at       timestamptz,
    -- Something that promises depend on was changed: due_at is to be reckoned anew.
    add promise_stale  boolean not null default false;
create index conversation_alarm on conversation (alarm_at) where alarm_at is not null;
create index conversation_promise_stale on conversation (id) where promise_stale;

-- Whoever changes what promises depend on; without policies it costs nothing but this question.
create function promise_becomes_stale() returns trigger language plpgsql as $$
begin
    new.promise_stale := new.promise_stale or new.due_at is not null or exists (select from promise_policy);
    return new;
end $$;

create trigger conversation_promise_changes
    before update of status, team_id, waiting_since, priority, tag_ids on conversation
    for each row
    when (old.status is distinct from new.status or old.team_id is distinct from new.team_id
          or old.waiting_since is distinct from new.waiting_since or old.priority is distinct from new.priority
          or old.tag_ids is distinct from new.tag_ids)
    execute function promise_becomes_stale();
create trigger conversation_promise_begins
    before insert on conversation
    for each row
    execute function promise_becomes_stale();
