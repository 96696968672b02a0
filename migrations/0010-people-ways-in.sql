-- Notices by mail: what a member is written to about, where it leads, and who wants none (docs/decisions/0021).

alter table member add column mail_notices boolean not null default true;

create table notice (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('suggestion-answered', 'objection-answered', 'telling-needs-you')),
  path text not null check (length(path) between 1 and 500),
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index notice_member on notice (organisation_id, member_id);

alter table notice enable row level security;

alter table notice force row level security;

create policy entered on notice
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
