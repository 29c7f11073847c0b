-- A need is deleted when somebody is erased, and never otherwise.
alter table placement.waiver drop constraint waiver_need_fkey;
alter table placement.waiver add foreign key (need) references needs.need (id) on delete cascade;
