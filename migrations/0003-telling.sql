create table channel (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  network text not null check (network in ('bluesky')),
  handle text not null check (length(handle) <= 300),
  service text not null check (length(service) <= 500),
  secret text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, member_id, network, handle),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table channel enable row level security;

alter table channel force row level security;

create policy entered on channel
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table telling (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  story_id uuid,
  network text not null check (network in
    ('bluesky', 'linkedin', 'x', 'facebook', 'threads', 'mastodon', 'whatsapp', 'email', 'share')),
  channel_id uuid,
  state text not null check (state in ('handed', 'queued', 'published', 'rejected', 'unsure')),
  language text not null check (language in ('fi', 'sv', 'en')),
  -- The text is kept only while it is still to be published.
  text text check (length(text) <= 20000),
  form_key uuid not null,
  record_key text not null,
  post_url text check (length(post_url) <= 2000),
  problem text,
  problem_detail text check (length(problem_detail) <= 500),
  attempts int not null default 0,
  told_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, member_id, form_key),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  foreign key (organisation_id, story_id) references story (organisation_id, id),
  check (state in ('queued', 'rejected', 'unsure') or text is null)
);

create index telling_of_member on telling (organisation_id, member_id, told_at desc);

create index telling_by_time on telling (organisation_id, told_at);

alter table telling enable row level security;

alter table telling force row level security;

create policy entered on telling
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The groups that the teller belonged to when telling: sums must not move when people change groups.

create table telling_group (
  organisation_id uuid not null,
  telling_id uuid not null,
  group_id uuid not null,
  primary key (organisation_id, telling_id, group_id),
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade,
  foreign key (organisation_id, group_id) references member_group (organisation_id, id) on delete cascade
);

alter table telling_group enable row level security;

alter table telling_group force row level security;

create policy entered on telling_group
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table link (
  organisation_id uuid not null,
  id uuid not null,
  telling_id uuid not null,
  slug text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, telling_id),
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade
);

alter table link enable row level security;

alter table link force row level security;

create policy entered on link
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Global: all that a redirect needs, and nothing of a person. No foreign key, so that it can be
-- answered before any organisation is entered.

create table link_slug (
  host text not null,
  slug text not null check (slug ~ '^[a-z0-9]{6,32}$'),
  organisation_id uuid not null,
  link_id uuid not null,
  story_id uuid,
  target text not null check (target ~ '^https?://' and length(target) <= 2500),
  primary key (host, slug)
);

-- Counts, not events: no address, no user agent, no person.

create table click_sum (
  organisation_id uuid not null,
  link_id uuid not null,
  hour timestamptz not null,
  class text not null check (class in ('phone', 'tablet', 'desktop', 'other')),
  clicks int not null check (clicks > 0),
  primary key (organisation_id, link_id, hour, class),
  foreign key (organisation_id, link_id) references link (organisation_id, id) on delete cascade
);

alter table click_sum enable row level security;

alter table click_sum force row level security;

create policy entered on click_sum
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A batch of the click spool that has been counted: counting it again finds this row and does nothing.

create table click_batch (
  organisation_id uuid not null,
  batch_id uuid not null,
  counted_at timestamptz not null,
  primary key (organisation_id, batch_id)
);

alter table click_batch enable row level security;

alter table click_batch force row level security;

create policy entered on click_batch
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Figures of the organisation, each released once, for closed weeks, by the small-group rule.
-- What was not released is not here.

create table insight_figure (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  measure text not null check (measure in ('tellings', 'clicks')),
  dimension text not null check (dimension in ('all', 'network', 'group', 'story')),
  part text not null,
  first_week date not null,
  last_week date not null,
  figure int not null,
  released_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, measure, dimension, part, first_week)
);

alter table insight_figure enable row level security;

alter table insight_figure force row level security;

create policy entered on insight_figure
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
