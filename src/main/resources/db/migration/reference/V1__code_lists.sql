create schema if not exists reference;

-- One row of any code list, for as long as it holds. A change of meaning is a new row with a later valid_from.
create table reference.code (
    list       text    not null,
    code       text    not null check (code <> ''),
    parent     text,
    names      jsonb   not null check (names ? 'en'),
    family     jsonb   not null default '{}',
    details    jsonb   not null default '{}',
    status     text    not null check (status in ('ACTIVE', 'UNVERIFIED', 'RETIRED')),
    restricted boolean not null default false,
    valid_from date    not null,
    valid_to   date,
    source     text    not null check (source <> ''),
    primary key (list, code, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);

-- The files that ship with a release and have been loaded, by their content.
create table reference.shipped_file (
    name      text primary key,
    sha256    text        not null,
    loaded_at timestamptz not null default now()
);

-- Counts up with every change, so that each node notices when what it keeps in memory is out of date. The number comes from a
-- sequence, so that a change that was taken back never shares its number with another.
create sequence reference.edition_number;
create table reference.edition (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into reference.edition (number) values (nextval('reference.edition_number'));

grant usage on schema reference to havn_app;
grant select, insert, update, delete on all tables in schema reference to havn_app;
grant usage on all sequences in schema reference to havn_app;
alter default privileges in schema reference grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema reference grant usage, select on sequences to havn_app;
