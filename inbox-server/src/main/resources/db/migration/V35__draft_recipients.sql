-- To whom a draft shall go, as {"to": [{"name", "handle"}], "cc": [], "bcc": []}; null as long as its writer left it to the conversation.
alter table draft
    add recipients        jsonb,
    add taken_recipients  jsonb;

-- An approval covers them too.
alter table draft_review add approved_recipients jsonb;
