-- A list of people that an admin is bringing in: read, looked at, applied bit by bit. What the file held is
-- kept until it has been applied, and for a day at most.

create table people_import (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  imported_by uuid not null,
  state text not null check (state in ('read', 'running', 'stopped', 'done')),
  rows jsonb not null,
  total int not null check (total >= 0),
  applied int not null default 0 check (applied >= 0),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, imported_by) references member (organisation_id, id) on delete cascade
);

alter table people_import enable row level security;

alter table people_import force row level security;

create policy entered on people_import
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
