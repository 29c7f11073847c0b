-- A family's own account reads how far its case has come: docs/decisions/0150-families-own-accounts.md
create policy own_family on cases.resettlement_case for select
    using (case_number = (select access.family_case()));
create policy own_family on cases.side_state for select
    using (case_number = (select access.family_case()) and state <> 'SAFETY_LOCK');
