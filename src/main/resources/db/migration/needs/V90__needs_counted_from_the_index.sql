-- What the figures and the filter by need ask for stands in the index, so that the needs themselves are not read.
create index need_by_capability on needs.need (capability, case_number) include (state, hard);
drop index needs.need_capability_case_number_idx;
