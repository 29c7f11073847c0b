create schema if not exists needs;

create table needs.need (
    id uuid primary key,
    case_number text not null references cases.resettlement_case,
    person_id uuid references people.person,
    rank smallint not null check (rank > 0),
    capability text,
    hard boolean not null default false,
    max_one_way_minutes integer check (max_one_way_minutes >= 0),
    max_travel_hours_per_year integer check (max_travel_hours_per_year >= 0),
    visits_per_year integer check (visits_per_year >= 0),
    severity text not null check (severity in ('CRITICAL', 'HIGH', 'MODERATE', 'LOW')),
    before_travel boolean not null,
    during_travel boolean not null,
    after_arrival boolean not null,
    evidence text not null,
    confirmed_by text,
    confirmed_on date,
    owner text not null,
    due date,
    state text not null check (state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN', 'MET', 'NOT_MET')),
    check (before_travel or during_travel or after_arrival),
    check ((confirmed_by is null) = (confirmed_on is null)),
    check (confirmed_by is not null or state in ('VOICED', 'NOT_MET')),
    check (capability is not null or not hard),
    check (confirmed_by is not null or not hard)
);
create index on needs.need (case_number, rank);
create index on needs.need (person_id);
create index on needs.need (capability, case_number);

-- What was said, apart from the need, so that it can be encrypted under the person's key (SECURITY.md, tier 1).
create table needs.own_words (
    need_id uuid primary key references needs.need on delete cascade,
    language text not null,
    verbatim text not null check (verbatim <> ''),
    outcome text not null default ''
);

create table needs.translation (
    need_id uuid not null references needs.need on delete cascade,
    language text not null,
    text text not null,
    translator text not null,
    primary key (need_id, language)
);

-- Codes such as SV and TR are restricted: a table of their own can be closed by itself.
create table needs.specific_need (
    need_id uuid not null references needs.need on delete cascade,
    code text not null check (code ~ '^[A-Z]{2}(-[A-Z]{1,3})?$'),
    primary key (need_id, code)
);

-- No row means: not asked.
create table needs.topic_answer (
    person_id uuid not null references people.person,
    case_number text not null references cases.resettlement_case,
    topic text not null,
    answer text not null check (answer in ('UNKNOWN', 'NONE', 'NEEDED')),
    answered_on date not null,
    primary key (person_id, topic)
);
create index on needs.topic_answer (case_number);

grant usage on schema needs to havn_app;
grant select, insert, update, delete on all tables in schema needs to havn_app;
alter default privileges in schema needs grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema needs grant usage, select on sequences to havn_app;
