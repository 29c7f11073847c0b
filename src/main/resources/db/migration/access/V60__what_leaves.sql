-- Who may be sent files with people in them: somebody at an organisation, by the certificate that files are sealed to.
-- Two people let them in; one is enough to end it.
create table access.recipient (
    id            uuid primary key,
    name          text not null check (name <> ''),
    organisation  text not null check (organisation <> ''),
    -- DER, and its SHA-256, by which people compare it
    certificate   bytea not null,
    fingerprint   bytea not null check (octet_length(fingerprint) = 32),
    good_until    timestamptz not null,
    asked_by      uuid not null references access.account (id),
    asked_at      timestamptz not null,
    registered_at timestamptz,
    ended_at      timestamptz
);
create unique index recipient_once on access.recipient (fingerprint)
    where registered_at is not null and ended_at is null;
-- What two people looked at stays as they saw it.
revoke update on access.recipient from havn_app;
grant update (registered_at, ended_at) on access.recipient to havn_app;

-- A file with people in it that was taken out of Havn, or waits for a second person. Its content is sealed to the
-- recipient before anything is kept, so nobody here can open it; it goes when it has been there long enough.
create table access.export (
    id           uuid primary key,
    file         text not null check (file <> ''),
    subject_type text not null check (subject_type <> ''),
    subject      text not null check (subject <> ''),
    purpose      text not null check (purpose <> ''),
    because      text not null check (because <> ''),
    recipient    uuid not null references access.recipient (id),
    persons      int not null check (persons > 0),
    account      uuid not null references access.account (id),
    made_at      timestamptz not null,
    state        text not null check (state in ('WAITING', 'READY', 'GONE')),
    content      bytea,
    -- of the sealed file, so that what was received can be compared with what left
    digest       bytea not null check (octet_length(digest) = 32),
    collected_at timestamptz,
    check ((state = 'GONE') = (content is null))
);
create index export_account on access.export (account, made_at);
create index export_made_at on access.export (made_at) where content is not null;
alter table access.export enable row level security;
alter table access.export force row level security;
create policy mine_or_own_work on access.export
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()) or account = (select access.me()));

-- Whose cases are in it.
create table access.export_case (
    export      uuid not null references access.export (id),
    case_number text not null,
    primary key (export, case_number)
);
create index export_case_number on access.export_case (case_number);
alter table access.export_case enable row level security;
alter table access.export_case force row level security;
create policy own_work on access.export_case
    using ((select access.own_work())) with check ((select access.own_work()));

-- A person's copy may also be sealed, for somebody who is far away.
alter table access.copy_made add recipient uuid references access.recipient (id);

insert into access.retention_rule (id, subject, days, valid_from, source, because, set_by, set_at)
values ('01920000-0000-7000-8000-000000000013', 'access.export-files', 7, '2026-01-01',
        'docs/decisions/0160-files-leave-sealed-to-a-recipient.md',
        'Three days for a second person, and as long again to fetch the file.', 'havn', now());
