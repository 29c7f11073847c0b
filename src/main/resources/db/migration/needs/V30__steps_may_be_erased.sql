-- What was kept of a step still stays as it was; it goes with the person, and only as Havn's own work.
grant delete on needs.step to havn_app;
create policy erased on needs.step as restrictive for delete using ((select access.own_work()));
