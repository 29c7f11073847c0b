-- Who overwrote a table from a file, when, and why. The audit trail holds the event; the sentence stays here.
create table communities.table_import (
    id          uuid primary key,
    table_key   text not null,
    because     text not null check (because <> ''),
    imported_by uuid not null,
    imported_at timestamptz not null,
    added       int not null,
    changed     int not null
);
