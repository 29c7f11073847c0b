-- Whose own words an account has opened: one row a case and reading, to count the cases of an hour.
create table access.words_opening (
    account     uuid not null references access.account (id),
    case_number text not null,
    at          timestamptz not null
);
create index words_opening_account on access.words_opening (account, at);
