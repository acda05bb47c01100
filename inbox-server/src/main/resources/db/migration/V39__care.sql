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

-- Who shall read a draft, as its writer or a reviewer chose; null as long as nobody did.
alter table draft
    add visibility        text check (visibility in ('PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC')),
    add taken_visibility  text check (taken_visibility in ('PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC'));
-- Whom the reviewer approved it for.
alter table draft_review
    add approved_visibility text check (approved_visibility in ('PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC'));

-- What its provider calls a file that was fetched, so that an edit brings none twice; empty where nobody said.
alter table attachment add reference text not null default '';

-- Since when nothing proves that a channel's source is still there, where that is unusual; as the last look found.
alter table channel_check add silent_since timestamptz;
