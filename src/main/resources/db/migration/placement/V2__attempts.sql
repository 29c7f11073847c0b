-- How often a node has begun the solve. Only the newest attempt may write: a node that seemed dead and was not
-- would otherwise replace proposals that people have read, or decided on.
alter table placement.solve add column attempt int not null default 0;
