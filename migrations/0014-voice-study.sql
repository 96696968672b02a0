-- The voice study: what participants chose to send of their own archives, coded by people against a codebook.
-- Posts stand here without their address at the network. Who is behind a pseudonym stands in a table of its own,
-- which only that person's own acts read.

create table study (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  title text not null,
  question text not null,
  -- In up to three languages; in the study's own at least.
  consent jsonb not null,
  consent_version int not null default 1 check (consent_version > 0),
  language text not null check (language in ('fi', 'sv', 'en')),
  period_from date,
  period_to date check (period_to >= period_from),
  kinds text[] not null default '{post,reply}',
  mask_others boolean not null default true,
  state text not null check (state in ('draft', 'collecting', 'coding', 'closed')),
  -- From which every draw of the study begins.
  seed bigint not null check (seed >= 0),
  -- Under which posts' ids at their networks are hashed, so that no address can be made of them again.
  salt bytea not null,
  -- By which people come to take part; none while taking part is closed.
  join_token text,
  -- How many names such as K1 have been given to those who work on it; none is given twice.
  aliases int not null default 0 check (aliases >= 0),
  -- The version that coders go by, from when coding began. A version is never changed (see study_codebook).
  frozen_codebook int check ((frozen_codebook is not null) = (state in ('coding', 'closed'))),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, join_token)
);

alter table study enable row level security;

alter table study force row level security;

