-- The company's own fields; values are in conversation.fields and contact.fields by key.
create table custom_field (
    id                 uuid primary key,
    subject            text not null check (subject in ('CONVERSATION', 'CONTACT')),
    key                text not null,
    type               text not null check (type in ('TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE', 'CHOICES', 'LINK')),
    label              text not null,
    -- By language code, where it is called differently there.
    labels             jsonb not null default '{}',
    -- [{"value", "label"}] in order.
    choices            jsonb not null default '[]',
    required_on_close  boolean not null default false,
    position           integer not null default 0,
    -- Its values stay where they are, so that it can come back.
    removed_at         timestamptz,
    created_at         timestamptz not null default now(),
    unique (subject, key)
);

-- What changed when conversations' fields changed, in words, for the timeline.
create table field_change (
    conversation_id  uuid not null references conversation on delete cascade,
    version          bigint not null,
    key              text not null,
    label            text not null,
    before           text not null,
    after            text not null,
    primary key (conversation_id, version, key)
);
