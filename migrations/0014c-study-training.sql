-- How far the training of a classifier is, for each decision of a study. What came of it stands in study_model.
create table study_training (
  organisation_id uuid not null,
  study_id uuid not null,
  decision text not null,
  -- Of this run: one that was stopped or begun anew meanwhile writes nothing.
  run_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'stopped', 'failed', 'done')),
  done int not null default 0 check (done >= 0),
  total int not null default 0 check (total >= 0),
  problem text check (problem in ('too-few', 'one-code', 'fault')),
  changed_at timestamptz not null,
  primary key (organisation_id, study_id, decision),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_training enable row level security;

alter table study_training force row level security;

create policy entered on study_training
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
