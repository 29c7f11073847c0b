-- Families' own accounts, one per adult, issued in person: docs/decisions/0150-families-own-accounts.md
alter table access.account add column kind text not null default 'STAFF' check (kind in ('STAFF', 'FAMILY'));

-- Whose account it is. Neither name nor number of a person is with the account itself.
create table access.family_account (
    account       uuid primary key references access.account (id),
    person_id     uuid not null,
    case_number   text not null references access.case_scope (case_number),
    -- how the person showed who they are
    because       text not null check (because <> ''),
    issued_by     text not null,
    issued_at     timestamptz not null,
    entered_at    timestamptz,
    ended_at      timestamptz,
    ended_by      text,
    ended_because text,
    check ((ended_at is null) = (ended_by is null))
);
create unique index family_account_once on access.family_account (person_id) where ended_at is null;
create index family_account_case on access.family_account (case_number);

-- Whose rows the account may read: its owner's, and a child's in its care until the day on which they may be grown up.
create table access.family_sight (
    account   uuid not null references access.family_account (account) on delete cascade,
    person_id uuid not null,
    until_on  date,
    primary key (account, person_id)
);
create index family_sight_person on access.family_sight (person_id);

do $$
declare
    part text;
begin
    foreach part in array array['family_account', 'family_sight'] loop
        execute format('alter table access.%I enable row level security', part);
        execute format('alter table access.%I force row level security', part);
        execute format('create policy mine_or_own_work on access.%I
                            using ((select access.own_work()) or account = (select access.me()))
                            with check ((select access.own_work()))', part);
    end loop;
end $$;

-- What an account sees of itself it does not thereby remove: neither its own sight nor what shuts it out of a case.
do $$
declare
    part text;
begin
    foreach part in array array['family_account', 'family_sight', 'case_share', 'case_assignment', 'case_exclusion',
                                'case_opening'] loop
        execute format('create policy removed_by_own_work on access.%I as restrictive for delete
                            using ((select access.own_work()))', part);
    end loop;
end $$;

-- Whether the account that asks is a family's own.
create function access.is_family() returns boolean language sql stable security definer parallel safe
    set search_path = pg_catalog, pg_temp
    begin atomic
        select exists (select from access.account a where a.id = access.me() and a.kind = 'FAMILY');
    end;

-- The owner of the tables, as whom the functions below ask, may see whether a case is locked.
create policy asked_by_functions on access.case_scope for select to current_user using (true);

-- The one case of a family's account, now: not while it is locked, nor where the account is shut out of it.
create function access.family_case() returns text language sql stable security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        select f.case_number
          from access.family_account f
          join access.account a on a.id = f.account and a.active and a.kind = 'FAMILY'
          join access.case_scope c on c.case_number = f.case_number and not c.locked
         where f.account = access.me() and f.ended_at is null
           and not exists (select from access.case_exclusion x
                            where x.case_number = f.case_number and x.account = f.account
                              and x.ended_at is null);
    end;

-- The persons whose rows a family's account may read today.
create function access.family_persons() returns uuid[] language sql stable security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        select coalesce(array_agg(s.person_id), '{}')
          from access.family_sight s
         where s.account = access.me() and access.family_case() is not null
           and (s.until_on is null or s.until_on > (statement_timestamp() at time zone 'Europe/Oslo')::date);
    end;

revoke all on function access.is_family(), access.family_case(), access.family_persons() from public;
grant execute on function access.is_family(), access.family_case(), access.family_persons() to havn_app;

-- Whatever else an account may come to hold, a family's own sees no case as staff do; so what hangs on a case is shut,
-- and each table that is for families has a policy that says so.
create policy not_for_families on access.case_scope as restrictive to havn_app
    using ((select access.own_work()) or not (select access.is_family()));

-- A family's own account is never given what staff are given.
create function access.only_staff() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from access.account a where a.id = new.account and a.kind = 'FAMILY') then
        raise exception 'A family''s own account holds no role and works on no case';
    end if;
    return new;
end $$;
create trigger only_staff before insert or update of account on access.role_grant
    for each row execute function access.only_staff();
create trigger only_staff before insert or update of account on access.case_assignment
    for each row execute function access.only_staff();
create trigger only_staff before insert or update of account on access.case_opening
    for each row execute function access.only_staff();
