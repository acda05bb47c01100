-- Whose name the provider is to be asked for, after their message was stored. All times are the database's.
create table profile_request (
    identity_id  uuid primary key references identity on delete cascade,
    channel_id   uuid not null references channel on delete cascade,
    not_before   timestamptz not null default now(),
    attempts     integer not null default 0,
    taken_at     timestamptz
);
create index profile_request_due on profile_request (not_before);
-- Who wrote without a name: what they wrote shows the name that their provider tells later.
create index message_nameless on message (author_contact) where author_name = '' and author_contact is not null;
