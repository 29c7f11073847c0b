-- Organisations, their units, and what an account may do in which unit, for how long and why.
create table access.organisation (
    id      uuid primary key,
    name    text not null unique check (name <> ''),
    kind    text not null check (kind in ('AGENCY', 'STATE', 'MUNICIPALITY')),
    country text not null check (country ~ '^[A-Z]{2}$')
);

create table access.unit (
    id           uuid primary key,
    organisation uuid not null references access.organisation (id),
    name         text not null check (name <> ''),
    unique (organisation, name)
);

create table access.role_grant (
    id            uuid primary key,
    account       uuid not null references access.account (id),
    role          text not null check (role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR', 'ADMINISTRATOR',
                                                'DATA_PROTECTION_OFFICER')),
    unit          uuid not null references access.unit (id),
    because       text not null check (because <> ''),
    given_by      text not null,
    given_at      timestamptz not null,
    until_at      timestamptz,
    ended_at      timestamptz,
    ended_by      text,
    ended_because text
);
create index role_grant_account on access.role_grant (account) where ended_at is null;
create unique index role_grant_once on access.role_grant (account, role, unit) where ended_at is null;

-- Accounts of the first release held their roles without a unit: they keep them in one unit of this Havn.
insert into access.organisation (id, name, kind, country)
select '01920000-0000-7000-8000-000000000001', 'Havn', 'AGENCY', 'NO'
 where exists (select from access.account_role);
insert into access.unit (id, organisation, name)
select '01920000-0000-7000-8000-000000000002', '01920000-0000-7000-8000-000000000001', 'Everybody'
 where exists (select from access.account_role);
insert into access.role_grant (id, account, role, unit, because, given_by, given_at)
select gen_random_uuid(), account, role, '01920000-0000-7000-8000-000000000002', 'held before units were known',
       'havn', now()
  from access.account_role;
drop table access.account_role;

-- A case as access knows it. Every row about a family hangs on one of these, and is seen where it is seen.
create table access.case_scope (
    case_number       text primary key,
    locked            boolean not null default false,
    address_protected boolean not null default false
);

-- The unit that holds a case, and the units that it is shared with. A safety lock stops all sharing.
create table access.case_share (
    case_number text not null references access.case_scope (case_number),
    unit        uuid not null references access.unit (id),
    kind        text not null check (kind in ('HOLDER', 'SHARED')),
    because     text not null check (because <> ''),
    since       timestamptz not null,
    until_at    timestamptz,
    ended_at    timestamptz,
    primary key (case_number, unit, since)
);
create index case_share_unit on access.case_share (unit, case_number) where ended_at is null;
create unique index case_share_once on access.case_share (case_number, unit) where ended_at is null;
create unique index case_share_holder on access.case_share (case_number) where ended_at is null and kind = 'HOLDER';

-- Accounts that work on a case, whatever their unit.
create table access.case_assignment (
    case_number text not null references access.case_scope (case_number),
    account     uuid not null references access.account (id),
    because     text not null check (because <> ''),
    given_by    text not null,
    since       timestamptz not null,
    ended_at    timestamptz,
    primary key (case_number, account, since)
);
create index case_assignment_account on access.case_assignment (account, case_number) where ended_at is null;
create unique index case_assignment_once on access.case_assignment (case_number, account) where ended_at is null;

-- Accounts that may never open a case, whatever their role, task or emergency.
create table access.case_exclusion (
    case_number text not null references access.case_scope (case_number),
    account     uuid not null,
    because     text not null check (because <> ''),
    given_by    text not null,
    since       timestamptz not null,
    primary key (case_number, account)
);

-- Somebody opened a case that is not theirs: with a purpose, or by breaking the glass. It ends by itself.
create table access.case_opening (
    id          uuid primary key,
    case_number text not null references access.case_scope (case_number),
    account     uuid not null references access.account (id),
    kind        text not null check (kind in ('PURPOSE', 'BREAK_GLASS')),
    because     text not null check (because <> ''),
    since       timestamptz not null,
    until_at    timestamptz not null,
    reviewed_by uuid references access.account (id),
    reviewed_at timestamptz,
    review      text,
    check (until_at > since),
    check (reviewed_by <> account),
    check (num_nulls(reviewed_by, reviewed_at, review) in (0, 3))
);
create index case_opening_account on access.case_opening (account, since);
create index case_opening_case on access.case_opening (case_number, since);

-- On which cases a person is.
create table access.person_scope (
    person_id   uuid not null,
    case_number text not null references access.case_scope (case_number),
    primary key (person_id, case_number)
);
create index person_scope_case on access.person_scope (case_number);

-- Who asks. Set for one transaction at a time by the application; empty means nobody, and nobody sees nothing.
create function access.me() returns uuid language sql stable parallel safe
    return nullif(current_setting('havn.account', true), '')::uuid;

-- Whether Havn itself works here, for nobody's eyes: a job, a load, a sum over everybody.
create function access.own_work() returns boolean language sql stable parallel safe
    return coalesce(current_setting('havn.own_work', true), '') <> '';

-- The units whose cases the account may read now: asked of the grants at each statement, so that one that ends counts
-- at once.
create function access.my_units() returns uuid[] language sql stable security definer parallel safe
    set search_path = pg_catalog, pg_temp
    begin atomic
        select coalesce(array_agg(distinct g.unit), '{}')
          from access.role_grant g join access.account a on a.id = g.account
         where g.account = access.me() and a.active and g.ended_at is null
           and (g.until_at is null or g.until_at > statement_timestamp())
           and g.role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR');
    end;
revoke all on function access.my_units() from public;
grant execute on function access.my_units() to havn_app;

alter table access.case_share enable row level security;
alter table access.case_share force row level security;
create policy my_units_or_own_work on access.case_share
    using ((select access.own_work()) or unit = any ((select access.my_units())::uuid[]))
    with check ((select access.own_work()));

alter table access.case_assignment enable row level security;
alter table access.case_assignment force row level security;
create policy mine_or_own_work on access.case_assignment
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()));

alter table access.case_exclusion enable row level security;
alter table access.case_exclusion force row level security;
create policy mine_or_own_work on access.case_exclusion
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()));

alter table access.case_opening enable row level security;
alter table access.case_opening force row level security;
create policy mine_or_own_work on access.case_opening
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()));

-- The one place where it is decided who sees a family; every other policy asks whether its case is seen.
alter table access.case_scope enable row level security;
alter table access.case_scope force row level security;
create policy seen on access.case_scope
    using ((select access.own_work())
           or (not exists (select from access.case_exclusion x
                            where x.case_number = case_scope.case_number and x.account = (select access.me()))
               and (exists (select from access.case_share s
                             where s.case_number = case_scope.case_number and s.ended_at is null
                               and (s.until_at is null or s.until_at > statement_timestamp())
                               and (s.kind = 'HOLDER' or not case_scope.locked)
                               and s.unit = any ((select access.my_units())::uuid[]))
                    or exists (select from access.case_assignment a
                                where a.case_number = case_scope.case_number and a.ended_at is null
                                  and a.account = (select access.me()))
                    or exists (select from access.case_opening o
                                where o.case_number = case_scope.case_number
                                  and o.account = (select access.me())
                                  and o.until_at > statement_timestamp()))))
    with check ((select access.own_work()));

alter table access.person_scope enable row level security;
alter table access.person_scope force row level security;
create policy seen on access.person_scope
    using (exists (select from access.case_scope c where c.case_number = person_scope.case_number))
    with check ((select access.own_work()));
