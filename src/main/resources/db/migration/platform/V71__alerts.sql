-- Conditions that hold now and that operators were told of, so that several nodes tell them once.
create table platform.alert (
    condition text primary key,
    began_at  timestamptz not null
);

grant select, insert, delete on platform.alert to havn_app;
