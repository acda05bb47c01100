-- What this server proves its identity with to push services (VAPID, RFC 8292); made once, the private part sealed.
create table push_key (
    id           smallint primary key default 1 check (id = 1),
    public_key   text not null,
    private_key  text not null
);

-- A browser that wants to be told while no page is open.
create table push_subscription (
    id           uuid primary key,
    employee_id  uuid not null references employee on delete cascade,
    endpoint     text not null unique,
    -- The browser's public key (uncompressed point) and secret: only it can read what is sent (RFC 8291).
    p256dh       bytea not null,
    auth         bytea not null,
    device       text not null default '',
    created_at   timestamptz not null default now(),
    reached_at   timestamptz
);
create index push_subscription_employee on push_subscription (employee_id);

-- On its way to one browser.
create table push_delivery (
    id               bigint generated always as identity primary key,
    subscription_id  uuid not null references push_subscription on delete cascade,
    notification_id  uuid not null references notification on delete cascade,
    due_at           timestamptz not null,
    attempts         integer not null default 0
);
create index push_delivery_due on push_delivery (due_at);
create index push_delivery_subscription on push_delivery (subscription_id);
create index push_delivery_notification on push_delivery (notification_id);
