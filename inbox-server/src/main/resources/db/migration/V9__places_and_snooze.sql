-- The place in a team's queue as one number, the same in Redis, lower first: who waits for us before whom nobody waits for, within
-- that urgent before low, within that whose answer is due first. Without a promise an answer counts as due after a day.
alter table conversation
    add place bigint not null generated always as (
        ((case when waiting_since is null then 4 else 0 end) + 3 - priority) * 1000000000000000
        + case when due_at is null
               then floor(extract(epoch from coalesce(waiting_since, last_message_at) at time zone 'UTC') * 1000)::bigint
                    + 86400000
               else floor(extract(epoch from due_at at time zone 'UTC') * 1000)::bigint
          end) stored,
    -- To whom it comes back, if they are there.
    add snoozed_by uuid references employee;
comment on column conversation.snoozed_until is 'infinity: until the customer writes, however long that takes';

drop index conversation_queue;
create index conversation_queue on conversation (team_id, place, id)
    where status = 'OPEN' and holder_id is null and snoozed_until is null;
