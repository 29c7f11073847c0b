-- Somebody who is to come onto a case, until a second person has agreed: docs/decisions/0151-who-is-on-a-case.md
create table cases.proposed_member (
    id           uuid primary key,
    case_number  text not null references cases.resettlement_case,
    given        text not null check (given <> ''),
    family       text,
    script       text not null check (script ~ '^[A-Z][a-z]{3}$'),
    birth_date   date,
    birth_year   smallint not null check (birth_year between 1890 and 2200),
    sex          text not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    relationship text not null,
    -- what the newcomer is to a member of the case, as kinship has it
    relation     text,
    relative_id  uuid references people.person,
    proposed_at  timestamptz not null,
    check ((relation is null) = (relative_id is null))
);
create index proposed_member_case on cases.proposed_member (case_number);
create index proposed_member_relative on cases.proposed_member (relative_id);

alter table cases.proposed_member enable row level security;
alter table cases.proposed_member force row level security;
create policy seen on cases.proposed_member
    using (exists (select from access.case_scope c where c.case_number = proposed_member.case_number));
