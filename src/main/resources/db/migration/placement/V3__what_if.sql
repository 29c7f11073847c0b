-- A plan's page asked "why not there?": the answer, from solving again with the household there.
create table placement.what_if (
    id           uuid primary key,
    solve        uuid not null references placement.solve (id),
    case_number  text not null references cases.resettlement_case (case_number),
    municipality text not null references communities.municipality (code),
    state        text not null check (state in ('WAITING', 'RUNNING', 'FINISHED')),
    asked_by     text not null,
    asked_at     timestamptz not null,
    started_at   timestamptz,
    answer       jsonb,
    unique (solve, case_number, municipality),
    check ((state = 'FINISHED') = (answer is not null))
);
