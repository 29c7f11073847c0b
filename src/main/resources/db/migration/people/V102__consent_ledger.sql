-- What people agreed to, who wrote it down, and when it was taken back: docs/decisions/0243-consent-is-a-ledger.md. A row
-- is written once; taking back is all that is ever added to it.
create table people.consent (
    id           uuid primary key,
    case_number  text not null,
    person_id    uuid not null references people.person (id),
    purpose      text not null check (purpose in ('INTERVIEW', 'SUBMISSION', 'PLACEMENT', 'HEALTH', 'PARTNER')),
    recipient    text not null check (recipient in ('HAVN', 'STATE', 'MUNICIPALITY', 'HEALTH_SERVICE', 'PARTNER')),
    fields       text not null check (fields in ('IDENTITY', 'NEEDS', 'HEALTH', 'SAFETY', 'ALL')),
    until_on     date,
    way          text not null check (way in ('SPOKEN', 'SIGNED')),
    given_by     uuid not null references people.person (id),
    assent       text not null check (assent in ('NO_CHILD', 'GIVEN', 'REFUSED', 'NOT_ASKED')),
    read_back_in text not null,
    recorded_by  uuid not null,
    given_at     timestamptz not null,
    recorded_at  timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((assent = 'NO_CHILD') = (given_by = person_id))
);
create index consent_case on people.consent (case_number, given_at);
create index consent_person on people.consent (person_id);

-- Who holds what was shared, has to stop, and whether they said that they did.
create table people.stop_order (
    id          uuid primary key,
    consent_id  uuid not null references people.consent (id) on delete cascade,
    case_number text not null,
    holder      uuid not null,
    issued_at   timestamptz not null,
    told_at     timestamptz,
    told_by     uuid,
    answer      text check (answer in ('DELETED', 'KEPT_BY_LAW', 'NEVER_HAD_IT')),
    answered_at timestamptz,
    answered_by uuid,
    unique (consent_id, holder),
    check ((told_at is null) = (told_by is null)),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
    check (answer is null or told_at is not null)
);
create index stop_order_case on people.stop_order (case_number);

revoke update on people.consent, people.stop_order from havn_app;
grant update (withdrawn_at, withdrawn_by) on people.consent to havn_app;
grant update (told_at, told_by, answer, answered_at, answered_by) on people.stop_order to havn_app;

do $$
declare
    part text;
begin
    foreach part in array array['consent', 'stop_order'] loop
        execute format('alter table people.%I enable row level security', part);
        execute format('alter table people.%I force row level security', part);
        execute format('create policy seen on people.%I
                            using ((select access.own_work())
                                   or exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
end $$;
-- A family's own account reads what its owner agreed to, and what was agreed to for the children in its care.
create policy own_family on people.consent for select
    using (case_number = (select access.family_case())
           and person_id = any ((select access.family_persons())::uuid[]));
create policy own_family on people.stop_order for select
    using (exists (select from people.consent c where c.id = stop_order.consent_id));
