-- Something asked of a round that is found out by solving again; the round stays as it is.
create table placement.inquiry (
    id          uuid primary key,
    kind        text not null check (kind <> ''),
    round       uuid references placement.round (id),
    -- about one family, where it is
    case_number text references cases.resettlement_case (case_number),
    question    jsonb not null,
    state       text not null check (state in ('WAITING', 'RUNNING', 'ANSWERED', 'FAILED')),
    attempt     int not null default 0,
    asked_by    text not null,
    asked_at    timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    answer      jsonb,
    check ((state = 'ANSWERED') = (answer is not null)),
    check (case_number is null or round is not null)
);
create index inquiry_round on placement.inquiry (round, kind, asked_at desc);
create index inquiry_case_number on placement.inquiry (case_number) where case_number is not null;

-- Seen where its round is; one about a family where the family's address is. Without a round it tells of nobody.
alter table placement.inquiry enable row level security;
alter table placement.inquiry force row level security;
create policy seen on placement.inquiry using (
    (round is null or exists (select from placement.round r where r.id = inquiry.round))
    and (case_number is null
         or exists (select from access.case_scope c
                     where c.case_number = inquiry.case_number
                       and (not c.address_protected or (select access.own_work())
                            or c.case_number in (select a.case_number from access.case_assignment a
                                                  where a.ended_at is null and a.account = (select access.me()))))));
