-- Why somebody opened a programme; nothing where Havn loaded it itself.
alter table cases.programme add column because text;
