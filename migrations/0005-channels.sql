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
