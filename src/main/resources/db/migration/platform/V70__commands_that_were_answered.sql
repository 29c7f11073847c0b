-- Commands that were done, so that the same one sent again is answered and not done again. Neither column tells whose
-- it was or what it said: both are keyed by what only its sender knows. `location` is an address of Havn's own.
create table platform.answered_command (
    id          bytea primary key check (length(id) = 32),
    fingerprint bytea not null check (length(fingerprint) = 32),
    received_at timestamptz not null,
    status      smallint check (status between 200 and 399),
    location    text
);
create index answered_command_received_at on platform.answered_command (received_at);

grant select, insert, update, delete on platform.answered_command to havn_app;
