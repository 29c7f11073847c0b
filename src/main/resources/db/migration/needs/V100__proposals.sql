-- What the rules found in a sealed interview, until a person decides. Which rule it was, on which answers it rests, the
-- words and the codes are inside the sealed text: docs/decisions/0240-rules-propose-people-decide.md. Its id is the
-- need's, if it becomes one.
create table needs.proposal (
    id                        uuid primary key,
    case_number               text not null references cases.resettlement_case,
    person_id                 uuid references people.person,
    interview_id              uuid not null references interviews.interview,
    mark                      bytea not null check (length(mark) = 32),
    rules                     text not null,
    capability                text,
    max_one_way_minutes       integer check (max_one_way_minutes >= 0),
    max_travel_hours_per_year integer check (max_travel_hours_per_year >= 0),
    visits_per_year           integer check (visits_per_year >= 0),
    severity                  text not null check (severity in ('CRITICAL', 'HIGH', 'MODERATE', 'LOW')),
    before_travel             boolean not null,
    during_travel             boolean not null,
    after_arrival             boolean not null,
    told                      bytea not null,
    told_to                   uuid not null,
    told_at                   timestamptz not null,
    proposed_at               timestamptz not null,
    state                     text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'SET_ASIDE')),
    decided_by                text,
    decided_at                timestamptz,
    because                   bytea,
    unique (interview_id, mark),
    check (before_travel or during_travel or after_arrival),
    check ((state = 'WAITING') = (decided_at is null)),
    check ((decided_by is null) = (decided_at is null))
);
create index on needs.proposal (case_number, state);
create index on needs.proposal (person_id);

alter table needs.proposal enable row level security;
alter table needs.proposal force row level security;
create policy seen on needs.proposal
    using (exists (select from access.case_scope c where c.case_number = proposal.case_number));
create policy not_for_families on needs.proposal as restrictive
    using (not (select access.is_family()));

-- Through whose hands a need came, where its state does not say it: an interview, the rules, a placement and its end.
alter table needs.step add column hand text check (hand in ('INTERVIEW', 'RULES', 'PLACEMENT', 'UNPLACED'));
