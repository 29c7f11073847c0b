-- A person is seen by whoever sees a case that they, or their kin, are on. New persons may be kept by anybody who may keep cases:
-- they become visible with their case, and an insert shows nothing.
do $$
declare
    part record;
begin
    for part in
        select * from (values ('person', 'id'), ('person_name', 'person_id'), ('person_language', 'person_id'),
                              ('name_key', 'person_id'), ('kinship', 'person_id')) as it (name, person)
    loop
        execute format('alter table people.%I enable row level security', part.name);
        execute format('alter table people.%I force row level security', part.name);
        execute format('create policy kept on people.%I for insert with check (true)', part.name);
        execute format('create policy seen on people.%I for select
                            using ((select access.own_work())
                                   or exists (select from access.person_scope s where s.person_id = %I.%I))',
                       part.name, part.name, part.person);
        execute format('create policy changed on people.%I for update
                            using ((select access.own_work())
                                   or exists (select from access.person_scope s where s.person_id = %I.%I))',
                       part.name, part.name, part.person);
        execute format('create policy removed on people.%I for delete using ((select access.own_work()))', part.name);
    end loop;
end $$;

-- The relative has to be seen as well as the person.
drop policy seen on people.kinship;
create policy seen on people.kinship for select
    using ((select access.own_work())
           or (exists (select from access.person_scope s where s.person_id = kinship.person_id)
               and exists (select from access.person_scope s where s.person_id = kinship.relative_id)));
