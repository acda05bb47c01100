alter table promise_policy
    -- [{"field": "club_member", "values": ["true"]}]: each names a contact's field that has one of the values.
    add segments jsonb not null default '[]',
    -- Employees who are told too when a promise is at risk or broken.
    add tell uuid[] not null default '{}';

-- A customer who comes into another segment may be promised something else.
create function contact_promises_become_stale() returns trigger language plpgsql as $$
begin
    if exists (select from promise_policy where segments <> '[]') then
        update conversation set promise_stale = true
         where contact_id = new.id and status = 'OPEN' and not promise_stale;
    end if;
    return null;
end $$;

create trigger contact_promise_changes
    after update of fields on contact
    for each row
    when (old.fields is distinct from new.fields)
    execute function contact_promises_become_stale();
