-- Cases of the first release belong to the one unit that their accounts belong to.
insert into access.organisation (id, name, kind, country)
select '01920000-0000-7000-8000-000000000001', 'This Havn', 'AGENCY', 'NO'
 where exists (select from cases.programme)
on conflict do nothing;
insert into access.unit (id, organisation, name)
select '01920000-0000-7000-8000-000000000002', '01920000-0000-7000-8000-000000000001', 'Everybody'
 where exists (select from cases.programme)
on conflict do nothing;

alter table cases.programme add column held_by uuid references access.unit (id);
alter table cases.programme add column placed_by uuid references access.unit (id);
update cases.programme set held_by = '01920000-0000-7000-8000-000000000002',
                           placed_by = '01920000-0000-7000-8000-000000000002';
alter table cases.programme alter column held_by set not null;
alter table cases.programme alter column placed_by set not null;

select set_config('havn.own_work', 'migration', true);
insert into access.case_scope (case_number) select case_number from cases.resettlement_case;
insert into access.case_share (case_number, unit, kind, because, since)
select case_number, '01920000-0000-7000-8000-000000000002', 'HOLDER', 'held before units were known', now()
  from cases.resettlement_case;
insert into access.person_scope (person_id, case_number) select person_id, case_number from cases.case_member;
insert into access.person_scope (person_id, case_number)
select k.relative_id, m.case_number from people.kinship k join cases.case_member m on m.person_id = k.person_id
union
select k.person_id, m.case_number from people.kinship k join cases.case_member m on m.person_id = k.relative_id
on conflict do nothing;
insert into access.case_exclusion (case_number, account, because, given_by, since)
select case_number, account_id, 'excluded before reasons were kept', 'havn', since from cases.excluded_account;
drop table cases.excluded_account;

alter table cases.resettlement_case add foreign key (case_number) references access.case_scope (case_number);

do $$
declare
    part text;
begin
    foreach part in array array['resettlement_case', 'case_member', 'side_state', 'thread_entry', 'safety_distance'] loop
        execute format('alter table cases.%I enable row level security', part);
        execute format('alter table cases.%I force row level security', part);
        execute format('create policy seen on cases.%I
                            using (exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
end $$;

-- A link shows that the other case exists, so both have to be seen.
alter table cases.case_link enable row level security;
alter table cases.case_link force row level security;
create policy seen on cases.case_link
    using (exists (select from access.case_scope c where c.case_number = case_link.one)
           and exists (select from access.case_scope c where c.case_number = case_link.other));

-- A programme is seen by the unit that looks after it and the unit that places its families.
alter table cases.programme enable row level security;
alter table cases.programme force row level security;
create policy seen on cases.programme
    using ((select access.own_work()) or held_by = any ((select access.my_units())::uuid[])
           or placed_by = any ((select access.my_units())::uuid[]));
