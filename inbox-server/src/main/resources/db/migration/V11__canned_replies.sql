-- Answers written in advance: of one person, of one team, or of everybody.
create table canned_reply (
    id            uuid primary key,
    owner_id      uuid references employee on delete cascade,
    team_id       uuid references team on delete cascade,
    title         text not null,
    shortcut      text not null default '',
    used          bigint not null default 0,
    last_used_at  timestamptz,
    revision      bigint not null default 1,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    check (owner_id is null or team_id is null)
);
-- One shortcut means one answer wherever it is offered together: among one's own, in one team, among those for everybody.
create unique index canned_reply_shortcut
    on canned_reply (coalesce(owner_id, team_id, '00000000-0000-0000-0000-000000000000'), shortcut)
    where shortcut <> '';
create index canned_reply_owner on canned_reply (owner_id) where owner_id is not null;

-- The same answer in several languages; {{…}} are places to fill in.
create table canned_variant (
    reply_id  uuid not null references canned_reply on delete cascade,
    language  text not null,
    html      text not null,
    text      text not null,
    primary key (reply_id, language)
);
