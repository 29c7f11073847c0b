-- Which key store seals what is in this database. The keys themselves are never here.
create table access.key_store (
    only_row boolean primary key default true check (only_row),
    id       uuid not null
);
