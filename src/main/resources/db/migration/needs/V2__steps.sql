-- Every change of a need, with who and when, and what it then stood at. Number 0 is how it came.
create table needs.step (
    id uuid primary key,
    need_id uuid not null references needs.need,
    number smallint not null check (number >= 0),
    at timestamptz,
    who text not null,
    state text not null check (state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN', 'MET', 'NOT_MET')),
    arrangement text check (arrangement in ('REFERRED', 'APPOINTMENT')),
    severity text not null check (severity in ('CRITICAL', 'HIGH', 'MODERATE', 'LOW')),
    evidence text not null,
    capability text,
    hard boolean not null,
    max_one_way_minutes integer,
    max_travel_hours_per_year integer,
    visits_per_year integer,
    owner text not null,
    due date,
    unique (need_id, number),
    check (at is not null or number = 0),
    check (state = 'PLANNED' or arrangement is null)
);

-- What was written about a step: a person's words or about them, so apart like the need's own words.
create table needs.step_words (
    step_id uuid primary key references needs.step on delete cascade,
    words text not null check (words <> '')
);

-- What was kept of a step stays as it was.
revoke update, delete on needs.step from havn_app;
revoke update on needs.step_words from havn_app;
