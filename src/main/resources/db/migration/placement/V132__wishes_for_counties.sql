-- A family may wish for a county as well as for a municipality.
alter table placement.wish alter municipality drop not null;
alter table placement.wish add county text check (county ~ '^[0-9]{2}$');
alter table placement.wish add check (num_nonnulls(municipality, county) = 1);
alter table placement.wish add unique (case_number, county);
