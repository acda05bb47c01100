-- Drafts that colleagues are asked to look over. A review goes with its draft: sent, thrown away or moved.
create table draft_review (
    conversation_id  uuid not null,
    writer_id        uuid not null,
    state            text not null check (state in ('ASKED', 'APPROVED', 'CHANGES', 'VOID')),
    -- Asked of the whole team; its members at that time are the reviewers.
    anyone           boolean not null,
    words            text not null default '',
    asked_at         timestamptz not null,
    verdict_by       uuid references employee on delete set null,
    verdict_words    text not null default '',
    verdict_at       timestamptz,
    -- Exactly what was approved.
    approved_text    text not null default '',
    approved_html    text not null default '',
    approved_files   uuid[] not null default '{}',
    primary key (conversation_id, writer_id),
    foreign key (conversation_id, writer_id) references draft (conversation_id, employee_id)
        on update cascade on delete cascade
);

create table draft_reviewer (
    conversation_id  uuid not null,
    writer_id        uuid not null,
    employee_id      uuid not null references employee on delete cascade,
    primary key (conversation_id, writer_id, employee_id),
    foreign key (conversation_id, writer_id) references draft_review (conversation_id, writer_id)
        on update cascade on delete cascade
);
create index draft_reviewer_employee on draft_reviewer (employee_id);

-- Whose answers need a colleague's approval.
alter table team
    add reviewed_roles   text[] not null default '{}',
    add reviewed_people  uuid[] not null default '{}';
