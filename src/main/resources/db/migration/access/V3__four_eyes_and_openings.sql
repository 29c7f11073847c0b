-- An act that one person asks for and a second one lets happen. What it was asked for stays as it was asked.
create table access.second_request (
    id            uuid primary key,
    act           text not null,
    parameters    jsonb not null,
    -- what would change, as it was shown to the one who asked
    difference    jsonb not null,
    because       text not null check (because <> ''),
    asked_by      uuid not null references access.account (id),
    asked_at      timestamptz not null,
    until_at      timestamptz not null,
    state         text not null check (state in ('WAITING', 'DONE', 'REFUSED')),
    second_by     uuid references access.account (id),
    second_at     timestamptz,
    second_because text,
    check (second_by <> asked_by),
    check ((state = 'WAITING') = (second_by is null)),
    check (until_at > asked_at)
);
create index second_request_waiting on access.second_request (asked_at) where state = 'WAITING';
create index second_request_asked_by on access.second_request (asked_by, asked_at);

-- How often somebody tried to open a case that is not theirs, whether or not there was one.
create table access.opening_try (
    account uuid not null references access.account (id),
    at      timestamptz not null
);
create index opening_try_account on access.opening_try (account, at);
