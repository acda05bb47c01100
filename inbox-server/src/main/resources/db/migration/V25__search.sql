-- Names are found with typing errors. The extension comes with PostgreSQL and is "trusted": the database's owner may add it.
-- Stems of whatever word, the common ones too: which of them count is decided when somebody searches.
create text search dictionary parley_en (template = snowball, language = english);
create text search dictionary parley_de (template = snowball, language = german);
create text search dictionary parley_fr (template = snowball, language = french);
create text search dictionary parley_it (template = snowball, language = italian);

-- What a message can be found by. No key to the message: a trigger removes what is gone, and storing a message is not slowed.
create table search_document (
    message_id       uuid primary key,
    conversation_id  uuid not null,
    at               timestamptz not null,
    -- Words with their places as they are written, without case and accents; and facets such as "d:2026-11-20".
    vector           tsvector not null
);
alter table search_document alter vector set statistics 0, alter at set statistics 200;
create index search_document_vector on search_document using gin (vector) with (gin_pending_list_limit = 512);
create index search_document_conversation on search_document (conversation_id);

-- Every word that occurs, with its stem in each language: a search asks for all words with the stems of what was typed.
create table search_word (
    word  text primary key,
    en    text not null,
    de    text not null,
    fr    text not null,
    it    text not null
);
create index search_word_en on search_word (en);
create index search_word_de on search_word (de);
create index search_word_fr on search_word (fr);
create index search_word_it on search_word (it);

-- Names and handles of those who wrote, without case and accents.
create table search_name (
    contact_id  uuid primary key,
    name        text not null
);
create index search_name_similar on search_name using gin (name gin_trgm_ops);

-- What is not indexed yet, newest first. Whoever stores a message writes here in the same transaction: nothing is forgotten.
create table search_pending (
    message_id  uuid primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create function search_add() returns trigger language plpgsql as $$
begin
    insert into search_pending (message_id) select id from added on conflict do nothing;
    return null;
end $$;
create function search_change() returns trigger language plpgsql as $$
begin
    insert into search_pending (message_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create function search_move() returns trigger language plpgsql as $$
begin
    insert into search_pending (message_id) select id from message where conversation_id = new.id on conflict do nothing;
    return null;
end $$;
create function search_remove() returns trigger language plpgsql as $$
begin
    delete from search_document d using removed r where d.message_id = r.id;
    delete from search_pending p using removed r where p.message_id = r.id;
    return null;
end $$;
create function search_forget() returns trigger language plpgsql as $$
begin
    delete from search_name n using removed r where n.contact_id = r.id;
    return null;
end $$;

create trigger search_add after insert on message
    referencing new table as added for each statement execute function search_add();
create trigger search_change after update of conversation_id, subject, text, new_text, sent_at on message
    for each row when (row (old.conversation_id, old.subject, old.text, old.new_text, old.sent_at)
                       is distinct from row (new.conversation_id, new.subject, new.text, new.new_text, new.sent_at))
    execute function search_change();
create trigger search_move after update of team_id on conversation
    for each row when (old.team_id is distinct from new.team_id) execute function search_move();
create trigger search_remove after delete on message
    referencing old table as removed for each statement execute function search_remove();
create trigger search_forget after delete on contact
    referencing old table as removed for each statement execute function search_forget();

insert into search_pending (message_id) select id from message;
