-- A picture that came with a form was let in with its family; it does not count towards what one account brings in a day.
alter table access.upload add column with_form boolean not null default false;
