create schema if not exists cases;

create table cases.programme (
    id uuid primary key,
    name text not null check (name <> ''),
    quota integer not null check (quota > 0),
    country_of_asylum text not null check (country_of_asylum ~ '^[A-Z]{2}$'),
    receiving_country text not null check (receiving_country ~ '^[A-Z]{2}$'),
    opens_on date not null,
    settle_by date not null,
    demo boolean not null,
    check (settle_by >= opens_on)
);

create table cases.resettlement_case (
    case_number text primary key check (case_number ~ '^HVN-[0-9]{2}-[0-9]{6}$'),
    programme_id uuid not null references cases.programme,
    stage text not null,
    stage_since date not null,
    decision text check (decision in ('ACCEPTED', 'DENIED', 'DEFERRED', 'SPLIT')),
    primary_category text not null,
    secondary_category text check (secondary_category <> primary_category),
    processing_priority text not null check (processing_priority in ('EM', 'UG', 'NR')),
    submission_priority text not null check (submission_priority in ('EM', 'UG', 'NR')),
    registered_on date not null,
    household_size smallint not null check (household_size between 0 and 99),
    version integer not null default 1
);
create index on cases.resettlement_case (programme_id, stage);
create index on cases.resettlement_case (stage, case_number);
create index on cases.resettlement_case (household_size, case_number);
create index on cases.resettlement_case (stage_since, case_number);
create index on cases.resettlement_case (submission_priority, case_number);

create table cases.case_member (
    case_number text not null references cases.resettlement_case,
    position smallint not null,
    person_id uuid not null references people.person,
    relationship text not null,
    travels boolean not null,
    primary key (case_number, position),
    unique (person_id, case_number)
);
create unique index one_principal_applicant on cases.case_member (case_number)
    where relationship = 'PRINCIPAL_APPLICANT';

-- What sets a case aside, each with its own beginning and end: on hold and locked at once is possible.
create table cases.side_state (
    case_number text not null references cases.resettlement_case,
    state text not null check (state in ('WITHDRAWN_BY_FAMILY', 'NO_CONTACT', 'ON_HOLD', 'COMPOSITION_CHANGED',
                                         'RESUBMITTED_ELSEWHERE', 'SAFETY_LOCK')),
    since timestamptz not null,
    review_on date,
    ended timestamptz,
    primary key (case_number, state, since)
);
create unique index once_aside on cases.side_state (case_number, state) where ended is null;

create table cases.case_link (
    one text not null references cases.resettlement_case,
    other text not null references cases.resettlement_case,
    within_minutes integer check (within_minutes > 0),
    primary key (one, other),
    check (one < other)
);
create index on cases.case_link (other);

create table cases.safety_distance (
    id uuid primary key,
    case_number text not null references cases.resettlement_case,
    from_case_number text references cases.resettlement_case,
    from_municipality text,
    minutes integer not null check (minutes >= 0),
    check (num_nonnulls(from_case_number, from_municipality) = 1),
    check (from_case_number <> case_number)
);
create index on cases.safety_distance (case_number);
create index on cases.safety_distance (from_case_number);

-- Staff who may never open a case, whatever their role.
create table cases.excluded_account (
    case_number text not null references cases.resettlement_case,
    account_id uuid not null,
    since timestamptz not null,
    primary key (case_number, account_id)
);

create table cases.thread_entry (
    id uuid primary key,
    case_number text not null references cases.resettlement_case,
    at timestamptz not null,
    who text not null,
    key text not null,
    arguments text[] not null,
    because text
);
create index on cases.thread_entry (case_number, at desc);

grant usage on schema cases to havn_app;
grant select, insert, update, delete on all tables in schema cases to havn_app;
alter default privileges in schema cases grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema cases grant usage, select on sequences to havn_app;
