-- What came with UNHCR's form and has no place of its own here: docs/decisions/0290-a-form-is-kept-beside-what-was-read.md
create table cases.form_case (
    case_number text primary key references cases.resettlement_case on delete cascade,
    -- keyed numbers: of the form's own case number, and of all that it held
    found_by    bytea not null unique check (octet_length(found_by) = 32),
    content     bytea not null check (octet_length(content) = 32),
    came_at     timestamptz not null,
    account     uuid
);

-- One row a person, sealed under their own key; one for the household, sealed under the household's.
create table cases.form_part (
    id          uuid primary key,
    case_number text not null references cases.form_case on delete cascade,
    person_id   uuid references people.person,
    blocks      bytea not null
);
create index form_part_case on cases.form_part (case_number);
create index form_part_person on cases.form_part (person_id);

-- Numbers for families whose form brings another house's number.
create sequence cases.form_number minvalue 500000 maxvalue 899999;

do $$
declare
    part text;
begin
    foreach part in array array['form_case', 'form_part'] loop
        execute format('alter table cases.%I enable row level security', part);
        execute format('alter table cases.%I force row level security', part);
        execute format('create policy seen on cases.%I
                            using (exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
end $$;
