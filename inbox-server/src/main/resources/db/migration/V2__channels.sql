create table channel (
    id           uuid primary key,
    kind         text not null,
    name         text not null,
    address      text not null,
    team_id      uuid not null references team,
    enabled      boolean not null default true,
    -- What the kind needs, as its settings record writes it; secrets in it are encrypted.
    settings     jsonb not null default '{}',
    version      bigint not null default 1,
    created_at   timestamptz not null default now()
);
create unique index channel_address on channel (kind, lower(address));

-- Where a mailbox was read up to: UIDs are only comparable within one UIDVALIDITY (RFC 3501 section 2.3.1.1).
create table mailbox_cursor (
    channel_id    uuid not null references channel on delete cascade,
    folder        text not null,
    uid_validity  bigint not null,
    last_uid      bigint not null,
    -- When there was last nothing more to take: where to begin by date when UIDVALIDITY changes.
    caught_up_at  timestamptz,
    updated_at    timestamptz not null default now(),
    primary key (channel_id, folder)
);

-- POP3 has no cursor: every unique id that was taken (RFC 1939, UIDL). The empty one says that the mailbox was visited.
create table mailbox_seen (
    channel_id  uuid not null references channel on delete cascade,
    uid         text not null,
    seen_at     timestamptz not null default now(),
    primary key (channel_id, uid)
);

-- Answers of channels without a relay of their own, to be read as the customer would.
create table local_mail (
    id               uuid primary key,
    channel_id       uuid not null references channel on delete cascade,
    external_id      text not null unique,
    mail_from        text not null,
    rcpt_to          text[] not null,
    subject          text not null,
    raw              bytea not null,
    sent_at          timestamptz not null default now()
);
create index local_mail_newest on local_mail (sent_at desc, id desc);

-- Mails of Parley itself (invitations) on their way; a row is kept for a person to see when it failed for good.
create table system_mail (
    id          uuid primary key,
    recipient   text not null,
    subject     text not null,
    text        text not null,
    html        text not null,
    not_before  timestamptz not null default now(),
    attempts    integer not null default 0,
    error       text,
    failed      boolean not null default false,
    created_at  timestamptz not null default now()
);
create index system_mail_due on system_mail (not_before) where not failed;
