-- Who overwrote a code list from a file, when, and why. The audit trail holds the event; the sentence stays here.
create table reference.list_import (
    id          uuid primary key,
    list_key    text not null,
    because     text not null check (because <> ''),
    imported_by uuid not null,
    imported_at timestamptz not null,
    added       int not null,
    changed     int not null
);
