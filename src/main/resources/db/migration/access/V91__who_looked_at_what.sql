-- How much somebody looks at is counted for them alone; the row says at whom.
alter table access.looked_at enable row level security;
alter table access.looked_at force row level security;
create policy mine_or_own_work on access.looked_at
    using ((select access.own_work()) or account = (select access.me()))
    with check ((select access.own_work()) or account = (select access.me()));
