-- Posts that a report quotes. Looked up when somebody reads, never copied: with the post, or with its writer's
-- permission, the quotation is gone, from a published report too.

create table study_quote (
  organisation_id uuid not null,
  study_id uuid not null,
  post_id uuid not null,
  -- Quotations stand in an order that says nothing of whose they are.
  place uuid not null default gen_random_uuid(),
  primary key (organisation_id, study_id, post_id),
  foreign key (organisation_id, study_id, post_id)
    references study_post (organisation_id, study_id, id) on delete cascade
);

alter table study_quote enable row level security;

alter table study_quote force row level security;

create policy entered on study_quote
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
