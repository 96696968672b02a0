-- What the data-protection papers say of an organisation: only it knows. What is empty stands in the papers as a gap to
-- be filled in.

create table paper_facts (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  controller text not null check (length(controller) <= 500),
  contact text not null check (length(contact) <= 500),
  officer text not null check (length(officer) <= 500),
  -- An authority's ground is a task in the public interest, and not a legitimate one.
  is_public boolean not null,
  operator text not null check (length(operator) <= 500),
  place text not null check (length(place) <= 500),
  backups text not null check (length(backups) <= 500),
  recipients text not null check (length(recipients) <= 2000),
  transfers text not null check (length(transfers) <= 2000),
  -- Counts each time it is saved: whoever saves over what they have not read is told.
  edition int not null default 1,
  primary key (organisation_id)
);

alter table paper_facts enable row level security;

alter table paper_facts force row level security;

create policy entered on paper_facts
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

comment on column paper_facts.controller is 'no person: the organisation itself';

comment on column paper_facts.contact is 'purpose: programme; ground: obligation; seen: stewards; kept: organisation';

comment on column paper_facts.officer is 'purpose: programme; ground: obligation; seen: stewards; kept: organisation';

comment on column paper_facts.is_public is 'no person: what kind of organisation it is';

comment on column paper_facts.operator is 'no person: the company that runs the server';

comment on column paper_facts.place is 'no person: where the server is';

comment on column paper_facts.backups is 'no person: how long backups are kept';

comment on column paper_facts.recipients is 'no person: companies that get data';

comment on column paper_facts.transfers is 'no person: countries that data goes to';

comment on column paper_facts.edition is 'no person: how often it was saved';
