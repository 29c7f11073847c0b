create schema if not exists interviews;

-- Every version of a form on which an interview was held. About nobody.
create table interviews.form (
    id         text not null check (id ~ '^[a-z][a-z0-9_-]{0,63}$'),
    version    text not null check (version ~ '^[0-9]{1,18}$'),
    definition text not null,
    kept_at    timestamptz not null,
    primary key (id, version)
);

create table interviews.interview (
    id           uuid primary key,
    case_number  text not null references cases.resettlement_case,
    form_id      text not null,
    form_version text not null,
    state        text not null check (state in ('PLANNED', 'UNDER_WAY', 'SEALED')),
    planned_on   date not null,
    language     text not null,
    dialect      text,
    interpreter  text,
    interviewer  uuid,
    consent_at   timestamptz,
    sealed_at    timestamptz,
    foreign key (form_id, form_version) references interviews.form,
    check ((state = 'PLANNED') = (consent_at is null)),
    check ((state = 'PLANNED') = (interviewer is null)),
    check ((state = 'SEALED') = (sealed_at is not null))
);
create index on interviews.interview (case_number, planned_on);

-- Every answer that was ever written down; the newest of a field stands. Which question it is, and whether it was
-- answered at all, is inside the sealed text: docs/decisions/0211-answers-under-seal.md
create table interviews.answer (
    id           uuid primary key,
    interview_id uuid not null references interviews.interview,
    field        bytea not null check (length(field) = 32),
    person_id    uuid references people.person,
    version      integer not null check (version > 0),
    said         bytea not null,
    written_by   uuid not null,
    written_at   timestamptz not null,
    kept_at      timestamptz not null,
    device       text not null check (device ~ '^[A-Za-z0-9._-]{1,64}$'),
    unique (interview_id, field, version)
);
create index on interviews.answer (person_id);

-- What came in beside an answer that its writer had not seen. A person decides.
create table interviews.answer_conflict (
    id           uuid primary key,
    interview_id uuid not null references interviews.interview,
    field        bytea not null check (length(field) = 32),
    person_id    uuid references people.person,
    base         integer not null check (base >= 0),
    said         bytea not null,
    written_by   uuid not null,
    written_at   timestamptz not null,
    kept_at      timestamptz not null,
    device       text not null,
    decided_by   uuid,
    decided_at   timestamptz,
    taken        boolean,
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (taken is null))
);
create index on interviews.answer_conflict (interview_id) where decided_at is null;
create index on interviews.answer_conflict (person_id);

-- What was sent already, so that sending it again changes nothing.
create table interviews.answer_operation (
    key          uuid primary key,
    interview_id uuid not null references interviews.interview,
    person_id    uuid,
    version      integer not null,
    conflict     uuid
);
create index on interviews.answer_operation (interview_id);

-- Who has told about what already, to whom and when; not what.
create table interviews.told_topic (
    interview_id uuid not null references interviews.interview,
    case_number  text not null,
    person_id    uuid references people.person,
    topic        text not null,
    heard_by     uuid not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null
);
create unique index on interviews.told_topic (interview_id, topic, person_id) nulls not distinct;
create index on interviews.told_topic (case_number);
create index on interviews.told_topic (person_id);

-- About what a person is not asked again.
create table interviews.closed_topic (
    id          uuid primary key,
    case_number text not null references cases.resettlement_case,
    person_id   uuid not null references people.person,
    topic       text not null,
    because     bytea not null,
    closed_by   uuid not null,
    closed_at   timestamptz not null,
    opened_by   uuid,
    opened_at   timestamptz,
    check ((opened_by is null) = (opened_at is null))
);
create unique index on interviews.closed_topic (person_id, topic) where opened_at is null;
create index on interviews.closed_topic (case_number);

do $$
declare
    part text;
begin
    foreach part in array array['interview', 'told_topic', 'closed_topic'] loop
        execute format('alter table interviews.%I enable row level security', part);
        execute format('alter table interviews.%I force row level security', part);
        execute format('create policy seen on interviews.%I
                            using (exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
    foreach part in array array['answer', 'answer_conflict', 'answer_operation'] loop
        execute format('alter table interviews.%I enable row level security', part);
        execute format('alter table interviews.%I force row level security', part);
        execute format('create policy seen on interviews.%I
                            using (exists (select from interviews.interview i where i.id = %I.interview_id))',
                       part, part);
    end loop;
end $$;

grant usage on schema interviews to havn_app;
grant select, insert, update, delete on all tables in schema interviews to havn_app;
alter default privileges in schema interviews grant select, insert, update, delete on tables to havn_app;
alter default privileges in schema interviews grant usage, select on sequences to havn_app;
