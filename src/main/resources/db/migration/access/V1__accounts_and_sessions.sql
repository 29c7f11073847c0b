create schema if not exists access;

create table access.account (
    id            uuid primary key,
    sign_in_name  text not null unique check (sign_in_name = lower(sign_in_name)),
    display_name  text not null,
    password_hash text not null,
    language      text,
    active        boolean not null default true,
    created_at    timestamptz not null
);

create table access.account_role (
    account uuid not null references access.account (id),
    role    text not null check (role in ('PLACEMENT_OFFICER', 'CASEWORKER', 'AUDITOR', 'ADMINISTRATOR')),
    primary key (account, role)
);

-- A link that works once and soon ends: the first administrator's way in. Only its hash is kept.
create table access.invitation (
    token_hash bytea primary key,
    role       text not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- Sign-ins that failed, per name, so that guessing becomes slow on every node at once.
create table access.failed_sign_in (
    sign_in_name  text primary key,
    failures      int not null,
    blocked_until timestamptz
);

-- Spring Session's tables.
create table access.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index session_session_id on access.session (session_id);
create index session_expiry_time on access.session (expiry_time);
create index session_principal_name on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

grant usage on schema access to havn_app;
grant select, insert, update, delete on all tables in schema access to havn_app;
alter default privileges in schema access grant select, insert, update, delete on tables to havn_app;
