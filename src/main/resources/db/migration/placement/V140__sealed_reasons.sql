-- Why a family was placed somewhere, kept away from there, or a need of theirs let go of, is a sentence about the family:
-- sealed under the household's key. The readable columns are emptied at the next start.
select set_config('havn.own_work', 'migration', true);

alter table placement.placement alter because drop not null;
alter table placement.placement add because_sealed bytea;
alter table placement.placement add ended_because_sealed bytea;
alter table placement.placement add check (num_nonnulls(because, because_sealed) = 1);
alter table placement.placement add check (num_nonnulls(ended_because, ended_because_sealed) <= 1);
create index placement_case_number on placement.placement (case_number);

-- A rule about a place and no family keeps its reason readable.
alter table placement.rule alter because drop not null;
alter table placement.rule add because_sealed bytea;
alter table placement.rule add check (num_nonnulls(because, because_sealed) = 1);
alter table placement.rule add check (case_number is not null or because_sealed is null);

alter table placement.waiver add case_number text references cases.resettlement_case (case_number);
update placement.waiver w set case_number = n.case_number from needs.need n where n.id = w.need;
alter table placement.waiver alter case_number set not null;
alter table placement.waiver alter because drop not null;
alter table placement.waiver add because_sealed bytea;
alter table placement.waiver add check (num_nonnulls(because, because_sealed) = 1);
create index waiver_case_number on placement.waiver (case_number);
