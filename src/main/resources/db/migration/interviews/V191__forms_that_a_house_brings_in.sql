-- Who brought a version in; nobody where it came with a release of Havn. A version never changes and is never taken away.
alter table interviews.form add column brought_by uuid;
revoke update, delete on interviews.form from havn_app;

-- Every form's page counts them.
create index on interviews.interview (form_id, form_version);

-- The file of a form that somebody looks at before they say yes to it: one for each account, for a day.
create table interviews.form_waiting (
    account uuid primary key,
    id      uuid not null unique,
    content bytea not null check (length(content) between 1 and 20000000),
    at      timestamptz not null
);
