-- What bots did, and why: see the package bot.

-- What a message says, as far as a machine can tell; a colleague's correction stands beside it.
create table message_reading (
    message_id           uuid primary key references message on delete cascade,
    -- ISO 639-1; empty where nobody can tell.
    language             text not null,
    language_confidence  real not null,
    -- -1 for "probably angry" to 1 for "probably pleased"; null where nothing speaks for either.
    sentiment            real check (sentiment between -1 and 1),
    corrected_language   text,
    corrected_sentiment  real check (corrected_sentiment between -1 and 1),
    corrected_by         uuid references employee on delete set null,
    corrected_at         timestamptz
);

-- A guideline held for a message: at most once, however often the message comes.
create table bot_act (
    id                 uuid primary key,
    message_id         uuid not null references message on delete cascade,
    guideline_id       uuid not null,
    guideline_version  integer not null,
    -- The words it holds because of, as [start, end] in the subject, an empty line and the text.
    places             jsonb not null,
    -- Each action, and what became of it.
    steps              jsonb not null,
    acted_at           timestamptz not null default now(),
    unique (message_id, guideline_id)
);
create index bot_act_of_guideline on bot_act (guideline_id, acted_at);

-- Everything bots did and people made of it. Rows are only added; what is personal in one can be erased and leaves its digest.
create table bot_record (
    id                 bigint generated always as identity primary key,
    recorded_at        timestamptz not null,
    kind               text not null,
    conversation_id    uuid,
    message_id         uuid,
    guideline_id       uuid,
    guideline_version  integer,
    employee_id        uuid,
    -- Null once erased.
    body               text,
    salt               bytea not null,
    -- SHA-256 of the salt and the body as it was.
    digest             bytea not null
);
create index bot_record_of_conversation on bot_record (conversation_id, id);

-- The chain over the records in the order in which they were committed: each hash holds the one before.
create table bot_seal (
    seq        bigint primary key,
    record_id  bigint not null unique references bot_record,
    hash       bytea not null
);

create function bot_record_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'bot_record' and new.body is null
            and (new.id, new.recorded_at, new.kind, new.salt, new.digest) = (old.id, old.recorded_at, old.kind, old.salt, old.digest)
            and (new.conversation_id, new.message_id, new.guideline_id, new.guideline_version, new.employee_id)
                is not distinct from
                (old.conversation_id, old.message_id, old.guideline_id, old.guideline_version, old.employee_id) then
        return new;
    end if;
    raise exception 'Records of bots are never changed or deleted; only what they say can be erased.';
end $$;
create trigger bot_record_is_kept before update or delete on bot_record
    for each row execute function bot_record_is_kept();
create trigger bot_seal_is_kept before update or delete on bot_seal
    for each row execute function bot_record_is_kept();
create trigger bot_record_is_kept_whole before truncate on bot_record
    for each statement execute function bot_record_is_kept();
create trigger bot_seal_is_kept_whole before truncate on bot_seal
    for each statement execute function bot_record_is_kept();

-- A guideline may call something spam.
alter table conversation_spam
    drop constraint conversation_spam_cause_check,
    add constraint conversation_spam_cause_check
        check (cause in ('PERSON', 'SENDER', 'DOMAIN', 'CONTENT', 'BLOCKED', 'GUIDELINE'));

-- Whose names and addresses stand in an answer to somebody else.
create index contact_lower_name on contact (lower(name));
create index identity_handle on identity (handle);
