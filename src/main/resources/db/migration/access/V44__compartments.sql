-- What is closed to everybody who has no task there, and which task opens it: by role, or by name on one case.
create table access.compartment_task (
    compartment text not null check (compartment in ('HEALTH', 'TORTURE', 'SEXUAL_VIOLENCE', 'PROTECTION')),
    role        text not null check (role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR')),
    primary key (compartment, role)
);
insert into access.compartment_task (compartment, role) values ('HEALTH', 'CASEWORKER');
-- Which role opens a compartment is decided for all cases at once, by a migration that people have read.
revoke insert, update, delete on access.compartment_task from havn_app;

create table access.case_task (
    case_number text not null references access.case_scope (case_number),
    account     uuid not null references access.account (id),
    compartment text not null check (compartment in ('HEALTH', 'TORTURE', 'SEXUAL_VIOLENCE', 'PROTECTION')),
    given_by    text not null,
    since       timestamptz not null,
    ended_at    timestamptz,
    primary key (case_number, account, compartment, since)
);
create unique index case_task_once on access.case_task (case_number, account, compartment) where ended_at is null;
create index case_task_account on access.case_task (account, case_number) where ended_at is null;
alter table access.case_task enable row level security;
alter table access.case_task force row level security;
create policy mine_or_own_work on access.case_task
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()));
