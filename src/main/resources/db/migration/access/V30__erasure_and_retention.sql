-- What was erased: ids and counts, and why. The proof is in the audit trail; this is for the page.
create table access.erasure (
    id        uuid primary key,
    cause     text not null check (cause in ('REQUEST', 'RULE', 'RESTORE')),
    rule      text,
    persons   uuid[] not null,
    cases     text[] not null,
    agreed_at timestamptz not null,
    done_at   timestamptz,
    rows      jsonb,
    check ((done_at is null) = (rows is null))
);
create index erasure_agreed_at on access.erasure (agreed_at);
alter table access.erasure enable row level security;
alter table access.erasure force row level security;
create policy own_work on access.erasure using ((select access.own_work())) with check ((select access.own_work()));

-- How long each kind of data is kept. A rule is never changed: a newer one takes its place.
create table access.retention_rule (
    id         uuid primary key,
    subject    text not null check (subject ~ '^[a-z]+(\.[a-z0-9-]+)+$'),
    days       int not null check (days between 1 and 36500),
    valid_from date not null,
    source     text not null check (source <> ''),
    because    text not null check (because <> ''),
    set_by     text not null,
    set_at     timestamptz not null
);
revoke update, delete on access.retention_rule from havn_app;

-- The rules that follow from the code itself. Every other period is somebody's decision, and is asked for.
insert into access.retention_rule (id, subject, days, valid_from, source, because, set_by, set_at)
values ('01920000-0000-7000-8000-000000000010', 'access.opening-tries', 2, '2026-01-01',
        'docs/decisions/0132-how-long-things-are-kept.md',
        'The budget of openings looks back one day; the second day is for a clock that is wrong.', 'havn', now()),
       ('01920000-0000-7000-8000-000000000011', 'access.ended-invitations', 2, '2026-01-01',
        'docs/decisions/0132-how-long-things-are-kept.md',
        'A link for the first administrator ends after a day and is good for nothing then.', 'havn', now()),
       ('01920000-0000-7000-8000-000000000012', 'access.words-openings', 2, '2026-01-01',
        'docs/decisions/0132-how-long-things-are-kept.md',
        'The count of cases whose words are opened looks back one hour; who opened them stands in the trail.', 'havn', now());

-- When it was first seen that somebody has an older key as well as a newer one.
create table access.turned_key (
    owner   uuid primary key,
    seen_at timestamptz not null
);

-- Whose copy of everything was handed out, to whom among the staff, and why.
create table access.copy_made (
    id          uuid primary key,
    case_number text not null,
    person_id   uuid not null,
    account     uuid not null references access.account (id),
    purpose     text not null,
    because     text not null check (because <> ''),
    made_at     timestamptz not null
);
alter table access.copy_made enable row level security;
alter table access.copy_made force row level security;
create policy own_work on access.copy_made using ((select access.own_work())) with check ((select access.own_work()));