create policy entered on study
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Each version is written once: the application may add and read, not change or delete (the migrator takes
-- those rights from its role), so that what coders went by stands as it was.
create table study_codebook (
  organisation_id uuid not null,
  study_id uuid not null,
  version int not null check (version > 0),
  codebook jsonb not null,
  created_at timestamptz not null,
  primary key (organisation_id, study_id, version),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_codebook enable row level security;

alter table study_codebook force row level security;

create policy entered on study_codebook
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Who works on a study: its researchers lead it, its coders code, and whoever adjudicates settles.
create table study_worker (
  organisation_id uuid not null,
  study_id uuid not null,
  member_id uuid not null,
  part text not null check (part in ('researcher', 'coder', 'adjudicator')),
  -- How a coder is named in what is exported, such as K1; the same in each part of theirs.
  alias text not null,
  added_at timestamptz not null,
  primary key (organisation_id, study_id, member_id, part),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index study_worker_of_member on study_worker (organisation_id, member_id);

alter table study_worker enable row level security;

alter table study_worker force row level security;

create policy entered on study_worker
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_participant (
  organisation_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  pseudonym text not null,
  consent_version int not null,
  -- Hashes of the archives that the posts came from, for whoever repeats the study.
  archives jsonb not null default '[]',
  sent_at timestamptz,
  primary key (organisation_id, study_id, id),
  unique (organisation_id, study_id, pseudonym),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_participant enable row level security;

alter table study_participant force row level security;

create policy entered on study_participant
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The key, kept apart: read by the person's own pages and by their leaving, by nothing else.
create table study_key (
  organisation_id uuid not null,
  study_id uuid not null,
  member_id uuid not null,
  participant_id uuid not null,
  primary key (organisation_id, study_id, member_id),
  unique (organisation_id, study_id, participant_id),
  foreign key (organisation_id, study_id, participant_id)
    references study_participant (organisation_id, study_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index study_key_of_member on study_key (organisation_id, member_id);

alter table study_key enable row level security;

alter table study_key force row level security;

create policy entered on study_key
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_post (
  organisation_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  -- A keyed hash of the id at the network: sent twice, it is one post.
  source bytea not null,
  network text not null check (network in ('x', 'mastodon', 'bluesky', 'linkedin', 'file')),
  posted_at timestamptz not null,
  text text not null,
  kind text not null check (kind in ('post', 'reply', 'share')),
  -- The same hash of the thread's first post.
  thread bytea not null,
  language text not null check (language in ('fi', 'sv', 'en', 'unknown')),
  -- Whether its writer lets this very post be quoted in a report.
  quotable boolean not null default false,
  primary key (organisation_id, study_id, id),
  unique (organisation_id, study_id, participant_id, source),
  foreign key (organisation_id, study_id, participant_id)
    references study_participant (organisation_id, study_id, id) on delete cascade
);

-- A thread's first post is asked for with each of its posts.
create index study_post_of_thread on study_post (organisation_id, study_id, participant_id, thread);

alter table study_post enable row level security;

alter table study_post force row level security;

create policy entered on study_post
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_sample (
  organisation_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  plan jsonb not null,
  -- Known sizes of the strata, and how many were drawn from each.
  strata jsonb not null,
  drawn_at timestamptz not null,
  primary key (organisation_id, study_id, id),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_sample enable row level security;

alter table study_sample force row level security;

create policy entered on study_sample
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_sampled_post (
  organisation_id uuid not null,
  study_id uuid not null,
  sample_id uuid not null,
  post_id uuid not null,
  position int not null check (position >= 0),
  stratum text not null,
  probability double precision not null check (probability > 0 and probability <= 1),
  -- Coded by two, neither of whom sees the other's codes or a suggestion.
  is_double boolean not null,
  primary key (organisation_id, study_id, sample_id, post_id),
  foreign key (organisation_id, study_id, sample_id)
    references study_sample (organisation_id, study_id, id) on delete cascade,
  foreign key (organisation_id, study_id, post_id)
    references study_post (organisation_id, study_id, id) on delete cascade
);

-- Who withdraws takes many posts along: each is found at once.
create index study_sampled_post_of_post on study_sampled_post (organisation_id, study_id, post_id);

alter table study_sampled_post enable row level security;

alter table study_sampled_post force row level security;

create policy entered on study_sampled_post
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Which post is whose to code, and how far they are with it.
create table study_task (
  organisation_id uuid not null,
  study_id uuid not null,
  post_id uuid not null,
  coder_id uuid not null,
  kind text not null check (kind in ('code', 'adjudicate')),
  position int not null check (position >= 0),
  is_blind boolean not null,
  state text not null check (state in ('open', 'skipped', 'done')),
  primary key (organisation_id, study_id, post_id, coder_id, kind),
  foreign key (organisation_id, study_id, post_id)
    references study_post (organisation_id, study_id, id) on delete cascade,
  foreign key (organisation_id, coder_id) references member (organisation_id, id) on delete cascade
);

create index study_task_of_coder on study_task (organisation_id, coder_id, study_id);

alter table study_task enable row level security;

alter table study_task force row level security;

create policy entered on study_task
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_code (
  organisation_id uuid not null,
  study_id uuid not null,
  post_id uuid not null,
  -- As in study_worker; the code outlives a coder who leaves, since it is the study's.
  coder_alias text not null,
  decision text not null,
  code text not null,
  is_adjudicated boolean not null default false,
  -- What the classifier suggested, where the coder was shown it.
  suggestion_shown text,
  primary key (organisation_id, study_id, post_id, coder_alias, decision, is_adjudicated),
  foreign key (organisation_id, study_id, post_id)
    references study_post (organisation_id, study_id, id) on delete cascade
);

alter table study_code enable row level security;

alter table study_code force row level security;

create policy entered on study_code
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A classifier trained in the study, and what it says of posts: for order, strata and PPI++, never for a count.
create table study_model (
  organisation_id uuid not null,
  study_id uuid not null,
  decision text not null,
  -- Cross-validated: confusion table, what it would have claimed alone, how many codes it learnt from.
  report jsonb not null,
  trained_at timestamptz not null,
  primary key (organisation_id, study_id, decision),
  foreign key (organisation_id, study_id) references study (organisation_id, id) on delete cascade
);

alter table study_model enable row level security;

alter table study_model force row level security;

create policy entered on study_model
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table study_prediction (
  organisation_id uuid not null,
  study_id uuid not null,
  decision text not null,
  post_id uuid not null,
  -- The calibrated probability of each code.
  probabilities jsonb not null,
  primary key (organisation_id, study_id, decision, post_id),
  foreign key (organisation_id, study_id, decision)
    references study_model (organisation_id, study_id, decision) on delete cascade,
  foreign key (organisation_id, study_id, post_id)
    references study_post (organisation_id, study_id, id) on delete cascade
);

create index study_prediction_of_post on study_prediction (organisation_id, study_id, post_id);

alter table study_prediction enable row level security;

alter table study_prediction force row level security;

create policy entered on study_prediction
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
