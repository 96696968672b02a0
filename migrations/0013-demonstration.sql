-- A demonstration: an organisation whose people and figures are made up. Every page of it says so, and it can
-- be taken away as a whole.

alter table organisation add column made_up boolean not null default false;
