create table picture (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  alt text not null check (length(alt) <= 1000),
  width int not null,
  height int not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

alter table picture enable row level security;

alter table picture force row level security;

create policy entered on picture
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table feed (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  url text not null check (length(url) <= 2000),
  title text not null check (length(title) <= 300),
  language text not null check (language in ('fi', 'sv', 'en')),
  etag text check (length(etag) <= 1000),
  last_modified text check (length(last_modified) <= 200),
  next_poll_at timestamptz not null,
  polled_at timestamptz,
  succeeded_at timestamptz,
  failures int not null default 0,
  problem text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, url)
);

alter table feed enable row level security;

alter table feed force row level security;

create policy entered on feed
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table story (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  state text not null check (state in ('draft', 'live', 'retired')),
  kind text not null check (kind in ('news', 'product', 'job', 'event', 'customer', 'thought')),
  disclosure text not null check (disclosure in ('advert', 'employment', 'none')),
  language text not null check (language in ('fi', 'sv', 'en')),
  title text not null check (length(title) between 1 and 300),
  summary text not null check (length(summary) <= 2000),
  question int not null default 0 check (question between 0 and 2),
  target text check (length(target) <= 2000),
  claims_source text not null default '' check (length(claims_source) <= 1000),
  best_before date,
  picture_id uuid,
  owner_id uuid not null,
  feed_id uuid,
  feed_item_key text,
  version int not null default 1,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, feed_id, feed_item_key),
  foreign key (organisation_id, owner_id) references member (organisation_id, id),
  foreign key (organisation_id, picture_id) references picture (organisation_id, id),
  foreign key (organisation_id, feed_id) references feed (organisation_id, id) on delete cascade
);

create index story_live on story (organisation_id, state, published_at desc, id);

alter table story enable row level security;

alter table story force row level security;

create policy entered on story
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table story_audience (
  organisation_id uuid not null,
  story_id uuid not null,
  group_id uuid not null,
  primary key (organisation_id, story_id, group_id),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade,
  foreign key (organisation_id, group_id) references member_group (organisation_id, id) on delete cascade
);

alter table story_audience enable row level security;

alter table story_audience force row level security;

create policy entered on story_audience
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
