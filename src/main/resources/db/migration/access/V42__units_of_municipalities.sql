-- A unit may stand for a municipality. Its people prepare for families, and see no case: only the profile of a household
-- that is proposed there, which placement gives them.
alter table access.unit add column municipality text check (municipality ~ '^[0-9]{4}$');
alter table access.role_grant drop constraint role_grant_role_check;
alter table access.role_grant add constraint role_grant_role_check
    check (role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR', 'ADMINISTRATOR', 'DATA_PROTECTION_OFFICER',
                    'SETTLEMENT_COORDINATOR'));
