-- A proven plan is there long before the reasons for it: it is kept at once, and says while they are still worked out.
-- docs/decisions/0325-the-plan-before-its-reasons.md
alter table placement.solve add column reasoning boolean not null default false;
