-- Every address of an e-mail channel, its main one and its aliases: each belongs to one channel only.
create table mail_address (
    address     text primary key check (address = lower(address)),
    channel_id  uuid not null references channel on delete cascade
);
create index mail_address_channel on mail_address (channel_id);

insert into mail_address (address, channel_id)
select lower(address), id from channel where kind = 'EMAIL'
on conflict do nothing;

-- What spoke for the sender of a mail when it came; null where nothing did, and for what came before this was asked.
alter table message add authenticity jsonb;
