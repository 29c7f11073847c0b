-- When a hand was last on a need: docs/decisions/0242-silence-is-an-alarm.md. What is here already begins today.
alter table needs.need add column touched_at timestamptz not null default now();
create index need_by_touch on needs.need (touched_at) where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN');
