-- Devices on which a person wants to hear of notices by web push. It belongs to signing in: what a device hears is of
-- all organisations that the person belongs to, and it hears nothing once it is signed out, by whichever way.

create table auth_push_device (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  session_id uuid not null unique references auth_session (id) on delete cascade,
  -- Made with SECRET_KEY: one browser is one person's at a time, and the address itself is to be read nowhere.
  endpoint_hash bytea not null unique check (octet_length(endpoint_hash) = 16),
  -- Address and keys, sealed with the user's own key.
  sealed text not null check (length(sealed) <= 4000),
  created_at timestamptz not null
);

create index auth_push_device_user on auth_push_device (user_id);
