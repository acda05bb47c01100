-- A removed tag is kept for a while, with the conversations that it was on, so that it can come back.
alter table tag
    add removed_at   timestamptz,
    -- The tag that stands in its place.
    add merged_into  uuid references tag on delete set null,
    -- When the last conversation lost it.
    add swept_at     timestamptz;
drop index tag_name;
create unique index tag_name on tag (lower(name)) where removed_at is null;

create table tag_removal (
    tag_id           uuid not null references tag on delete cascade,
    conversation_id  uuid not null references conversation on delete cascade,
    -- What the conversation got in its place and had not had before.
    replaced_by      uuid,
    primary key (tag_id, conversation_id)
);
create index tag_removal_conversation on tag_removal (conversation_id);
