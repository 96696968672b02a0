-- Everything belongs to an organisation, and PostgreSQL keeps it apart (see docs/decisions/0002).
-- Each statement ends with a semicolon at the end of a line, followed by an empty line:
-- the migrator sends them one by one, as a distributed PostgreSQL wants.

create function enter_organisation(entered uuid) returns void language plpgsql as $$
begin
  -- Reaches the workers of a distributed PostgreSQL, and does no harm on a plain one.
  perform set_config('citus.propagate_set_commands', 'local', true);
  execute format('set local luotto.organisation = %L', entered);
end
$$;

-- Global tables: sign-in, and which organisations a person belongs to.

create table auth_user (
  id uuid primary key,
  email text not null unique check (length(email) <= 320),
  email_verified boolean not null,
  name text not null check (length(name) <= 200),
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_session (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index auth_session_user on auth_session (user_id);

create table auth_account (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index auth_verification_identifier on auth_verification (identifier);

create table user_membership (
  user_id uuid not null references auth_user (id) on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null,
  primary key (user_id, organisation_id)
);

-- Tables of an organisation.

create table organisation (
  organisation_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fi', 'sv', 'en')),
  employment_lines jsonb not null default '{}',
  utm_medium text check (length(utm_medium) <= 60),
  utm_campaign text check (length(utm_campaign) <= 60),
  created_at timestamptz not null
);

alter table organisation enable row level security;

alter table organisation force row level security;

create policy entered on organisation
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table member (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  user_id uuid not null references auth_user (id),
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fi', 'sv', 'en')),
  roles text[] not null default '{}'
    check (roles <@ array['editor', 'steward', 'leader', 'researcher', 'admin']),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, user_id)
);

alter table member enable row level security;

alter table member force row level security;

create policy entered on member
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table member_group (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);

alter table member_group enable row level security;

alter table member_group force row level security;

create policy entered on member_group
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table group_membership (
  organisation_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  primary key (organisation_id, group_id, member_id),
  foreign key (organisation_id, group_id) references member_group (organisation_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table group_membership enable row level security;

alter table group_membership force row level security;

create policy entered on group_membership
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table invitation (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  -- None: whoever has the link may ask for a personal one.
  email text check (length(email) <= 320),
  roles text[] not null default '{}'
    check (roles <@ array['editor', 'steward', 'leader', 'researcher', 'admin']),
  group_ids uuid[] not null default '{}',
  language text not null check (language in ('fi', 'sv', 'en')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  accepted_at timestamptz,
  primary key (organisation_id, id)
);

alter table invitation enable row level security;

alter table invitation force row level security;

create policy entered on invitation
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table dialogue_record (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  held_on date not null,
  parties text not null check (length(parties) between 1 and 2000),
  discussed text not null check (length(discussed) between 1 and 10000),
  recorded_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references member (organisation_id, id)
);

alter table dialogue_record enable row level security;

alter table dialogue_record force row level security;

create policy entered on dialogue_record
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
