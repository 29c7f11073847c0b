create schema if not exists publishing;

-- What figures are rounded by; whoever knows it could undo a part of the rounding. About nobody.
create table publishing.dither (
    only_row boolean primary key default true check (only_row),
    secret   bytea not null check (length(secret) = 32)
);

-- A release, from its draft on. Two different people let it out: docs/decisions/0286-two-people-let-figures-out.md
create table publishing.release (
    id          uuid primary key,
    counted_on  date not null,
    threshold   integer not null check (threshold >= 5),
    state       text not null check (state in ('DRAFT', 'PUBLISHED', 'REFUSED')),
    made_at     timestamptz not null,
    asked_by    uuid,
    agreed_by   uuid,
    decided_at  timestamptz,
    check (asked_by <> agreed_by),
    check (state <> 'PUBLISHED' or (asked_by is not null and agreed_by is not null and decided_at is not null))
);
create unique index one_draft on publishing.release (state) where state = 'DRAFT';

-- The counts behind a draft and behind the newest release, with which the next is compared; older ones go. Counts of
-- nobody by name, and some of them small: no page shows `counted`.
create table publishing.figure (
    release      uuid not null references publishing.release on delete cascade,
    place        integer not null,
    table_name   text not null,
    row_name     text not null,
    column_name  text not null,
    counted      integer not null check (counted >= 0),
    rounded      integer not null check (rounded >= 0),
    fate         text not null check (fate in ('SHOWN', 'FEW', 'FEW_FAMILIES', 'NEARLY_ALL', 'MOVED_LITTLE',
                                               'WITH_OTHERS')),
    last_rounded integer,
    last_counted integer,
    primary key (release, table_name, row_name, column_name),
    check ((last_rounded is null) = (last_counted is null)),
    check (fate <> 'SHOWN' or rounded > 0)
);

-- What is out, for everybody to read. It is written once and stays.
create table publishing.open_release (
    id           uuid primary key,
    counted_on   date not null,
    threshold    integer not null check (threshold >= 5),
    published_at timestamptz not null
);

create table publishing.open_figure (
    release     uuid not null references publishing.open_release,
    place       integer not null,
    table_name  text not null,
    row_name    text not null,
    column_name text not null,
    figure      integer check (figure >= 5), -- null: held back
    primary key (release, table_name, row_name, column_name)
);

grant usage on schema publishing to havn_app;
grant select, insert on publishing.dither, publishing.open_release, publishing.open_figure to havn_app;
grant select, insert, update, delete on publishing.release, publishing.figure to havn_app;
