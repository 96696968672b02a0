-- Ask first: a question, with a draft or without, to a helper by name or to whoever is on duty.

-- So many working hours it takes at most until there is an answer: promised to whoever asks.

alter table organisation add column ask_hours int not null default 8 check (ask_hours between 1 and 40);

-- Whom one may ask, by name. Who leads the programme names them; when they are away, they say themselves.

create table ask_helper (
  organisation_id uuid not null,
  member_id uuid not null,
  about text not null default '' check (length(about) <= 200),
  on_duty boolean not null default true,
  away_until date,
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table ask_helper enable row level security;

alter table ask_helper force row level security;

create policy entered on ask_helper
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Who asked. It stands apart from what was asked, so that no query of a helper's page comes near it: the asker's
-- own pages read it, and the notices to them. A question hangs on this row, and goes when its asker goes.

create table question_asker (
  organisation_id uuid not null,
  question_id uuid not null,
  member_id uuid not null,
  asked_on date not null,
  primary key (organisation_id, question_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index question_asker_of_member on question_asker (organisation_id, member_id, asked_on desc);

alter table question_asker enable row level security;

alter table question_asker force row level security;

create policy entered on question_asker
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The question itself. Its id is chance, and no column says when it was asked: what was promised is a whole hour.

create table question (
  organisation_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting', 'answered', 'unable', 'closed')),
  -- The asker's name, where they gave it: a copy, so that nothing leads from here to a person.
  asker_name text check (length(asker_name) between 1 and 200),
  -- Whom it waits for: this helper; without one, whoever is on duty where `for_duty` says so; else it waits for the
  -- asker to say who. No foreign key sets it to null: whoever leaves, or is no helper any more, hands it back.
  helper_id uuid,
  for_duty boolean not null,
  -- Whether another may answer when the helper cannot, without asking again.
  may_pass boolean not null,
  -- Whether something general may be learnt from the answer, for everybody's guidelines.
  may_teach boolean not null,
  is_taught boolean not null default false,
  words text not null check (length(words) <= 2000),
  draft text not null check (length(draft) <= 20000),
  language text not null check (language in ('fi', 'sv', 'en')),
  story_id uuid,
  version int not null default 1,
  due_at timestamptz not null,
  -- What was promised first, and whether it was kept: for the sums alone. Empty as long as there is no answer.
  promised_on date not null,
  in_time boolean,
  is_counted boolean not null default false,
  goes_on date not null,
  primary key (organisation_id, id),
  check (words <> '' or draft <> ''),
  check (helper_id is null or not for_duty),
  foreign key (organisation_id, id) references question_asker (organisation_id, question_id) on delete cascade,
  foreign key (organisation_id, helper_id) references member (organisation_id, id),
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

create index question_of_helper on question (organisation_id, helper_id, state, due_at);

create index question_of_story on question (organisation_id, story_id);

create index question_goes on question (organisation_id, goes_on);

alter table question enable row level security;

alter table question force row level security;

create policy entered on question
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What was said after the question. The helper answers as a helper; it is a day, not a moment.

create table question_message (
  organisation_id uuid not null,
  question_id uuid not null,
  number int not null check (number between 1 and 20),
  said_by text not null check (said_by in ('helper', 'asker')),
  words text not null check (length(words) <= 2000),
  said_on date not null,
  primary key (organisation_id, question_id, number),
  foreign key (organisation_id, question_id) references question (organisation_id, id) on delete cascade
);

alter table question_message enable row level security;

alter table question_message force row level security;

create policy entered on question_message
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What an answer would put in the place of some words of the draft, which begin at `starts`.

create table question_suggestion (
  organisation_id uuid not null,
  question_id uuid not null,
  message_number int not null,
  number int not null check (number between 1 and 8),
  starts int not null check (starts >= 0),
  quote text not null check (length(quote) between 1 and 2000),
  instead text not null check (length(instead) <= 2000),
  -- Whether the asker took it: for the asker's own page, and shown to nobody else.
  is_taken boolean not null default false,
  primary key (organisation_id, question_id, message_number, number),
  foreign key (organisation_id, question_id, message_number)
    references question_message (organisation_id, question_id, number) on delete cascade
);

alter table question_suggestion enable row level security;

alter table question_suggestion force row level security;

create policy entered on question_suggestion
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- How the promise was kept, over months in which at least five people asked: it stays when the questions are gone.

create table ask_sum (
  organisation_id uuid not null,
  first_month date not null,
  last_month date not null,
  questions int not null check (questions >= 5),
  kept text not null check (kept in ('nearly-all', 'most', 'few')),
  primary key (organisation_id, last_month)
);

alter table ask_sum enable row level security;

alter table ask_sum force row level security;

create policy entered on ask_sum
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Which kinds of notice there are stands in the application (src/features/notices/notify.ts); a list here would have
-- to be made anew with each.

alter table notice drop constraint if exists notice_kind_check;

alter table notice add constraint notice_kind_check check (kind ~ '^[a-z][a-z-]{0,39}$');
