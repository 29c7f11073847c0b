-- Who opened an organisation or a unit, and why; nothing where Havn made it at its first start.
alter table access.organisation add column opened_by uuid references access.account (id);
alter table access.organisation add column because text;
alter table access.unit add column opened_by uuid references access.account (id);
alter table access.unit add column because text;
