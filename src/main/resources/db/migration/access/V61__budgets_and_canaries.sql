-- What an account looked at inside its own units, to count an hour and a day: a case, or one search for a name, of which
-- nothing is kept.
create table access.looked_at (
    account uuid not null references access.account (id),
    budget  text not null check (budget in ('files', 'names')),
    item    text not null,
    at      timestamptz not null
);
create index looked_at_account on access.looked_at (account, budget, at);

-- Cases of invented people: touching one is an alarm. Nobody but Havn itself reads the table.
create table access.canary (
    id          uuid primary key,
    case_number text not null references access.case_scope (case_number),
    because     text not null check (because <> ''),
    set_by      uuid not null references access.account (id),
    since       timestamptz not null,
    ended_at    timestamptz
);
create unique index canary_once on access.canary (case_number) where ended_at is null;
alter table access.canary enable row level security;
alter table access.canary force row level security;
create policy own_work on access.canary using ((select access.own_work())) with check ((select access.own_work()));

insert into access.retention_rule (id, subject, days, valid_from, source, because, set_by, set_at)
values ('01920000-0000-7000-8000-000000000014', 'access.looked-at', 2, '2026-01-01',
        'docs/decisions/0161-budgets-inside-ones-own-unit.md',
        'The budgets look back one day; the second day is for a clock that is wrong.', 'havn', now());
