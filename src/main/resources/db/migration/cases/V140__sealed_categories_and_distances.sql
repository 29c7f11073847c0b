-- In which categories a case was submitted tells of violence, illness and what may happen to somebody: sealed under the
-- household's key, like of whom a family is afraid. The readable columns are emptied at the next start.
alter table cases.resettlement_case alter primary_category drop not null;
alter table cases.resettlement_case add categories_sealed bytea;
alter table cases.resettlement_case add check (num_nonnulls(primary_category, categories_sealed) = 1);
alter table cases.resettlement_case add check (categories_sealed is null or secondary_category is null);
create index resettlement_case_readable on cases.resettlement_case (case_number) where primary_category is not null;

-- The keyed number finds a distance again from the side of whom it is kept from; it tells nothing without the key store.
alter table cases.safety_distance alter minutes drop not null;
alter table cases.safety_distance add away_sealed bytea;
alter table cases.safety_distance add from_found_by bytea check (octet_length(from_found_by) = 32);
alter table cases.safety_distance drop constraint safety_distance_check;
alter table cases.safety_distance add check (
    num_nonnulls(from_case_number, from_municipality) = case when minutes is null then 0 else 1 end);
alter table cases.safety_distance add check (num_nonnulls(minutes, away_sealed) = 1);
alter table cases.safety_distance add check ((away_sealed is null) = (from_found_by is null));
create index safety_distance_found_by on cases.safety_distance (from_found_by);
