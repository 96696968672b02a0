-- What a member has practised, for that member alone: one row, sealed with their own key, so that a copy of the
-- database tells neither which scenarios nor when. Of what was chosen in one, nothing is kept at all.

create table practised (
  organisation_id uuid not null,
  member_id uuid not null,
  sealed text not null check (length(sealed) <= 20000),
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table practised enable row level security;

alter table practised force row level security;

create policy entered on practised
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
