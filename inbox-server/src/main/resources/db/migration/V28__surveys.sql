-- Whether and how a team asks its customers how satisfied they are, once a conversation is closed. A team without a row does not ask.
create table survey_policy (
    team_id         uuid primary key references team on delete cascade,
    enabled         boolean not null,
    -- How long after closing, in the team's business hours if it wants.
    delay_minutes   integer not null check (delay_minutes between 0 and 43200),
    business_hours  boolean not null,
    -- A customer who was asked is left alone for so long.
    rest_days       integer not null check (rest_days between 0 and 3650),
    -- For so long the customer may answer, and change the answer.
    open_days       integer not null check (open_days between 1 and 365),
    scale           text not null check (scale in ('FACES', 'THUMBS')),
    -- The question by language where the team has its own: {"de": "…"}.
    questions       jsonb not null default '{}',
    -- A score is bad up to here.
    bad_until       smallint not null check (bad_until between 1 and 4),
    -- What a bad score with a comment does.
    notify          boolean not null,
    reopen          boolean not null
);

-- One for each conversation at most: planned when it is closed, forgotten when it is reopened before it was sent.
create table survey (
    id               uuid primary key,
    conversation_id  uuid not null unique references conversation on delete cascade,
    state            text not null check (state in ('PLANNED', 'ASKED')),
    closed_at        timestamptz not null,
    -- When it is to be sent; null until that is reckoned.
    due_at           timestamptz,
    contact_id       uuid references contact on delete cascade,
    -- Whose work is judged: the team and channel of the moment, and who answered last.
    team_id          uuid references team on delete set null,
    channel_id       uuid references channel on delete set null,
    employee_id      uuid references employee on delete set null,
    message_id       uuid unique references message on delete set null,
    -- The secret of its links is made of this and the company's own; only its hash is looked up.
    salt             bytea,
    token_hash       bytea unique,
    language         text,
    scale            text,
    question         text,
    asked_at         timestamptz,
    expires_at       timestamptz,
    score            smallint check (score between 1 and 5),
    comment          text not null default '',
    answered_at      timestamptz,
    changed_at       timestamptz,
    -- A bad score with a comment was told, and is not told again.
    told             boolean not null default false,
    check ((state = 'ASKED') = (asked_at is not null)),
    check ((score is null) = (answered_at is null))
);
create index survey_unreckoned on survey (id) where state = 'PLANNED' and due_at is null;
create index survey_due on survey (due_at) where state = 'PLANNED';
create index survey_contact on survey (contact_id, asked_at) where state = 'ASKED';
create index survey_asked on survey (asked_at) where state = 'ASKED';

-- Who does not want to be asked any more.
create table survey_opt_out (
    contact_id  uuid primary key references contact on delete cascade,
    since       timestamptz not null default now()
);

-- A message of Parley's own that asks the customer and answers nothing.
alter table outbox
    add column survey boolean not null default false;
create index outbox_survey on outbox (message_id) where survey and state in ('WAITING', 'FAILED');

-- What the customer said, 1 to 5, beside the conversation so that lists and filters join nothing.
alter table conversation
    add satisfaction smallint check (satisfaction between 1 and 5);
create index conversation_satisfaction on conversation (satisfaction, id) where satisfaction is not null;

-- Whoever closes a conversation plans its survey, and whoever opens it again takes the plan back, in the same transaction.
create function survey_follows_conversation() returns trigger language plpgsql as $$
begin
    if new.status = 'OPEN' or new.merged_into is not null then
        delete from survey where conversation_id = new.id and state = 'PLANNED';
    elsif old.status = 'OPEN' and exists (select from survey_policy p where p.team_id = new.team_id and p.enabled) then
        insert into survey (id, conversation_id, state, closed_at)
        values (gen_random_uuid(), new.id, 'PLANNED', coalesce(new.closed_at, now()))
        on conflict (conversation_id) do nothing;
    end if;
    return null;
end $$;

create trigger conversation_survey_changes
    after update of status, merged_into on conversation
    for each row
    when (old.status is distinct from new.status or old.merged_into is distinct from new.merged_into)
    execute function survey_follows_conversation();
