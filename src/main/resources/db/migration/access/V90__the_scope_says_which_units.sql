-- Which units see a case stands in its scope, so that seeing ten thousand cases takes one look at each and not four in
-- other tables. The shares stay what is decided and shown; this is their sum, kept by the database itself.
-- docs/decisions/0190-the-scope-says-which-units.md
alter table access.case_share add check (kind = 'SHARED' or until_at is null); -- who holds a case holds it until further notice
alter table access.case_scope
    add column held_by     uuid,
    add column shared_with uuid[] not null default '{}';

-- Shares with an end by the clock are left out: nobody would take them out when it strikes. The policy asks for them.
create function access.tell_scope() returns trigger language plpgsql
    set search_path = pg_catalog, pg_temp as $$
begin
    -- Somebody may be changing another share of the case: after this wait, the sum is made of what they left.
    perform from access.case_scope c
      where c.case_number in (select t.case_number from told t) order by c.case_number for no key update;
    update access.case_scope c
       set held_by = (select s.unit from access.case_share s
                       where s.case_number = c.case_number and s.kind = 'HOLDER' and s.ended_at is null),
           shared_with = coalesce((select array_agg(s.unit order by s.unit) from access.case_share s
                                    where s.case_number = c.case_number and s.kind = 'SHARED'
                                      and s.ended_at is null and s.until_at is null), '{}')
     where c.case_number in (select t.case_number from told t);
    return null;
end $$;

create trigger shares_made after insert on access.case_share
    referencing new table as told for each statement execute function access.tell_scope();
create trigger shares_gone after delete on access.case_share
    referencing old table as told for each statement execute function access.tell_scope();
create trigger shares_changed after update on access.case_share
    referencing new table as told for each statement execute function access.tell_scope();
-- A share that moved to another case would leave its units behind in the scope of the first.
create function access.share_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'A share belongs to one case for good: end it and make another';
end $$;
create trigger share_stays before update of case_number on access.case_share
    for each row when (old.case_number <> new.case_number) execute function access.share_stays();

select set_config('havn.own_work', 'migration', true);
update access.case_scope c
   set held_by = (select s.unit from access.case_share s
                   where s.case_number = c.case_number and s.kind = 'HOLDER' and s.ended_at is null),
       shared_with = coalesce((select array_agg(s.unit order by s.unit) from access.case_share s
                                where s.case_number = c.case_number and s.kind = 'SHARED'
                                  and s.ended_at is null and s.until_at is null), '{}');
select set_config('havn.own_work', '', true);

-- Who sees a case is not told which other units do.
revoke select on access.case_scope from havn_app;
grant select (case_number, locked, address_protected) on access.case_scope to havn_app;

create index case_share_until on access.case_share (unit) where ended_at is null and until_at is not null;
create index case_exclusion_account on access.case_exclusion (account);
create index case_opening_until on access.case_opening (account, until_at);

-- What was decided in V2 and V40 stays decided: excluded never; else by unit, or by assignment or opening for whom the
-- page is for. Each list that does not depend on the row is read once a statement.
alter policy seen on access.case_scope
    using ((select access.own_work())
           or (case_number not in (select x.case_number from access.case_exclusion x
                                    where x.account = (select access.me()) and x.ended_at is null)
               and (held_by = any ((select access.my_units())::uuid[])
                    or (not locked and shared_with && (select access.my_units()))
                    or (not locked
                        and case_number in (select s.case_number from access.case_share s
                                             where s.ended_at is null and s.until_at > statement_timestamp()
                                               and s.unit = any ((select access.my_units())::uuid[])))
                    or (cardinality((select access.my_units())::uuid[]) > 0
                        and (case_number in (select a.case_number from access.case_assignment a
                                              where a.ended_at is null and a.account = (select access.me()))
                             or case_number in (select o.case_number from access.case_opening o
                                                 where o.account = (select access.me())
                                                   and o.until_at > statement_timestamp()))))));
