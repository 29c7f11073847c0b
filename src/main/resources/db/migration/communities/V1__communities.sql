create schema if not exists communities;

create table communities.municipality (
    code          text primary key check (code ~ '^[0-9]{4}$'),
    name          text             not null,
    official_name text             not null,
    county_code   text             not null,
    county        text             not null,
    main_place    text             not null,
    latitude      double precision not null check (latitude between -90 and 90),
    longitude     double precision not null check (longitude between -180 and 180),
    centrality    int              not null check (centrality between 1 and 6),
    population    int              not null check (population >= 0),
    age_0_5       int              not null check (age_0_5 >= 0),
    age_6_12      int              not null check (age_6_12 >= 0),
    age_13_15     int              not null check (age_13_15 >= 0),
    age_16_18     int              not null check (age_16_18 >= 0),
    age_19_66     int              not null check (age_19_66 >= 0),
    age_67_up     int              not null check (age_67_up >= 0),
    source        text             not null,
    as_of         date             not null,
    confidence    text             not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN'))
);

-- A figure and its state go together: only PEOPLE has a number, and nothing else is ever a zero.
create table communities.settlement (
    municipality   text not null references communities.municipality,
    year           int  not null check (year between 1990 and 2100),
    asked          int check (asked >= 0),
    asked_state    text not null check (asked_state in ('PEOPLE', 'SUPPRESSED', 'PENDING', 'NOT_ASKED')),
    decided        int check (decided >= 0),
    decided_state  text not null check (decided_state in ('PEOPLE', 'SUPPRESSED', 'PENDING', 'NOT_ASKED')),
    settled        int check (settled >= 0),
    settled_state  text not null check (settled_state in ('PEOPLE', 'SUPPRESSED', 'PENDING', 'NOT_ASKED')),
    settled_before int  not null check (settled_before >= 0),
    source         text not null,
    as_of          date not null,
    confidence     text not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN')),
    primary key (municipality, year),
    check ((asked_state = 'PEOPLE') = (asked is not null)),
    check ((decided_state = 'PEOPLE') = (decided is not null)),
    check ((settled_state = 'PEOPLE') = (settled is not null))
);

create table communities.hospital (
    number       text primary key check (number ~ '^[0-9]{9}$'),
    name         text             not null,
    trust        text             not null,
    level        text             not null
        check (level in ('UNIVERSITY', 'GENERAL', 'LOCAL', 'SPECIALISED', 'REHABILITATION')),
    latitude     double precision not null,
    longitude    double precision not null,
    municipality text             not null references communities.municipality,
    source       text             not null,
    as_of        date             not null,
    confidence   text             not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN'))
);

create table communities.offer (
    capability   text not null check (capability <> ''),
    municipality text not null references communities.municipality,
    hospital     text references communities.hospital,
    name         text not null,
    level        text not null check (level in ('NATIONAL', 'MULTIREGIONAL', 'REGIONAL', 'LOCAL')),
    source       text not null,
    as_of        date not null,
    confidence   text not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN')),
    unique nulls not distinct (capability, municipality, hospital)
);

create table communities.school_count (
    municipality    text primary key references communities.municipality,
    schools         int  not null check (schools >= 0),
    primary_schools int  not null check (primary_schools between 0 and schools),
    lower_secondary int  not null check (lower_secondary between 0 and schools),
    source          text not null,
    as_of           date not null,
    confidence      text not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN'))
);

-- Land borders only, each pair once: an island without neighbours is not thereby remote.
create table communities.neighbour (
    municipality text not null references communities.municipality,
    neighbour    text not null references communities.municipality,
    source       text not null,
    as_of        date not null,
    confidence   text not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN')),
    primary key (municipality, neighbour),
    check (municipality < neighbour)
);

create table communities.language_community (
    municipality text not null references communities.municipality,
    language     text not null check (language <> ''),
    speakers     int  not null check (speakers >= 0),
    source       text not null,
    as_of        date not null,
    confidence   text not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN')),
    primary key (municipality, language)
);

-- Never updated: a new amount is a new version with the day from which it holds.
create table communities.capacity (
    municipality   text        not null references communities.municipality,
    dimension      text        not null,
    version        int         not null check (version > 0),
    effective_from date        not null,
    amount         int         not null check (amount >= 0),
    because        text        not null,
    recorded_at    timestamptz not null default now(),
    source         text        not null,
    as_of          date        not null,
    confidence     text        not null check (confidence in ('OFFICIAL', 'DERIVED', 'ASSUMED', 'UNKNOWN')),
    primary key (municipality, dimension, version)
);

-- Counts up with every change, so that each node notices when what it keeps in memory is out of date. The number comes from a
-- sequence, so that a change that was taken back never shares its number with another.
create sequence communities.edition_number;
create table communities.edition (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into communities.edition (number) values (nextval('communities.edition_number'));

grant usage on schema communities to havn_app;
grant select, insert, update, delete on all tables in schema communities to havn_app;
grant usage on all sequences in schema communities to havn_app;
alter default privileges in schema communities grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema communities grant usage, select on sequences to havn_app;
