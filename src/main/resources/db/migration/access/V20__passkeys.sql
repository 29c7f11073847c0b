-- Keys that people's own devices hold. What is kept opens nothing by itself.
create table access.passkey (
    id              uuid primary key,
    account         uuid not null references access.account (id),
    credential_id   bytea not null unique check (octet_length(credential_id) between 16 and 1023),
    -- the device's kind, the credential's id and its public key, as the device told them when it was made
    attested        bytea not null,
    sign_count      bigint not null check (sign_count >= 0),
    backup_eligible boolean not null,
    backed_up       boolean not null,
    name            text not null check (name <> ''),
    added_at        timestamptz not null,
    last_used_at    timestamptz
);
create index passkey_account on access.passkey (account);

-- Whose it is and what it checks with stays as it was made; only its use is written on.
revoke update on access.passkey from havn_app;
grant update (sign_count, backed_up, last_used_at) on access.passkey to havn_app;

-- Outside the demonstration nobody has a password.
alter table access.account alter column password_hash drop not null;

-- A code that lets somebody make a passkey for an account: once, soon, handed over in person. Only its hash is kept.
-- One that replaces lost passkeys waits, without a hash, until a second person has agreed and it is made.
create table access.entry_code (
    id         uuid primary key,
    account    uuid not null references access.account (id),
    token_hash bytea unique,
    replaces   boolean not null,
    made_by    uuid references access.account (id),
    until_at   timestamptz not null,
    used_at    timestamptz
);
create index entry_code_account on access.entry_code (account) where used_at is null;
