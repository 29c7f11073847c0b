-- The day on which a recording goes is the one that its family agreed to; two days are what it takes for that day to
-- be over everywhere.
insert into access.retention_rule (id, subject, days, valid_from, source, because, set_by, set_at)
values ('01920000-0000-7000-8000-000000000015', 'interviews.lapsed-recordings', 2, '2026-01-01',
        'docs/decisions/0320-recordings-end-with-their-consent.md',
        'The family said until when. The first day is for families in another time zone, the second for a clock that is wrong.',
        'havn', now());
