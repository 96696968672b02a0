-- An organisation's own guidelines. Until it takes the starter set over, the starter set stands
-- (src/core/starter-guidelines) and none of these tables has a row.

-- Who may read the guidelines without being signed in: nobody; whoever has the address; or search engines too.

alter table organisation add column guidelines_page text not null default 'closed'
  check (guidelines_page in ('closed', 'open', 'found'));

-- A passage. Its slug is part of its permanent address and stays: one taken over keeps its starter id, by which the
-- second look finds it. A retired one is listed no more, and can still be read where somebody links to it.

create table guideline (
  organisation_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  position int not null,
  is_retired boolean not null default false,
  -- The checks of the second look that lead here (src/core/second-look/finding.ts).
  checks text[] not null default '{}',
  review_on date,
  -- The day to review by of which stewards were written to: of each day once.
  reminded_of date,
  created_at timestamptz not null,
  primary key (organisation_id, slug),
  foreign key (organisation_id) references organisation (organisation_id) on delete cascade
);

create index guideline_in_order on guideline (organisation_id, is_retired, position, slug);

create index guideline_to_review on guideline (organisation_id, review_on);

alter table guideline enable row level security;

alter table guideline force row level security;

create policy entered on guideline
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What is being written, in each language: shared by those who write guidelines, and gone when it is published.

create table guideline_draft (
  organisation_id uuid not null,
  slug text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  title text not null check (length(title) <= 120),
  body text not null check (length(body) <= 12000),
  practice text not null check (length(practice) <= 4000),
  instead text not null check (length(instead) <= 600),
  say text not null check (length(say) <= 600),
  law text not null check (length(law) <= 600),
  -- Counts each time it is kept: whoever saves over what they have not read is told.
  edition int not null default 1,
  kept_at timestamptz not null,
  primary key (organisation_id, slug, language),
  foreign key (organisation_id, slug) references guideline (organisation_id, slug) on delete cascade
);

alter table guideline_draft enable row level security;

alter table guideline_draft force row level security;

create policy entered on guideline_draft
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What was published: never changed afterwards, since people link to it. Body and practice are Markdown.

create table guideline_version (
  organisation_id uuid not null,
  slug text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  version int not null check (version between 1 and 10000),
  title text not null check (length(title) between 1 and 120),
  body text not null check (length(body) between 1 and 12000),
  practice text not null check (length(practice) <= 4000),
  instead text not null check (length(instead) <= 600),
  say text not null check (length(say) <= 600),
  law text not null check (length(law) <= 600),
  -- What changed, in the author's words.
  note text not null check (length(note) <= 500),
  is_starter boolean not null default false,
  -- Nobody: it is the starter set's, or its author has left.
  author_id uuid,
  published_at timestamptz not null,
  primary key (organisation_id, slug, language, version),
  foreign key (organisation_id, slug) references guideline (organisation_id, slug) on delete cascade,
  foreign key (organisation_id, author_id) references member (organisation_id, id)
);

create index guideline_version_of_author on guideline_version (organisation_id, author_id);

alter table guideline_version enable row level security;

alter table guideline_version force row level security;

create policy entered on guideline_version
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A comment or a proposal of a member's to a passage. Words and answer are everybody's to read; whose they are is
-- for those who write guidelines, unless the member lets everybody know.

create table guideline_proposal (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  slug text not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  kind text not null check (kind in ('comment', 'proposal')),
  words text not null check (length(words) between 1 and 2000),
  may_name boolean not null,
  answer text not null default '' check (length(answer) <= 2000),
  answered_at timestamptz,
  -- The version that it led to.
  became int,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  foreign key (organisation_id, slug) references guideline (organisation_id, slug) on delete cascade
);

create index guideline_proposal_of_member on guideline_proposal (organisation_id, member_id, created_at);

create index guideline_proposal_of_passage on guideline_proposal (organisation_id, slug, created_at desc);

create index guideline_proposal_waiting on guideline_proposal (organisation_id, created_at) where answered_at is null;

alter table guideline_proposal enable row level security;

alter table guideline_proposal force row level security;

create policy entered on guideline_proposal
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What was asked, what a mishap taught and what a proposal brought, in general words: no person stands here, and of
-- the time only the month. The slug may be a starter passage's, of an organisation that has not taken the set over.

create table guideline_lesson (
  organisation_id uuid not null,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  language text not null check (language in ('fi', 'sv', 'en')),
  kind text not null check (kind in ('asked', 'mishap', 'proposal')),
  words text not null check (length(words) between 1 and 1000),
  answer text not null default '' check (length(answer) <= 2000),
  month date not null check (extract(day from month) = 1),
  -- The version of the passage, in this language, that changed because of it.
  became int,
  primary key (organisation_id, id),
  foreign key (organisation_id) references organisation (organisation_id) on delete cascade
);

create index guideline_lesson_of_passage on guideline_lesson (organisation_id, slug, month desc, id);

alter table guideline_lesson enable row level security;

alter table guideline_lesson force row level security;

create policy entered on guideline_lesson
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
