-- A story that a member proposes. The editor sees who, since a question must be answerable; everybody does
-- only where the member said so.

create table suggestion (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('waiting', 'question', 'accepted', 'declined', 'withdrawn')),
  link text check (length(link) <= 2000),
  title text not null check (length(title) between 1 and 300),
  why text not null check (length(why) between 1 and 2000),
  language text not null check (language in ('fi', 'sv', 'en')),
  may_name boolean not null,
  reason text check (length(reason) <= 1000),
  story_id uuid,
  version int not null default 1,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation_id, id),
  check ((state = 'declined') = (reason is not null)),
  check ((state = 'accepted') = (story_id is not null)),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

create index suggestion_of_member on suggestion (organisation_id, member_id, created_at desc);

create index suggestion_by_state on suggestion (organisation_id, state, created_at);

create index suggestion_of_story on suggestion (organisation_id, story_id);

alter table suggestion enable row level security;

alter table suggestion force row level security;

create policy entered on suggestion
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Questions and answers about a suggestion. Editors ask as editors: which of them did is not kept.

create table suggestion_message (
  organisation_id uuid not null,
  suggestion_id uuid not null,
  number int not null check (number between 1 and 20),
  said_by text not null check (said_by in ('editor', 'member')),
  words text not null check (length(words) between 1 and 1000),
  said_at timestamptz not null,
  primary key (organisation_id, suggestion_id, number),
  foreign key (organisation_id, suggestion_id) references suggestion (organisation_id, id) on delete cascade
);

alter table suggestion_message enable row level security;

alter table suggestion_message force row level security;

create policy entered on suggestion_message
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- "I would not stand behind this, because ...": unnamed. There is no column for who wrote it and none that
-- tells more of the time than its week; the id is chance and says nothing of the time either.

create table objection (
  organisation_id uuid not null,
  id uuid not null,
  story_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  raised_week date not null,
  state text not null check (state in ('open', 'upheld', 'not-upheld', 'corrected')),
  answer text check (length(answer) between 1 and 2000),
  -- Where the words name somebody, the answer is shown without them.
  words_withheld boolean not null default false,
  answered_on date,
  primary key (organisation_id, id),
  check ((state = 'open') = (answer is null)),
  check ((state = 'open') = (answered_on is null)),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

create index objection_of_story on objection (organisation_id, story_id);

create index objection_by_state on objection (organisation_id, state, raised_week);

alter table objection enable row level security;

alter table objection force row level security;

create policy entered on objection
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Why a story is told no more, and where its correction is read.

alter table story add column retired_on date;

alter table story add column retired_reason text check (length(retired_reason) <= 1000);

alter table story add column corrected_on date;

alter table story add column correction_address text check (length(correction_address) <= 2500);

-- A correction on a page of our own, open to whoever comes by a link.

create table correction (
  organisation_id uuid not null,
  id uuid not null,
  story_id uuid not null,
  language text not null check (language in ('fi', 'sv', 'en')),
  title text not null check (length(title) between 1 and 300),
  wrong text not null check (length(wrong) between 1 and 2000),
  right_is text not null check (length(right_is) between 1 and 2000),
  original text check (length(original) <= 2000),
  made_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

create index correction_of_story on correction (organisation_id, story_id);

alter table correction enable row level security;

alter table correction force row level security;

create policy entered on correction
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Where a link leads instead, once its story has been corrected; its own target is kept.

alter table link_slug add column detour text check (detour ~ '^https?://' and length(detour) <= 2500);

create index link_slug_of_story on link_slug (organisation_id, story_id);
