-- Why somebody decided something about a family is a sentence about the family: sealed under the household's key. The
-- readable column is emptied at the next start.
alter table cases.thread_entry add because_sealed bytea;
alter table cases.thread_entry add check (num_nonnulls(because, because_sealed) <= 1);
create index thread_entry_readable on cases.thread_entry (id) where because is not null;
