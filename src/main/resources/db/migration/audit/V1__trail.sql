create schema if not exists audit;

-- What was done or opened. Ids and codes only: the trail outlives every erasure, so nothing in it may need one.
-- The account has no foreign key: accounts belong to a later module.
create table audit.event (
    id          uuid primary key,
    moment      timestamptz not null check (isfinite(moment)),
    account     uuid,
    job         text check (job ~ '^[a-z][a-z0-9-]{0,39}$'),
    act         text not null check (act ~ '^[a-z]+(\.[a-z0-9-]+)+$' and length(act) <= 80),
    purpose     text check (purpose ~ '^[A-Za-z][A-Za-z0-9._-]{0,63}$'),
    object_type text not null check (object_type ~ '^[a-z][a-z0-9-]{0,39}$'),
    object_id   text not null check (object_id ~ '^[A-Za-z0-9._:-]{1,64}$'),
    case_number text check (case_number ~ '^[A-Za-z0-9._:-]{1,64}$'),
    detail      jsonb not null check (jsonb_typeof(detail) = 'object' and length(detail::text) <= 3000),
    request     uuid,
    check (num_nonnulls(account, job) = 1)
);
create index event_moment on audit.event (moment, id);
create index event_account on audit.event (account, moment, id) where account is not null;
create index event_case on audit.event (case_number, moment, id) where case_number is not null;
create index event_act on audit.event (act, moment, id);

-- Events that have no place in the log yet. A queue instead of a watermark: a transaction that commits late is
-- taken late, never passed over.
create table audit.waiting (
    event uuid primary key
);

-- The Merkle log (RFC 6962): the leaves in their order, and every complete subtree above them.
create table audit.leaf (
    number bigint primary key check (number >= 0),
    event  uuid not null unique,
    hash   bytea not null check (octet_length(hash) = 32)
);
create table audit.node (
    level    smallint not null check (level between 1 and 62),
    position bigint not null check (position >= 0),
    hash     bytea not null check (octet_length(hash) = 32),
    primary key (level, position)
);

-- Signed tree heads, as signed notes, and which witness has taken which.
create table audit.head (
    size   bigint primary key check (size >= 0),
    moment timestamptz not null,
    note   text not null check (length(note) <= 4000)
);
create table audit.delivery (
    witness text not null check (witness ~ '^[a-z][a-z0-9-]{0,39}$'),
    size    bigint not null references audit.head,
    moment  timestamptz not null,
    primary key (witness, size)
);

-- What the verifications found that wrote it down: for the auditor's page. No proof of anything.
create table audit.verification (
    id       uuid primary key,
    moment   timestamptz not null,
    leaves   bigint not null,
    heads    int not null,
    findings int not null
);

create function audit.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail only grows: % on % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger only_grows before update or delete or truncate on audit.event
    for each statement execute function audit.only_grows();
create trigger only_grows before update or delete or truncate on audit.leaf
    for each statement execute function audit.only_grows();
create trigger only_grows before update or delete or truncate on audit.node
    for each statement execute function audit.only_grows();
create trigger only_grows before update or delete or truncate on audit.head
    for each statement execute function audit.only_grows();
create trigger only_grows before update or delete or truncate on audit.delivery
    for each statement execute function audit.only_grows();

-- Nobody who writes an event can leave it out of the queue.
create function audit.queue() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    insert into audit.waiting (event) select id from written;
    return null;
end $$;
create trigger queued after insert on audit.event referencing new table as written
    for each statement execute function audit.queue();

-- No default privileges here: what a later table may suffer is said with that table.
grant usage on schema audit to havn_app;
grant select, insert on audit.event, audit.leaf, audit.node, audit.head, audit.delivery, audit.verification to havn_app;
grant select, delete on audit.waiting to havn_app;
