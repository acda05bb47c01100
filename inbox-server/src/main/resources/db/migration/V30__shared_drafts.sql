-- Whether colleagues see what somebody has begun to write.
alter table employee add shares_drafts boolean not null default true;

-- A draft that a colleague took over stays as an empty row: its revision goes on, so that a late save of its writer is refused. What
-- was taken is kept, for whoever wants a copy of it back.
alter table draft
    add taken_by        uuid references employee on delete set null,
    add taken_at        timestamptz,
    add taken_revision  bigint not null default 0,
    add taken_text      text not null default '',
    add taken_html      text not null default '',
    add taken_files     uuid[] not null default '{}';

-- What a second person may do in a conversation that somebody else holds.
alter table team add second_reply text not null default 'REFUSE' check (second_reply in ('REFUSE', 'JOIN', 'TAKE'));
