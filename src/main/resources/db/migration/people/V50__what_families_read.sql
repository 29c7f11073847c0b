-- A family's own account reads its owner and the children in its care: docs/decisions/0150-families-own-accounts.md
create policy own_family on people.person for select
    using (id = any ((select access.family_persons())::uuid[]));
create policy own_family on people.person_name for select
    using (person_id = any ((select access.family_persons())::uuid[]));
create policy own_family on people.person_language for select
    using (person_id = any ((select access.family_persons())::uuid[]));
