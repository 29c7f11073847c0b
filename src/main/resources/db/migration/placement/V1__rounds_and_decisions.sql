create schema if not exists placement;

-- Families that are placed together, in one plan.
create table placement.round (
    id          uuid primary key,
    programme   uuid not null references cases.programme (id),
    name        text not null,
    placed_on   date not null,
    policy      text not null,
    seed        bigint not null,
    opened_by   text not null,
    opened_at   timestamptz not null
);

create table placement.round_household (
    round       uuid not null references placement.round (id),
    case_number text not null references cases.resettlement_case (case_number),
    primary key (round, case_number)
);
create index round_household_case_number on placement.round_household (case_number);

-- What people decide before the engine does: pin, forbid, reserve. A rule is lifted, never deleted.
create table placement.rule (
    id           uuid primary key,
    round        uuid not null references placement.round (id),
    kind         text not null check (kind in ('PIN', 'FORBID', 'RESERVE')),
    case_number  text references cases.resettlement_case (case_number),
    municipality text not null references communities.municipality (code),
    dimension    text,
    amount       int check (amount > 0),
    because      text not null check (because <> ''),
    made_by      text not null,
    made_at      timestamptz not null,
    lifted_by    text,
    lifted_at    timestamptz,
    check ((kind = 'RESERVE') = (case_number is null)),
    check ((kind = 'RESERVE') = (dimension is not null and amount is not null))
);
create unique index rule_pin on placement.rule (round, case_number) where kind = 'PIN' and lifted_at is null;
create index rule_round on placement.rule (round);

-- A hard need that a named officer let go of for placement. It stays on show as uncovered.
create table placement.waiver (
    need      uuid primary key references needs.need (id),
    because   text not null check (because <> ''),
    waived_by text not null,
    waived_at timestamptz not null
);

-- What the family itself ranked, collected by a caseworker.
create table placement.wish (
    case_number  text not null references cases.resettlement_case (case_number),
    rank         smallint not null check (rank between 1 and 3),
    municipality text not null references communities.municipality (code),
    told_to      text not null,
    told_at      timestamptz not null,
    primary key (case_number, rank),
    unique (case_number, municipality)
);

-- One run of the solver. What it was asked and what it answered stay together for good.
create table placement.solve (
    id               uuid primary key,
    round            uuid not null references placement.round (id),
    number           int not null,
    state            text not null check (state in ('WAITING', 'RUNNING', 'FINISHED', 'ENDED_EARLY', 'FAILED')),
    asked_by         text not null,
    asked_at         timestamptz not null,
    started_at       timestamptz,
    ended_at         timestamptz,
    cancel_asked     boolean not null default false,
    seconds_allowed  int not null,
    engine           text not null,
    -- progress while it runs
    stage            text,
    incumbent        double precision,
    bound_so_far     double precision,
    gap_so_far       double precision,
    placed_so_far    int,
    -- the answer
    status           text,
    objective        double precision,
    bound            double precision,
    gap              double precision,
    placed           int,
    households       int,
    seconds          double precision,
    ended_because    text,
    one_more         jsonb,
    problem          bytea,
    unique (round, number)
);

-- What a solve proposes for each household, with its reasons as the solver's own numbers.
create table placement.proposal (
    solve        uuid not null references placement.solve (id),
    case_number  text not null references cases.resettlement_case (case_number),
    municipality text references communities.municipality (code),
    value        double precision not null,
    reasons      jsonb not null,
    uncovered    jsonb not null,
    primary key (solve, case_number)
);

-- What a person decided. A household has one placement at a time; earlier ones stay readable.
create table placement.placement (
    id           uuid primary key,
    case_number  text not null references cases.resettlement_case (case_number),
    municipality text not null references communities.municipality (code),
    solve        uuid not null references placement.solve (id),
    proposed     text references communities.municipality (code),
    because      text not null check (because <> ''),
    demand       jsonb not null,
    decided_by   text not null,
    decided_at   timestamptz not null,
    ended_at     timestamptz,
    ended_because text,
    version      int not null default 1
);
create unique index placement_current on placement.placement (case_number) where ended_at is null;
create index placement_municipality on placement.placement (municipality) where ended_at is null;

grant usage on schema placement to havn_app;
grant select, insert, update, delete on all tables in schema placement to havn_app;
alter default privileges in schema placement grant select, insert, update, delete on tables to havn_app;
