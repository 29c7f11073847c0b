-- A family's own account reads its owner's needs, those of the children in its care and the household's, with the words
-- in which they were told: docs/decisions/0150-families-own-accounts.md
create policy own_family on needs.need for select
    using (case_number = (select access.family_case())
           and (person_id is null or person_id = any ((select access.family_persons())::uuid[])));

-- Words hang on their need, so they are read where it is; written they are by staff alone.
do $$
declare
    part text;
begin
    foreach part in array array['own_words', 'translation'] loop
        execute format('create policy not_by_families_new on needs.%I as restrictive for insert
                            with check (not (select access.is_family()))', part);
        execute format('create policy not_by_families_changed on needs.%I as restrictive for update
                            using (not (select access.is_family()))', part);
        execute format('create policy not_by_families_gone on needs.%I as restrictive for delete
                            using (not (select access.is_family()))', part);
    end loop;
    -- codes, and what staff wrote while they worked
    foreach part in array array['specific_need', 'step', 'step_words'] loop
        execute format('create policy not_for_families on needs.%I as restrictive
                            using (not (select access.is_family()))', part);
    end loop;
end $$;
