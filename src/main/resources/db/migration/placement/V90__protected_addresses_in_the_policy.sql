-- The same rule as before, where the planner sees it: as a function it was asked afresh for each row.
do $$
declare
    part text;
begin
    foreach part in array array['proposal', 'placement', 'what_if'] loop
        execute format('alter policy seen on placement.%I
                            using (exists (select from access.case_scope c
                                            where c.case_number = %I.case_number
                                              and (not c.address_protected or (select access.own_work())
                                                   or c.case_number in (select a.case_number from access.case_assignment a
                                                                         where a.ended_at is null
                                                                           and a.account = (select access.me())))))',
                       part, part);
    end loop;
end $$;

alter policy seen on placement.rule using (
    exists (select from placement.round r where r.id = rule.round)
    and (case_number is null
         or exists (select from access.case_scope c
                     where c.case_number = rule.case_number
                       and (not c.address_protected or (select access.own_work())
                            or c.case_number in (select a.case_number from access.case_assignment a
                                                  where a.ended_at is null and a.account = (select access.me()))))));

drop function placement.address_seen(text);
