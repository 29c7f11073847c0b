-- A family's own account sees no case as staff do, but its functions have to: they ask as the tables' owner. Where an
-- operator's PostgreSQL has one user for both, that owner is a member of havn_app, so that the policy for havn_app held
-- them too, and no family saw a page. docs/decisions/0324-the-owner-asks-for-families.md
alter policy not_for_families on access.case_scope
    using ((select access.own_work())
           or not (select access.is_family())
           or current_user = (select pg_catalog.pg_get_userbyid(c.relowner) from pg_catalog.pg_class c
                               where c.oid = 'access.case_scope'::regclass));
