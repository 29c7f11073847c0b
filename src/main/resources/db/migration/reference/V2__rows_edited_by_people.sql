-- Who brought a row in as it stands: an account's id, or null where it came with a release.
alter table reference.code add column edited_by text;

-- Rows that a release ships otherwise than people have edited them. Theirs hold; the release's are shown beside them.
create table reference.shipped_otherwise (
    list       text        not null,
    code       text        not null,
    valid_from date        not null,
    names      jsonb       not null,
    found_at   timestamptz not null default now(),
    primary key (list, code, valid_from)
);
