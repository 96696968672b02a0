-- Accounts of other networks than Bluesky, and accounts that the member signed in to at the network itself.

alter table channel drop constraint channel_network_check;

alter table channel add constraint channel_network_check check (network in ('bluesky', 'mastodon', 'linkedin'));

-- An app password, or what a sign-in at the network left to us.
alter table channel add column kind text not null default 'password' check (kind in ('password', 'oauth'));

-- When the network ends it by itself, where it says so.
alter table channel add column expires_at timestamptz;

-- What goes along with a telling by one's own account.

alter table telling add column visibility text check (visibility in ('public', 'unlisted', 'private'));

alter table telling add column content_warning text check (length(content_warning) <= 500);

alter table telling add constraint telling_content_warning_dropped
  check (state in ('queued', 'rejected', 'unsure') or content_warning is null);

alter table telling add column with_picture boolean not null default true;

-- Since when the post may stand at the network without our knowing; null where it surely does not.
alter table telling add column maybe_sent_at timestamptz;

-- What an instance lets through, where it has rules of its own.
alter table channel add column text_limit int check (text_limit between 1 and 1000000);

alter table channel add column address_counts int check (address_counts between 1 and 1000000);

-- A sign-in at a network that is under way: it is the member's who began it, in the browser session in which
-- they did, once, and for ten minutes. What must come back is stored as its hash, what is needed then sealed.

create table channel_sign_in (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  session_id text not null,
  network text not null check (network in ('bluesky', 'mastodon', 'linkedin')),
  state_hash text not null,
  kept text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, state_hash),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table channel_sign_in enable row level security;

alter table channel_sign_in force row level security;

create policy entered on channel_sign_in
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Global: the app that this installation is registered as at an instance. Nothing of a person.

create table network_registration (
  network text not null check (network in ('mastodon')),
  service text not null check (length(service) <= 500),
  callback text not null check (length(callback) <= 500),
  secret text not null,
  created_at timestamptz not null,
  primary key (network, service, callback)
);
