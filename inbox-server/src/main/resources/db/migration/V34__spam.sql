-- Spam is closed: so it is in no queue, waits for nobody and is promised nothing, whatever else asks for open conversations.
alter table conversation
    add spam boolean not null default false,
    add check (not spam or status = 'CLOSED');
create index conversation_in_spam on conversation (id) where spam;
create index conversation_in_spam_newest on conversation (team_id, last_message_at desc, id desc) where spam;

-- Senders whose mail is held back, by address or by domain and all domains below it.
create table sender_block (
    id            uuid primary key,
    kind          text not null check (kind in ('ADDRESS', 'DOMAIN')),
    value         text not null,
    reason        text not null default '',
    blocked_by    uuid references employee on delete set null,
    blocked_at    timestamptz not null default now(),
    -- Messages since.
    held_back     bigint not null default 0,
    last_held_at  timestamptz,
    unique (kind, value)
);

-- Why a conversation is in Spam, and how it stood before.
create table conversation_spam (
    conversation_id    uuid primary key references conversation on delete cascade,
    cause              text not null check (cause in ('PERSON', 'SENDER', 'DOMAIN', 'CONTENT', 'BLOCKED')),
    marked_by          uuid references employee on delete set null,
    marked_at          timestamptz not null default now(),
    -- What is shown of the cause: how often the sender was marked, by whom, the words that told.
    facts              jsonb not null default '{}',
    block_id           uuid references sender_block on delete set null,
    was_open           boolean not null,
    was_waiting_since  timestamptz,
    -- The newest message then: what comes later makes its customer wait once it is no spam any more.
    was_seq            integer not null
);
create index conversation_spam_by_block on conversation_spam (block_id) where block_id is not null;

-- What people said of conversations; each conversation teaches once, and its latest word counts.
create table spam_lesson (
    conversation_id  uuid primary key references conversation on delete cascade,
    address          text not null,
    domain           text not null,
    spam             boolean not null,
    -- Null for an answered letter, which nobody called anything.
    taught_by        uuid references employee on delete set null,
    answered         boolean not null default false,
    taught_at        timestamptz not null default now(),
    -- What was counted of its text, so that it can be taken back.
    tokens           text[] not null default '{}'
);
create index spam_lesson_address on spam_lesson (address);
create index spam_lesson_domain on spam_lesson (domain);

-- In how many letters of each sort a token was.
create table spam_token (
    token  text primary key,
    spam   integer not null default 0,
    ham    integer not null default 0
);

create table spam_settings (
    only_row         boolean primary key default true check (only_row),
    senders          boolean not null default true,
    address_after    integer not null default 2,
    domain_after     integer not null default 3,
    content          boolean not null default true,
    -- How sure, in percent, the text alone has to be.
    certainty        integer not null default 99
);
insert into spam_settings default values;

-- To whom the company has ever written: never taken for spammers. Without what stands behind a plus sign.
create table correspondent (
    address  text primary key,
    domain   text not null
);
create index correspondent_domain on correspondent (domain);

create function remember_correspondents() returns trigger language plpgsql as $$
begin
    insert into correspondent (address, domain)
    select distinct address, split_part(address, '@', 2)
      from (select left(regexp_replace(lower(one ->> 'handle'), '\+[^@]*@', '@'), 400) as address
              from jsonb_array_elements(new.recipients) as one) as written
     where address like '_%@_%'
     order by address
    on conflict do nothing;
    return null;
end $$;
create trigger message_correspondents
    after insert on message
    for each row
    when (new.direction = 'OUTBOUND')
    execute function remember_correspondents();

insert into correspondent (address, domain)
select distinct address, split_part(address, '@', 2)
  from (select left(regexp_replace(lower(one ->> 'handle'), '\+[^@]*@', '@'), 400) as address
          from message m, jsonb_array_elements(m.recipients) as one
         where m.direction = 'OUTBOUND') as written
 where address like '_%@_%'
on conflict do nothing;
