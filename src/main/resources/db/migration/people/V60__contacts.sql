-- How somebody is reached, and their documents' numbers: sealed under their own key. A telephone or document number is
-- found again by a keyed number, which tells nothing without the key store.
create table people.contact (
    id        uuid primary key,
    person_id uuid not null references people.person (id),
    kind      text not null check (kind in ('PHONE', 'MESSENGER', 'DOCUMENT', 'ADDRESS')),
    safety    text not null check (safety in ('SAFE', 'SHARED', 'NOT_SAFE')),
    value     bytea not null,
    found_by  bytea check (octet_length(found_by) = 32),
    account   uuid not null,
    at        timestamptz not null,
    check ((kind in ('PHONE', 'DOCUMENT')) = (found_by is not null))
);
create index contact_person on people.contact (person_id);
create index contact_found_by on people.contact (found_by);
alter table people.contact enable row level security;
alter table people.contact force row level security;
create policy seen on people.contact
    using ((select access.own_work())
           or exists (select from access.person_scope s where s.person_id = contact.person_id))
    with check ((select access.own_work())
           or exists (select from access.person_scope s where s.person_id = contact.person_id));
