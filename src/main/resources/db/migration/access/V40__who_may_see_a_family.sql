-- An account may be taken off a case's list of exclusions again; the row stays.
alter table access.case_exclusion add column ended_at timestamptz;
alter table access.case_exclusion drop constraint case_exclusion_pkey;
alter table access.case_exclusion add primary key (case_number, account, since);
create unique index case_exclusion_once on access.case_exclusion (case_number, account) where ended_at is null;

-- What was changed about who may see a family, and why: the sentence is sealed under the household's key, because it may
-- say of whom somebody is afraid.
create table access.scope_change (
    id          uuid primary key,
    case_number text not null references access.case_scope (case_number),
    kind        text not null check (kind in ('ASSIGNED', 'UNASSIGNED', 'SHARED', 'UNSHARED', 'EXCLUDED', 'READMITTED',
                                              'LOCKED', 'UNLOCKED', 'ADDRESS_PROTECTED', 'ADDRESS_SHOWN',
                                              'TASK_ENDED')),
    account     uuid references access.account (id),
    unit        uuid references access.unit (id),
    because     bytea not null,
    changed_by  uuid not null references access.account (id),
    at          timestamptz not null
);
create index scope_change_case on access.scope_change (case_number, at);
alter table access.scope_change enable row level security;
alter table access.scope_change force row level security;
create policy own_work on access.scope_change
    using ((select access.own_work())) with check ((select access.own_work()));

-- The roles that the handler is for, where a page asks: a role counts only in the unit in which it is held.
create function access.asked_roles() returns text[] language sql stable parallel safe
    return string_to_array(nullif(current_setting('havn.roles', true), ''), ',');

create or replace function access.my_units() returns uuid[] language sql stable security definer parallel safe
    set search_path = pg_catalog, pg_temp
    begin atomic
        select coalesce(array_agg(distinct g.unit), '{}')
          from access.role_grant g join access.account a on a.id = g.account
         where g.account = access.me() and a.active and g.ended_at is null
           and (g.until_at is null or g.until_at > statement_timestamp())
           and g.role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR')
           and (access.asked_roles() is null or g.role = any (access.asked_roles()));
    end;

-- An assignment or an opening counts while the account holds, somewhere, a role that the handler is for.
drop policy seen on access.case_scope;
create policy seen on access.case_scope
    using ((select access.own_work())
           or (not exists (select from access.case_exclusion x
                            where x.case_number = case_scope.case_number and x.account = (select access.me())
                              and x.ended_at is null)
               and (exists (select from access.case_share s
                             where s.case_number = case_scope.case_number and s.ended_at is null
                               and (s.until_at is null or s.until_at > statement_timestamp())
                               and (s.kind = 'HOLDER' or not case_scope.locked)
                               and s.unit = any ((select access.my_units())::uuid[]))
                    or (cardinality((select access.my_units())::uuid[]) > 0
                        and (exists (select from access.case_assignment a
                                      where a.case_number = case_scope.case_number and a.ended_at is null
                                        and a.account = (select access.me()))
                             or exists (select from access.case_opening o
                                         where o.case_number = case_scope.case_number
                                           and o.account = (select access.me())
                                           and o.until_at > statement_timestamp()))))))
    with check ((select access.own_work()));
