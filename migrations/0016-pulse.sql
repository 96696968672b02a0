-- The pulse: a survey whose answers cannot be linked to a person (docs/decisions/0040). Who may answer stands in one
-- table, what was answered in another, and nothing in the one leads to the other: not a key, a time or an order.

-- What is asked, version by version. A version is never changed.
create table pulse_questionnaire (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  version int not null check (version > 0),
  items jsonb not null,
  created_at timestamptz not null,
  primary key (organisation_id, version)
);

alter table pulse_questionnaire enable row level security;

alter table pulse_questionnaire force row level security;

create policy entered on pulse_questionnaire
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

create table pulse_wave (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  -- Counted from 1: how a wave is called.
  number int not null check (number > 0),
  state text not null check (state in ('planned', 'open', 'closed')),
  questionnaire_version int not null,
  -- Raised by the organisation, never lowered; it stands from when the wave opens.
  threshold int not null check (threshold >= 5),
  -- Groups whose answers are told by themselves, in the order that settles where somebody counts who is in two.
  reporting uuid[] not null default '{}',
  opens_on date not null,
  -- Once it has closed, the day on which it did.
  closes_on date not null check (closes_on >= opens_on),
  -- When everybody alike was reminded; once.
  reminded_at timestamptz,
  -- Computed at the close; all that is kept of the values.
  tally jsonb check ((tally is not null) = (state = 'closed')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, questionnaire_version) references pulse_questionnaire (organisation_id, version)
);

alter table pulse_wave enable row level security;

alter table pulse_wave force row level security;

create policy entered on pulse_wave
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Members who answer under one key. Made when the wave opens.
create table pulse_pool (
  organisation_id uuid not null,
  wave_id uuid not null,
  id uuid not null,
  place int not null,
  -- Ids and names of the reporting groups in it, as of the opening.
  groups jsonb not null,
  has_rest boolean not null,
  members int not null check (members > 0),
  -- How many ballots were given out, once the wave has closed: everybody may compare it with the number of answers.
  -- Until then it is counted, so that no ballot waits for another to be added up.
  issued int check (issued <= members),
  -- SPKI, DER.
  public_key bytea not null,
  -- Sealed with the installation's key; destroyed at the close.
  private_key text,
  primary key (organisation_id, wave_id, id),
  foreign key (organisation_id, wave_id) references pulse_wave (organisation_id, id) on delete cascade
);

alter table pulse_pool enable row level security;

alter table pulse_pool force row level security;

create policy entered on pulse_pool
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Who may answer, and who has fetched a ballot: the one thing that is known of a person. It goes at the close.
create table pulse_voter (
  organisation_id uuid not null,
  wave_id uuid not null,
  member_id uuid not null,
  pool_id uuid not null,
  -- Of the blinded message that was signed, so that a browser that lost the answer may ask again, for the same one. It
  -- says nothing of the ballot: every ballot could have been blinded to it.
  blinded_hash bytea,
  primary key (organisation_id, wave_id, member_id),
  foreign key (organisation_id, wave_id, pool_id) references pulse_pool (organisation_id, wave_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index pulse_voter_of_member on pulse_voter (organisation_id, member_id);

alter table pulse_voter enable row level security;

alter table pulse_voter force row level security;

create policy entered on pulse_voter
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The ballot box. A row holds hundreds of ballots, by the hash of their token: rewritten as a whole whenever one comes,
-- so that no order of rows tells the order of coming. No time, no address.
create table pulse_box (
  organisation_id uuid not null,
  wave_id uuid not null,
  pool_id uuid not null,
  part int not null,
  ballots jsonb not null default '{}',
  primary key (organisation_id, wave_id, pool_id, part),
  foreign key (organisation_id, wave_id, pool_id) references pulse_pool (organisation_id, wave_id, id) on delete cascade
);

alter table pulse_box enable row level security;

alter table pulse_box force row level security;

create policy entered on pulse_box
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- What people wrote, apart from their values and without a group: by another hash of the token, which cannot be told
-- to be of the same one.
create table pulse_text_box (
  organisation_id uuid not null,
  wave_id uuid not null,
  part int not null,
  texts jsonb not null default '{}',
  primary key (organisation_id, wave_id, part),
  foreign key (organisation_id, wave_id) references pulse_wave (organisation_id, id) on delete cascade
);

alter table pulse_text_box enable row level security;

alter table pulse_text_box force row level security;

create policy entered on pulse_text_box
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
