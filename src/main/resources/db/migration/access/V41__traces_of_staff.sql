-- Traces of what staff opened and asked for: their own, or for whoever may be the second person.
alter table access.second_request add column seconds text[] not null
    default '{ADMINISTRATOR,DATA_PROTECTION_OFFICER,PLACEMENT_OFFICER,CASEWORKER,AUDITOR}';

create function access.my_roles() returns text[] language sql stable security definer parallel safe
    set search_path = pg_catalog, pg_temp
    begin atomic
        select coalesce(array_agg(distinct g.role), '{}')
          from access.role_grant g join access.account a on a.id = g.account
         where g.account = access.me() and a.active and g.ended_at is null
           and (g.until_at is null or g.until_at > statement_timestamp());
    end;
revoke all on function access.my_roles() from public;
grant execute on function access.my_roles() to havn_app;

alter table access.second_request enable row level security;
alter table access.second_request force row level security;
create policy mine_or_second on access.second_request
    using ((select access.own_work()) or asked_by = (select access.me())
           or seconds && (select access.my_roles())::text[])
    with check ((select access.own_work()) or asked_by = (select access.me()) or second_by = (select access.me()));

do $$
declare
    part text;
begin
    foreach part in array array['words_opening', 'opening_try'] loop
        execute format('alter table access.%I enable row level security', part);
        execute format('alter table access.%I force row level security', part);
        execute format('create policy mine_or_own_work on access.%I
                            using ((select access.own_work()) or account = (select access.me()))', part);
    end loop;
end $$;

alter table access.turned_key enable row level security;
alter table access.turned_key force row level security;
create policy own_work on access.turned_key using ((select access.own_work())) with check ((select access.own_work()));
