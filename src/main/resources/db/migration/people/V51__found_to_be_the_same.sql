-- Two persons on record who turned out to be one, and what has to be put back if that was wrong:
-- docs/decisions/0152-merging-and-splitting.md. Who the other one was stays as it was written.
create table people.merge (
    id        uuid primary key,
    kept      uuid not null references people.person,
    absorbed  uuid not null references people.person,
    merged_at timestamptz not null,
    merged_by text not null,
    -- by module, what it changed: ids and codes
    done      jsonb not null,
    split_at  timestamptz,
    split_by  text,
    check (kept <> absorbed),
    check ((split_at is null) = (split_by is null))
);
create unique index merge_once on people.merge (absorbed) where split_at is null;
create index merge_kept on people.merge (kept);

alter table people.merge enable row level security;
alter table people.merge force row level security;
create policy seen on people.merge
    using ((select access.own_work())
           or exists (select from access.person_scope s where s.person_id = merge.kept))
    with check ((select access.own_work()));
create policy removed_by_own_work on people.merge as restrictive for delete using ((select access.own_work()));
