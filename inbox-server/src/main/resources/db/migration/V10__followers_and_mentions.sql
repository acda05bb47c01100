-- Who hears of a conversation without taking part in it.
create table follower (
    conversation_id  uuid not null references conversation on delete cascade,
    employee_id      uuid not null references employee on delete cascade,
    -- A mention made them follow: then, and only then, following gives the right to read.
    invited          boolean not null default false,
    since            timestamptz not null default now(),
    primary key (conversation_id, employee_id)
);
create index follower_employee on follower (employee_id);

-- Whom a note mentions, by name or as members of a team, and whether they have seen it.
create table mention (
    message_id   uuid not null references message on delete cascade,
    employee_id  uuid not null references employee on delete cascade,
    seen_at      timestamptz,
    primary key (message_id, employee_id)
);
create index mention_employee on mention (employee_id);
create index mention_unseen on mention (employee_id) where seen_at is null;

-- Where in the text of a note whom it mentions: [{"kind", "id", "name", "start", "length"}].
alter table message add mentions jsonb;
