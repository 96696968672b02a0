-- Stories are searched by what they say, in the forms of their own language. No index: the operator @@ is
-- not leakproof, so PostgreSQL looks at row-level security first and would never use one (decision 0020).

alter table story add column search tsvector generated always as (
  case language
    when 'fi' then setweight(to_tsvector('pg_catalog.finnish'::regconfig, title), 'A')
      || setweight(to_tsvector('pg_catalog.finnish'::regconfig, summary), 'C')
    when 'sv' then setweight(to_tsvector('pg_catalog.swedish'::regconfig, title), 'A')
      || setweight(to_tsvector('pg_catalog.swedish'::regconfig, summary), 'C')
    else setweight(to_tsvector('pg_catalog.english'::regconfig, title), 'A')
      || setweight(to_tsvector('pg_catalog.english'::regconfig, summary), 'C')
  end) stored;

-- What stories are about, in up to three languages; made by editors, a handful to a story.

create table topic (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  name_fi text check (length(name_fi) between 1 and 60),
  name_sv text check (length(name_sv) between 1 and 60),
  name_en text check (length(name_en) between 1 and 60),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  check (num_nonnulls(name_fi, name_sv, name_en) > 0)
);

alter table topic enable row level security;

alter table topic force row level security;

create policy entered on topic
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table story_topic (
  organisation_id uuid not null,
  story_id uuid not null,
  topic_id uuid not null,
  primary key (organisation_id, story_id, topic_id),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade,
  foreign key (organisation_id, topic_id) references topic (organisation_id, id) on delete cascade
);

create index story_topic_of_topic on story_topic (organisation_id, topic_id);

alter table story_topic enable row level security;

alter table story_topic force row level security;

create policy entered on story_topic
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The topic that a feed's drafts begin with. A table of its own: a column would have to be set to null by
-- itself when its topic goes.

create table feed_topic (
  organisation_id uuid not null,
  feed_id uuid not null,
  topic_id uuid not null,
  primary key (organisation_id, feed_id),
  foreign key (organisation_id, feed_id) references feed (organisation_id, id) on delete cascade,
  foreign key (organisation_id, topic_id) references topic (organisation_id, id) on delete cascade
);

alter table feed_topic enable row level security;

alter table feed_topic force row level security;

create policy entered on feed_topic
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What a member wants to see first: the member's alone. It says nothing of when.

create table topic_follow (
  organisation_id uuid not null,
  member_id uuid not null,
  topic_id uuid not null,
  primary key (organisation_id, member_id, topic_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  foreign key (organisation_id, topic_id) references topic (organisation_id, id) on delete cascade
);

alter table topic_follow enable row level security;

alter table topic_follow force row level security;

create policy entered on topic_follow
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What became of the pages that live stories lead to, when they were last asked.

create table target_check (
  organisation_id uuid not null,
  story_id uuid not null,
  target text not null check (length(target) <= 2000),
  state text not null check (state in ('unknown', 'well', 'failing', 'dead', 'moved')),
  status int,
  problem text check (length(problem) <= 40),
  moved_to text check (length(moved_to) <= 2000),
  failed_days int not null default 0,
  failed_on date,
  checked_at timestamptz,
  next_check_at timestamptz not null,
  primary key (organisation_id, story_id),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

alter table target_check enable row level security;

alter table target_check force row level security;

create policy entered on target_check
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
