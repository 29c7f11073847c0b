-- Who recorded a version: an account's id, or null where it came with the data.
alter table communities.capacity add column recorded_by text;
