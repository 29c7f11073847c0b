-- Why somebody is shut out of a case, and why a case was opened by whom it is not for, tell of the family: sealed under
-- the household's key. The readable columns are emptied at the next start.
alter table access.case_exclusion alter because drop not null;
alter table access.case_exclusion add because_sealed bytea;
alter table access.case_exclusion add check (num_nonnulls(because, because_sealed) = 1);

alter table access.case_opening alter because drop not null;
alter table access.case_opening add because_sealed bytea;
alter table access.case_opening add check (num_nonnulls(because, because_sealed) = 1);
alter table access.case_opening add review_sealed bytea;
alter table access.case_opening add check (num_nonnulls(review, review_sealed) <= 1);
alter table access.case_opening drop constraint case_opening_check2;
alter table access.case_opening add check ((reviewed_by is null) = (reviewed_at is null));
alter table access.case_opening add check (reviewed_by is null or num_nonnulls(review, review_sealed) = 1);
