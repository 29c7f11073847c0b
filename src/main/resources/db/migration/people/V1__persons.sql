create schema if not exists people;

create table people.person (
    id uuid primary key,
    birth_date date,
    birth_year smallint not null check (birth_year between 1890 and 2200),
    sex text not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    marital_status text not null
        check (marital_status in ('SINGLE', 'MARRIED', 'WIDOWED', 'DIVORCED', 'SEPARATED', 'UNKNOWN')),
    life text not null check (life in ('LIVING', 'DECEASED', 'MISSING')),
    country_of_origin text not null check (country_of_origin ~ '^[A-Z]{2}$'),
    occupation text check (occupation ~ '^[0-9]{1,4}$'),
    education_level text not null check (education_level ~ '^[X0-9]$'),
    last_grade smallint check (last_grade between 0 and 13),
    literacy text not null check (literacy in ('NOT_ASKED', 'UNKNOWN', 'NEITHER', 'READS', 'READS_AND_WRITES')),
    check (birth_date is null or extract(year from birth_date) = birth_year)
);

create table people.person_name (
    person_id uuid not null references people.person on delete cascade,
    position smallint not null,
    given text not null check (given <> ''),
    family text,
    script text not null check (script ~ '^[A-Z][a-z]{3}$'),
    primary key (person_id, position)
);

create table people.person_language (
    person_id uuid not null references people.person on delete cascade,
    language text not null,
    speaks boolean not null,
    reads boolean not null,
    preferred boolean not null,
    primary key (person_id, language)
);

create table people.kinship (
    person_id uuid not null references people.person on delete cascade,
    relation text not null,
    relative_id uuid not null references people.person on delete cascade,
    primary key (person_id, relative_id),
    check (person_id <> relative_id)
);
create index on people.kinship (relative_id);

-- How a word of a name sounds, so that Amina, Emine and أمينة are found together: docs/decisions/0040-finding-a-name.md
create table people.name_key (
    sound text collate "C" not null,
    person_id uuid not null references people.person on delete cascade,
    latin text not null,
    primary key (sound, person_id, latin)
);
create index on people.name_key (person_id);

-- Every sound that some name has; short enough to be compared one by one when a search word is misspelt.
create table people.name_sound (
    sound text collate "C" primary key
);

grant usage on schema people to havn_app;
grant select, insert, update, delete on all tables in schema people to havn_app;
alter default privileges in schema people grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema people grant usage, select on sequences to havn_app;
