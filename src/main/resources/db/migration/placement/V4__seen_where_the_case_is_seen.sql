-- Where a family will live is shown to whoever sees its case, and for a protected address to assigned accounts only.
create function placement.address_seen(in_case text) returns boolean language sql stable parallel safe
    return (select access.own_work())
        or exists (select from access.case_scope c
                    where c.case_number = in_case
                      and (not c.address_protected
                           or exists (select from access.case_assignment a
                                       where a.case_number = in_case and a.ended_at is null
                                         and a.account = (select access.me()))));

do $$
declare
    part text;
begin
    foreach part in array array['round_household', 'wish'] loop
        execute format('alter table placement.%I enable row level security', part);
        execute format('alter table placement.%I force row level security', part);
        execute format('create policy seen on placement.%I
                            using (exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
    foreach part in array array['proposal', 'placement', 'what_if'] loop
        execute format('alter table placement.%I enable row level security', part);
        execute format('alter table placement.%I force row level security', part);
        execute format('create policy seen on placement.%I using (placement.address_seen(case_number))', part);
    end loop;
end $$;

alter table placement.rule enable row level security;
alter table placement.rule force row level security;
create policy seen on placement.rule using (exists (select from placement.round r where r.id = rule.round)
           and (case_number is null or placement.address_seen(case_number)));

alter table placement.waiver enable row level security;
alter table placement.waiver force row level security;
create policy seen on placement.waiver
    using (exists (select from needs.need n where n.id = waiver.need));

-- A round is seen where its programme is, and a solve where its round is.
alter table placement.round enable row level security;
alter table placement.round force row level security;
create policy seen on placement.round
    using (exists (select from cases.programme p where p.id = round.programme));
alter table placement.solve enable row level security;
alter table placement.solve force row level security;
create policy seen on placement.solve
    using (exists (select from placement.round r where r.id = solve.round));
