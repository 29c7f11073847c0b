-- What staff write about a family goes under the household's key: why they asked a second person and what that person
-- said, how somebody showed who they are, why a copy was handed out. The readable columns are emptied at the next start.
select set_config('havn.own_work', 'migration', true);

-- Of which family a request tells; nothing where it tells of none, and then its reason stays readable.
alter table access.second_request add case_number text;
update access.second_request set case_number = nullif(parameters ->> 'case', '');
create index second_request_case on access.second_request (case_number) where case_number is not null;
alter table access.second_request alter because drop not null;
alter table access.second_request add because_sealed bytea;
alter table access.second_request add second_because_sealed bytea;
alter table access.second_request add check (num_nonnulls(because, because_sealed) = 1);
alter table access.second_request add check (num_nonnulls(second_because, second_because_sealed) <= 1);
alter table access.second_request add check (
    case_number is not null or num_nonnulls(because_sealed, second_because_sealed) = 0);

alter table access.family_account alter because drop not null;
alter table access.family_account add because_sealed bytea;
alter table access.family_account add ended_because_sealed bytea;
alter table access.family_account add check (num_nonnulls(because, because_sealed) = 1);
alter table access.family_account add check (num_nonnulls(ended_because, ended_because_sealed) <= 1);

alter table access.copy_made alter because drop not null;
alter table access.copy_made add because_sealed bytea;
alter table access.copy_made add check (num_nonnulls(because, because_sealed) = 1);
create index copy_made_case on access.copy_made (case_number);

-- Why a case was shared or assigned stands sealed in access.scope_change. Beside the share and the assignment itself
-- there is a code and never a sentence.
update access.case_share set because = 'before-units' where because = 'held before units were known';
alter table access.case_share add constraint case_share_code check (because ~ '^[a-z][a-z-]*$');
alter table access.case_assignment add constraint case_assignment_code check (because ~ '^[a-z][a-z-]*$');
