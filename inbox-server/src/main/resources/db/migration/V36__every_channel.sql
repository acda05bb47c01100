-- Where a message was said and who can read it; a mail is said in no room.
alter table message
    add room        text not null default '',
    add visibility  text not null default 'PRIVATE' check (visibility in ('PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC')),
    -- Where a browser shows it.
    add url         text not null default '',
    -- Its writer changed or took back the words; the first words are kept in message_words.
    add edited_at   timestamptz,
    add deleted_at  timestamptz,
    -- What goes out in place of the text when the reply window has closed: {"name", "language", "parameters"}.
    add template    jsonb;

-- As of the customer's last message: where the next answer goes.
alter table conversation
    add room        text not null default '',
    add visibility  text not null default 'PRIVATE' check (visibility in ('PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC')),
    add url         text not null default '';

-- What people call a handle that is the provider's number, and where a browser shows them.
alter table identity
    add username    text not null default '',
    add profile     text not null default '',
    -- Asked their channel's provider for a name.
    add asked_at    timestamptz,
    -- The customer told the provider's way that they do not want to be written to here.
    add refused_at  timestamptz,
    add refusal     text not null default '';

-- What a message said before its writer changed it, oldest first.
create table message_words (
    message_id  uuid not null references message on delete cascade,
    said_until  timestamptz not null,
    text        text not null,
    html        text not null default '',
    primary key (message_id, said_until)
);

create table reaction (
    message_id  uuid not null references message on delete cascade,
    handle      text not null,
    emoji       text not null,
    name        text not null default '',
    at          timestamptz not null,
    primary key (message_id, handle, emoji)
);

-- One answer may go out as several messages of the provider's; each is sent once, and known by the provider's reference.
create table sent_part (
    message_id  uuid not null references message on delete cascade,
    part        integer not null,
    -- Made unique among channels, as external ids are.
    reference   text not null,
    sent_at     timestamptz not null default now(),
    primary key (message_id, part)
);
create index sent_part_reference on sent_part (reference);

-- Events about messages that are not here yet, as they came: they are read again when the message comes.
create table early_change (
    id           uuid primary key,
    channel_id   uuid not null references channel on delete cascade,
    reference    text not null,
    position     text not null,
    attributes   jsonb not null,
    received_at  timestamptz not null,
    raw          bytea not null,
    unique (channel_id, reference, position)
);
create index early_change_reference on early_change (reference);
create index early_change_age on early_change (received_at);

-- Files of messages that still lie with the provider.
create table remote_media (
    id             uuid primary key,
    message_id     uuid not null references message on delete cascade,
    channel_id     uuid not null references channel,
    position       integer not null,
    reference      text not null,
    name           text not null,
    media_type     text not null,
    size           bigint not null,
    inline         boolean not null,
    state          text not null default 'WAITING' check (state in ('WAITING', 'FETCHING', 'REFUSED')),
    not_before     timestamptz not null default now(),
    attempts       integer not null default 0,
    error          text,
    taken_at       timestamptz,
    unique (message_id, position)
);
create index remote_media_due on remote_media (not_before) where state = 'WAITING';
create index remote_media_taken on remote_media (taken_at) where state = 'FETCHING';

-- How far the customer's side got with what we sent.
alter table outbox
    add delivered_at  timestamptz,
    add read_at       timestamptz;

create index message_room on message (channel_id, room) where direction = 'OUTBOUND' and room <> '';

-- How far sources were read, and tokens that are renewed (sealed).
create table channel_cursor (
    channel_id  uuid not null references channel on delete cascade,
    name        text not null,
    value       text not null,
    updated_at  timestamptz not null default now(),
    primary key (channel_id, name)
);
create table channel_token (
    channel_id  uuid not null references channel on delete cascade,
    name        text not null,
    sealed      text not null,
    expires_at  timestamptz,
    updated_at  timestamptz not null default now(),
    primary key (channel_id, name)
);

-- What a look at each channel found last.
create table channel_check (
    channel_id    uuid primary key references channel on delete cascade,
    checked_at    timestamptz not null,
    checks        jsonb not null,
    failed_since  timestamptz,
    -- When managers were told of what is wrong now; null while all is well.
    told_at       timestamptz
);

-- An event of a kind that Parley does not know: by its type, so that many of them are one line.
alter table set_aside add event_type text;
