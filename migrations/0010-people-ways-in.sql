-- Notices by mail: what a member is written to about, where it leads, and who wants none (docs/decisions/0021).

alter table member add column mail_notices boolean not null default true;

create table notice (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('suggestion-answered', 'telling-needs-you')),
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

-- Ways in. Sessions say what kind of device they are of, and have room for nothing that would tell more.

alter table auth_session rename column user_agent to device;

alter table auth_session add constraint auth_session_device
  check (device is null or device = '' or device ~ '^(phone|tablet|computer|other)\.(chrome|edge|firefox|safari|samsung|other)$');

alter table auth_session add constraint auth_session_no_address check (ip_address is null or ip_address = '');

create table auth_passkey (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  name text not null check (length(name) between 1 and 60),
  credential_id text not null unique check (length(credential_id) between 1 and 1400),
  public_key bytea not null,
  -- How often the device says it has signed; some always say 0. One that does not grow was copied.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  created_at timestamptz not null,
  last_used_on date
);

create index auth_passkey_user on auth_passkey (user_id);

-- Challenges that were answered, until they are too old to be answered at all: each is good once.
create table auth_answered_challenge (
  digest bytea primary key,
  expires_at timestamptz not null
);

create index auth_answered_challenge_expiry on auth_answered_challenge (expires_at);
