-- What letting go of the need was said to change, by solving again, before it was let go of.
alter table placement.waiver add cost jsonb;
