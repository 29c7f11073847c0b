-- Who somebody is for their organisation's provider. Only the subject counts, which a provider never gives to another
-- person; an e-mail address or a name does not.
create table access.organisation_login (
    issuer    text not null check (issuer <> ''),
    subject   text not null check (subject <> '' and length(subject) <= 255),
    account   uuid not null references access.account (id),
    linked_at timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, account)
);
