-- The programme: the dialogue with the personnel in versions, what makes the ground ready, and the launch.

-- A correction is a new version; the old stays readable.
alter table dialogue_record add column version integer not null default 1 check (version between 1 and 500);

alter table dialogue_record drop constraint dialogue_record_pkey;

alter table dialogue_record add primary key (organisation_id, id, version);

-- Which list of what is processed (src/core/processing.ts) lay before those who held the dialogue. What was recorded before
-- there were such lists had heard of the first.
alter table dialogue_record add column processing integer not null default 1 check (processing between 0 and 1000);

alter table dialogue_record add column processed text not null default '' check (length(processed) <= 10000);

alter table dialogue_record add column purposes text not null default '' check (length(purposes) <= 10000);

alter table dialogue_record add column methods text not null default '' check (length(methods) <= 10000);

alter table dialogue_record add column document_link text check (length(document_link) between 1 and 2000);

alter table dialogue_record add column document_id uuid;

-- Why it was corrected or withdrawn; empty in the first version.
alter table dialogue_record add column reason text not null default '' check (length(reason) <= 2000);

-- The last version says that there was no such dialogue: it opens nothing any more.
alter table dialogue_record add column is_withdrawn boolean not null default false;

create table dialogue_document (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'docx', 'odt')),
  bytes bytea not null check (octet_length(bytes) between 1 and 5242880),
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

alter table dialogue_document enable row level security;

alter table dialogue_document force row level security;

create policy entered on dialogue_document
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

alter table dialogue_record add foreign key (organisation_id, document_id) references dialogue_document (organisation_id, id);

-- Working time for it: how much, in whose words. What was said before stays. Who wrote it down stands in the log of acts.
create table working_time (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  said text not null check (length(said) between 1 and 2000),
  whose_words text not null check (length(whose_words) between 1 and 200),
  said_on date not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

alter table working_time enable row level security;

alter table working_time force row level security;

create policy entered on working_time
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Training that is offered. Who came is nowhere.
create table training (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  about text not null check (length(about) <= 2000),
  -- The day it is held; none where one can take it at any time.
  held_on date,
  link text check (length(link) between 1 and 2000),
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

alter table training enable row level security;

alter table training force row level security;

create policy entered on training
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Those that are there have begun already; whoever founds one begins by preparing.
alter table organisation add column is_preparing boolean not null default false;

create table programme_launch (
  organisation_id uuid primary key references organisation (organisation_id) on delete cascade,
  launched_on date not null,
  -- What was missing then, or out of date, such as {"part": "training", "standing": "missing"}.
  lacking jsonb not null check (jsonb_typeof(lacking) = 'array'),
  -- Why it was launched all the same.
  reason text not null check (length(reason) <= 2000)
);

alter table programme_launch enable row level security;

alter table programme_launch force row level security;

create policy entered on programme_launch
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

comment on column dialogue_record.version is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.processing is 'no person: a number of a list in the code';

comment on column dialogue_record.processed is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.purposes is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.methods is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.document_link is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.document_id is 'no person: which document belongs to the record';

comment on column dialogue_record.reason is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_record.is_withdrawn is 'no person: whether the record still holds';

comment on column dialogue_document.id is 'no person: chance';

comment on column dialogue_document.name is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_document.kind is 'no person: what kind of file it is';

comment on column dialogue_document.bytes is 'purpose: programme; ground: obligation; seen: members; kept: organisation';

comment on column dialogue_document.created_at is 'no person: when the file came';

comment on column working_time.id is 'no person: chance';

comment on column working_time.said is 'purpose: programme; ground: interest; seen: members; kept: organisation';

comment on column working_time.whose_words is 'purpose: programme; ground: interest; seen: members; kept: organisation';

comment on column working_time.said_on is 'purpose: programme; ground: interest; seen: members; kept: organisation';

comment on column working_time.created_at is 'no person: when it was written down';

comment on column training.id is 'no person: chance';

comment on column training.title is 'no person: what training is about; who came is not stored';

comment on column training.about is 'no person: what training is about; who came is not stored';

comment on column training.held_on is 'no person: when there is training; who came is not stored';

comment on column training.link is 'no person: where training is told of';

comment on column training.created_at is 'no person: when it was listed';

comment on column organisation.is_preparing is 'no person: a setting of the organisation';

comment on column programme_launch.launched_on is 'no person: when the programme began';

comment on column programme_launch.lacking is 'no person: what was not ready when the programme began';

comment on column programme_launch.reason is 'purpose: programme; ground: interest; seen: members; kept: organisation';
