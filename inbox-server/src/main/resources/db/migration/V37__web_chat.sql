-- Web chat: Parley is the provider itself, and keeps what each visitor of a site sees.
create table visitor (
    -- Names their room, and is their handle.
    id          uuid primary key,
    channel_id  uuid not null references channel on delete cascade,
    -- Whom the site says they are; null while it says nothing.
    subject     text,
    name        text not null default '',
    email       text not null default '',
    language    text not null default '',
    -- The site knew them already under another room: this one is theirs now.
    joined      uuid references visitor on delete cascade,
    last_line   bigint not null default 0,
    -- What they have seen, and what went to their e-mail address because they had not.
    read_line   bigint not null default 0,
    mailed_line bigint not null default 0,
    created_at  timestamptz not null default now(),
    unique (channel_id, subject)
);

-- What shows that a device is theirs: a hash of its token.
create table visitor_device (
    token_hash  bytea primary key,
    visitor_id  uuid not null references visitor on delete cascade,
    seen_at     timestamptz not null default now()
);
create index visitor_device_visitor on visitor_device (visitor_id);
create index visitor_device_age on visitor_device (seen_at);

-- In the order in which they became visible, which is the order in which numbers were given out.
create table visitor_line (
    visitor_id  uuid not null references visitor on delete cascade,
    number      bigint not null,
    -- The device's id of what they said, the outbox's of what we said.
    key         text not null,
    origin      text not null check (origin in ('VISITOR', 'COMPANY', 'BOT')),
    -- Visitors may answer by e-mail; the chat shows that too.
    way         text not null default 'CHAT' check (way in ('CHAT', 'MAIL')),
    author      text not null default '',
    text        text not null,
    at          timestamptz not null,
    primary key (visitor_id, number),
    unique (visitor_id, key)
);
create index visitor_line_unread on visitor_line (at) where origin <> 'VISITOR';

-- The id is random: who knows it may fetch the file.
create table visitor_file (
    id          uuid primary key,
    visitor_id  uuid not null references visitor on delete cascade,
    -- The line it belongs to; null until its visitor says something with it.
    line_key    text,
    position    integer not null default 0,
    blob_id     uuid not null references blob,
    name        text not null,
    media_type  text not null,
    size        bigint not null,
    created_at  timestamptz not null default now()
);
create index visitor_file_line on visitor_file (visitor_id, line_key);
create index visitor_file_unsaid on visitor_file (created_at) where line_key is null;
create index visitor_file_blob on visitor_file (blob_id);

-- Some of Parley's own mails go out through a certain channel, and an answer to them comes to a conversation.
alter table system_mail
    add channel_id       uuid references channel on delete cascade,
    add conversation_id  uuid;
