-- A report that its researcher has shown to all members: frozen, since a second one after somebody has withdrawn would
-- say by its difference what they had posted.

create table study_report (
  organisation_id uuid not null,
  study_id uuid not null,
  -- All that it tells, in any language.
  content jsonb not null,
  -- Of its figures: only the same ones may be published again.
  figures_sha256 bytea not null,
  published_at timestamptz not null,
  -- Not shown from then on; the figures are still remembered as told.
  taken_back_at timestamptz,
  primary key (organisation_id, study_id),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_report enable row level security;

alter table study_report force row level security;

create policy entered on study_report
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
