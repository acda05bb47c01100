-- What is new in a message is kept apart only where it is not the whole text.
alter table message alter new_text drop not null;
update message set new_text = null where new_text = text;

-- Nobody looks for rows by these: ANALYZE unpacked tens of thousands of long texts for statistics that no plan uses.
alter table message
    alter recipients set statistics 0,
    alter subject set statistics 0,
    alter text set statistics 0,
    alter html set statistics 0,
    alter new_text set statistics 0,
    alter quoted_text set statistics 0,
    alter signature set statistics 0,
    alter nature_detail set statistics 0,
    alter forwarded_by set statistics 0;
alter table blob alter content set statistics 0;
-- Originals are mostly base64, which does not shrink; trying to took nearly half of the CPU that storing HTML mail costs.
alter table blob alter content set storage external;
alter table conversation alter snippet set statistics 0;
alter table thread_key alter handles set statistics 0;
alter table local_mail alter raw set statistics 0;
