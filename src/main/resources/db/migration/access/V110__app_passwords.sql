-- A password of its own for each device with a program that cannot sign in as people do. Long and random, so that its
-- hash tells nothing; it opens /api/openrosa and nothing else: docs/decisions/0251-openrosa-for-collect.md
create table access.app_password (
    id       uuid primary key,
    account  uuid not null references access.account,
    device   text not null unique check (device ~ '^collect-[0-9a-f]{8}$'),
    hash     bytea not null check (length(hash) = 32),
    made_at  timestamptz not null,
    used_at  timestamptz,
    ended_at timestamptz
);
create index on access.app_password (account);

grant select, insert, update, delete on access.app_password to havn_app;
