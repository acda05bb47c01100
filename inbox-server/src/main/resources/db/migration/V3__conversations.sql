create table contact (
    id          uuid primary key,
    name        text not null,
    sample      boolean not null default false,
    created_at  timestamptz not null default now()
);

create table identity (
    id            uuid primary key,
    contact_id    uuid not null references contact on delete cascade,
    kind          text not null,
    handle        text not null,
    display_name  text not null default '',
    created_at    timestamptz not null default now(),
    unique (kind, handle)
);
create index identity_contact on identity (contact_id);

create sequence conversation_number;

create table conversation (
    id               uuid primary key,
    number           bigint not null unique default nextval('conversation_number'),
    channel_id       uuid not null references channel,
    contact_id       uuid not null references contact,
    team_id          uuid not null references team,
    subject          text not null default '',
    -- The subject without reply prefixes, lower-case: the last resort of threading.
    topic            text not null default '',
    snippet          text not null default '',
    nature           text not null default 'PERSONAL',
    status           text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    -- The fence: only a growing token may take hold, and only the token that holds may answer.
    holder_id        uuid references employee,
    claim_token      bigint not null default 0,
    held_since       timestamptz,
    last_seq         integer not null default 0,
    last_direction   text not null default 'INBOUND',
    last_message_at  timestamptz not null,
    -- Since when the customer waits; null while nobody waits for us.
    waiting_since    timestamptz,
    version          bigint not null default 1,
    sample           boolean not null default false,
    created_at       timestamptz not null default now(),
    closed_at        timestamptz
);
-- Who waits longest comes first, then what nobody waits for (a bounce, a vacation notice), by its arrival.
create index conversation_queue
    on conversation (team_id, (waiting_since is null), coalesce(waiting_since, last_message_at), id)
    where status = 'OPEN' and holder_id is null;
create index conversation_holder on conversation (holder_id, last_message_at desc, id desc) where holder_id is not null;
create index conversation_newest on conversation (last_message_at desc, id desc);
create index conversation_team_newest on conversation (team_id, status, last_message_at desc, id desc);
create index conversation_sample on conversation (id) where sample;
create index conversation_contact on conversation (contact_id, last_message_at desc);

-- The raw original and other bytes: small ones in the row, large ones as a file named by the row.
create table blob (
    id          uuid primary key,
    size        bigint not null,
    content     bytea,
    file        text,
    created_at  timestamptz not null default now(),
    check ((content is null) <> (file is null))
);

create table message (
    id               uuid primary key,
    conversation_id  uuid not null references conversation on delete cascade,
    seq              integer not null,
    direction        text not null check (direction in ('INBOUND', 'OUTBOUND', 'NOTE')),
    channel_id       uuid not null references channel,
    -- What the world calls it; a repeat has the same one. Notes have none.
    external_id      text,
    -- What answers name it by (for e-mail the Message-ID without brackets); empty where it has none. Not unique.
    thread_id        text not null default '',
    author_contact   uuid references contact,
    author_employee  uuid references employee,
    author_name      text not null default '',
    author_handle    text not null default '',
    recipients       jsonb not null default '[]',
    subject          text not null default '',
    text             text not null,
    html             text not null default '',
    new_text         text not null,
    quoted_text      text not null default '',
    signature        text not null default '',
    nature           text not null default 'PERSONAL',
    nature_detail    jsonb,
    -- The employee who passed on what the author wrote to somebody else: {"name", "handle"}.
    forwarded_by     jsonb,
    sent_at          timestamptz not null,
    stored_at        timestamptz not null default now(),
    raw_blob         uuid references blob,
    client_key       text,
    unique (conversation_id, seq)
);
-- The same mail to two of our mailboxes has one external id: look-ups ask for it on every channel.
create unique index message_external on message (external_id, channel_id) where external_id is not null;
create index message_raw_blob on message (raw_blob) where raw_blob is not null;
create unique index message_client_key on message (conversation_id, client_key) where client_key is not null;

create table attachment (
    id           uuid primary key,
    message_id   uuid references message on delete cascade,
    position     integer not null default 0,
    name         text not null,
    media_type   text not null,
    size         bigint not null,
    content_id   text not null default '',
    inline       boolean not null default false,
    blob_id      uuid not null references blob,
    created_at   timestamptz not null default now()
);
create index attachment_message on attachment (message_id);
create index attachment_blob on attachment (blob_id);

-- Where else a message arrived: the same mail to a second mailbox of ours is not stored again.
create table message_copy (
    external_id  text not null,
    channel_id   uuid not null references channel,
    message_id   uuid not null references message on delete cascade,
    received_at  timestamptz not null,
    primary key (external_id, channel_id)
);
create index message_copy_message on message_copy (message_id);

-- Every message id that leads to a conversation: what came in and what we sent. One mail to two of our mailboxes is one key.
create table thread_key (
    key              text not null,
    conversation_id  uuid not null references conversation on delete cascade,
    contact_id       uuid not null references contact,
    outbound         boolean not null default false,
    -- The message itself has not come: another one only named it.
    cited            boolean not null default false,
    -- Who else may continue the conversation by naming this key: who the message was addressed to, lower-case.
    handles          text[] not null default '{}',
    created_at       timestamptz not null default now(),
    primary key (key, contact_id)
);
create index thread_key_conversation on thread_key (conversation_id);

create table participant (
    conversation_id  uuid not null references conversation on delete cascade,
    employee_id      uuid not null references employee on delete cascade,
    joined_at        timestamptz not null default now(),
    primary key (conversation_id, employee_id)
);
create index participant_employee on participant (employee_id);

create table draft (
    conversation_id  uuid not null references conversation on delete cascade,
    employee_id      uuid not null references employee on delete cascade,
    text             text not null default '',
    html             text not null default '',
    revision         bigint not null default 1,
    updated_at       timestamptz not null default now(),
    primary key (conversation_id, employee_id)
);

-- What nobody could read or store, whole, for a person to look at and try again.
create table set_aside (
    id           uuid primary key,
    stream_id    text not null unique,
    channel_id   uuid not null,
    position     text not null,
    attributes   jsonb not null default '{}',
    received_at  timestamptz not null,
    reason       text not null,
    attempts     integer not null default 1,
    raw_blob     uuid not null references blob,
    created_at   timestamptz not null default now()
);
