-- What a rule was said to cost, by solving again, before somebody saved it; and rules between families and from places.
alter table placement.rule alter municipality drop not null;
alter table placement.rule add other_case text references cases.resettlement_case (case_number);
alter table placement.rule add minutes int check (minutes >= 0);
alter table placement.rule add cost jsonb;

alter table placement.rule drop constraint rule_kind_check;
alter table placement.rule add constraint rule_kind_check
    check (kind in ('PIN', 'FORBID', 'RESERVE', 'AWAY', 'NEAR', 'APART'));
alter table placement.rule add check ((kind in ('NEAR', 'APART')) = (other_case is not null));
alter table placement.rule add check ((kind in ('NEAR', 'APART')) = (municipality is null));
alter table placement.rule add check ((kind in ('AWAY', 'NEAR', 'APART')) = (minutes is not null));
alter table placement.rule add check (other_case <> case_number);

-- Who may not see both families does not learn that one keeps away from the other.
alter policy seen on placement.rule using (
    exists (select from placement.round r where r.id = rule.round)
    and (case_number is null
         or exists (select from access.case_scope c
                     where c.case_number = rule.case_number
                       and (not c.address_protected or (select access.own_work())
                            or c.case_number in (select a.case_number from access.case_assignment a
                                                  where a.ended_at is null and a.account = (select access.me())))))
    and (other_case is null
         or exists (select from access.case_scope c
                     where c.case_number = rule.other_case
                       and (not c.address_protected or (select access.own_work())
                            or c.case_number in (select a.case_number from access.case_assignment a
                                                  where a.ended_at is null and a.account = (select access.me()))))));
