-- Which interview is on which device, until when. What a device brings back is sealed to public_key; private_key and
-- server_half are sealed under the household's key: docs/decisions/0250-the-interview-on-a-device.md
create table interviews.check_out (
    id           uuid primary key,
    interview_id uuid not null references interviews.interview,
    case_number  text not null references cases.resettlement_case,
    account      uuid not null,
    device       text not null check (device ~ '^[A-Za-z0-9._-]{1,64}$'),
    because      text not null check (because in ('NO_NETWORK', 'HOME_VISIT', 'MISSION')),
    taken_at     timestamptz not null,
    expires_at   timestamptz not null,
    public_key   bytea not null check (length(public_key) = 65),
    private_key  bytea not null,
    server_half  bytea not null,
    finished_at  timestamptz,
    ending       text check (ending in ('RETURNED', 'REVOKED')),
    ended_at     timestamptz,
    ended_by     uuid,
    check (expires_at > taken_at),
    check ((ending is null) = (ended_at is null)),
    check ((ending is null) = (ended_by is null))
);
create index on interviews.check_out (interview_id);
create index on interviews.check_out (case_number);

-- What a device brought that found no place any more: its interview was sealed meanwhile, or its form has no such
-- question. Nothing that was said is dropped; a person reads it and decides what to do.
create table interviews.answer_set_aside (
    id           uuid primary key,
    key          uuid not null unique,
    interview_id uuid not null references interviews.interview,
    person_id    uuid references people.person,
    said         bytea not null,
    because      text not null check (because in ('TOO_LATE', 'NOT_AN_ANSWER')),
    written_by   uuid not null,
    written_at   timestamptz not null,
    kept_at      timestamptz not null,
    device       text not null
);
create index on interviews.answer_set_aside (interview_id);
create index on interviews.answer_set_aside (person_id);

do $$
begin
    alter table interviews.check_out enable row level security;
    alter table interviews.check_out force row level security;
    create policy seen on interviews.check_out
        using (exists (select from access.case_scope c where c.case_number = check_out.case_number));
    alter table interviews.answer_set_aside enable row level security;
    alter table interviews.answer_set_aside force row level security;
    create policy seen on interviews.answer_set_aside
        using (exists (select from interviews.interview i where i.id = answer_set_aside.interview_id));
end $$;

grant select, insert, update, delete on interviews.check_out, interviews.answer_set_aside to havn_app;
