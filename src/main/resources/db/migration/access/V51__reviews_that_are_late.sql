-- When it was said aloud that nobody had reviewed an emergency in time: once for each.
alter table access.case_opening add column late_since timestamptz;
