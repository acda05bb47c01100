-- What a team calls its conversations by. Conversations keep the ids, so that reading a list joins nothing.
create table tag (
    id          uuid primary key,
    name        text not null,
    color       text not null,
    created_at  timestamptz not null default now()
);
create unique index tag_name on tag (lower(name));

alter table conversation
    -- 0 low, 1 normal, 2 high, 3 urgent.
    add priority       smallint not null default 1 check (priority between 0 and 3),
    -- Open, but out of its queue until then or until the customer writes.
    add snoozed_until  timestamptz,
    -- When the next promise to the customer is due; null where nothing is promised.
    add due_at         timestamptz,
    add tag_ids        uuid[] not null default '{}',
    -- Values of the company's own fields by their keys.
    add fields         jsonb not null default '{}';
alter table contact
    add fields         jsonb not null default '{}';

create index conversation_tags on conversation using gin (tag_ids) where tag_ids <> '{}';
create index conversation_snoozed on conversation (snoozed_until) where snoozed_until is not null;
create index conversation_due on conversation (due_at, id) where due_at is not null and status = 'OPEN';
