-- Being ready for mishaps: a plan that all can read, and cases that their own people alone can open.

-- One plan for an organisation. Without a row our own starting plan stands, and whoever leads the programme helps.
create table mishap_plan (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  -- Who decides where a matter is larger than a correction.
  decides text not null,
  -- In up to three languages: words to correct and to apologise with.
  correcting jsonb not null,
  apologising jsonb not null,
  reviewed_on date not null,
  review_by date not null,
  -- Of which review date the stewards were reminded: once.
  reminded_for date,
  primary key (organisation_id)
);

alter table mishap_plan enable row level security;

alter table mishap_plan force row level security;

create policy entered on mishap_plan
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table mishap_helper (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  place int not null,
  -- A member is let into new cases; a helper from outside is only called.
  member_id uuid,
  name text not null check (length(name) between 1 and 200),
  phone text,
  email text,
  -- When one answers, in words.
  hours text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index mishap_helper_of_member on mishap_helper (organisation_id, member_id);

alter table mishap_helper enable row level security;

alter table mishap_helper force row level security;

create policy entered on mishap_helper
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A made-up mishap, run through: who took part is not kept.
create table mishap_exercise (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  held_on date not null,
  minutes int not null check (minutes between 0 and 600),
  slow text not null,
  next_on date not null,
  primary key (organisation_id, id)
);

alter table mishap_exercise enable row level security;

alter table mishap_exercise force row level security;

create policy entered on mishap_exercise
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table mishap (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('slip', 'harassment')),
  state text not null check (state in ('open', 'closed')),
  network text,
  -- The story that it is about, where it is about one; no foreign key, since a case outlives it.
  story_id uuid,
  opened_at timestamptz not null,
  -- When somebody who helps first did something.
  helped_at timestamptz,
  closed_at timestamptz,
  -- It is erased on this day: some time after closing, or at once where its person asks.
  erase_on date,
  -- Five answers without names, from which others learn.
  review jsonb,
  primary key (organisation_id, id)
);

alter table mishap enable row level security;

alter table mishap force row level security;

create policy entered on mishap
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The case's own people, by name: nobody else can open it, whatever their roles.
create table mishap_person (
  organisation_id uuid not null,
  mishap_id uuid not null,
  member_id uuid not null,
  part text not null check (part in ('person', 'helper')),
  added_at timestamptz not null,
  primary key (organisation_id, mishap_id, member_id),
  foreign key (organisation_id, mishap_id) references mishap (organisation_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index mishap_person_of_member on mishap_person (organisation_id, member_id);

alter table mishap_person enable row level security;

alter table mishap_person force row level security;

create policy entered on mishap_person
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The timeline. What an author wrote goes with the author where they leave.
create table mishap_entry (
  organisation_id uuid not null,
  mishap_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- None: told from one's own device, by somebody who was not signed in.
  author_id uuid,
  kind text not null check (kind in ('told', 'said', 'joined', 'task', 'story', 'authority', 'evidence', 'closed', 'reopened')),
  words text not null,
  primary key (organisation_id, mishap_id, id),
  foreign key (organisation_id, mishap_id) references mishap (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references member (organisation_id, id) on delete cascade
);

create index mishap_entry_of_author on mishap_entry (organisation_id, author_id);

alter table mishap_entry enable row level security;

alter table mishap_entry force row level security;

create policy entered on mishap_entry
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table mishap_task (
  organisation_id uuid not null,
  mishap_id uuid not null,
  id uuid not null,
  place int not null,
  -- A step of ours by its name, or words of the case's own.
  step text,
  words text,
  done_at timestamptz,
  check ((step is null) <> (words is null)),
  primary key (organisation_id, mishap_id, id),
  foreign key (organisation_id, mishap_id) references mishap (organisation_id, id) on delete cascade
);

alter table mishap_task enable row level security;

alter table mishap_task force row level security;

create policy entered on mishap_task
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What somebody may have to show to others one day: kept as it came, time and place in a picture included.
create table mishap_evidence (
  organisation_id uuid not null,
  mishap_id uuid not null,
  id uuid not null,
  happened_at text not null,
  words text not null,
  link text not null,
  picture bytea,
  picture_type text check (picture_type in ('image/png', 'image/jpeg', 'image/webp')),
  check ((picture is null) = (picture_type is null)),
  primary key (organisation_id, mishap_id, id),
  foreign key (organisation_id, mishap_id) references mishap (organisation_id, id) on delete cascade
);

alter table mishap_evidence enable row level security;

alter table mishap_evidence force row level security;

create policy entered on mishap_evidence
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- How many, and how fast helped, by year: added at the closing, and of nobody.
create table mishap_count (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  year int not null,
  kind text not null check (kind in ('slip', 'harassment')),
  closed int not null default 0,
  helped_in_hour int not null default 0,
  helped_in_day int not null default 0,
  primary key (organisation_id, year, kind)
);

alter table mishap_count enable row level security;

alter table mishap_count force row level security;

create policy entered on mishap_count
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
