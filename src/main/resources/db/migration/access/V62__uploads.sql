-- Pictures and documents that people brought, sealed under the key of the person they are about, or of the household.
-- What they were called is not kept.
create table access.upload (
    id          uuid primary key,
    case_number text not null references access.case_scope (case_number),
    person_id   uuid,
    about_type  text not null check (about_type ~ '^[a-z-]+$'),
    about_id    uuid not null,
    kind        text not null check (kind in ('JPEG', 'PNG', 'PDF')),
    size        int not null check (size > 0),
    content     bytea not null,
    account     uuid not null references access.account (id),
    at          timestamptz not null
);
create index upload_about on access.upload (about_id, about_type);
create index upload_person on access.upload (person_id);
create index upload_case on access.upload (case_number);
alter table access.upload enable row level security;
alter table access.upload force row level security;
create policy seen on access.upload
    using (exists (select from access.case_scope c where c.case_number = upload.case_number))
    with check (exists (select from access.case_scope c where c.case_number = upload.case_number));
