-- Keys that somebody chose for a command of the client instead of its own; empty for none at all.
create table shortcut (
    employee_id  uuid not null references employee on delete cascade,
    command      text not null,
    keys         text not null,
    primary key (employee_id, command)
);
