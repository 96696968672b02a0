-- What leaders say in public of people speaking for their work, and what they show of their own. A leader is a member
-- whom an admin gave that role; of nobody else a row of these tables is ever shown (src/features/leaders/list-shown.ts).

-- The leaders' statement, in as many languages as they wrote it. Versions are never changed; the newest stands.

create table leader_statement (
  organisation_id uuid not null,
  version int not null check (version between 1 and 10000),
  words_fi text not null check (length(words_fi) <= 6000),
  words_sv text not null check (length(words_sv) <= 6000),
  words_en text not null check (length(words_en) <= 6000),
  -- Nobody: its author has left.
  author_id uuid,
  published_at timestamptz not null,
  primary key (organisation_id, version),
  check (words_fi <> '' or words_sv <> '' or words_en <> ''),
  foreign key (organisation_id) references organisation (organisation_id) on delete cascade,
  foreign key (organisation_id, author_id) references member (organisation_id, id)
);

create index leader_statement_of_author on leader_statement (organisation_id, author_id);

alter table leader_statement enable row level security;

alter table leader_statement force row level security;

create policy entered on leader_statement
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A leader's own switch. No row: off, which is how it begins and what it is again when the role is taken.

create table leader_example (
  organisation_id uuid not null,
  member_id uuid not null,
  -- All that stands in public at a network, or only what they chose one by one.
  shows_all boolean not null,
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

alter table leader_example enable row level security;

alter table leader_example force row level security;

create policy entered on leader_example
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A telling that a leader chose to show, with its address out there, or the words, as they gave them here: of the
-- telling itself no text is kept. It hangs on the switch: with that off it is gone, and not only hidden.

create table leader_telling (
  organisation_id uuid not null,
  telling_id uuid not null,
  member_id uuid not null,
  address text not null check (length(address) <= 2000),
  words text not null check (length(words) <= 3000),
  primary key (organisation_id, telling_id),
  check (address <> '' or words <> ''),
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade,
  foreign key (organisation_id, member_id) references leader_example (organisation_id, member_id) on delete cascade
);

create index leader_telling_of_member on leader_telling (organisation_id, member_id);

alter table leader_telling enable row level security;

alter table leader_telling force row level security;

create policy entered on leader_telling
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Thanks for a telling that somebody saw out there. Whose thanks one takes.

alter table member add column thanks_from text not null default 'everybody'
  check (thanks_from in ('everybody', 'signed', 'nobody'));

-- Sent, and not looked at yet: the page that takes them answers before anybody looks whether there is somebody to
-- thank, so that it cannot tell. The job that looks takes the row away, whatever it finds.

create table thanks_sent (
  organisation_id uuid not null,
  -- Chance, as the next table's: it says no time.
  id uuid not null,
  from_id uuid not null,
  is_signed boolean not null,
  address text not null check (length(address) <= 2000),
  words text not null check (length(words) <= 500),
  primary key (organisation_id, id),
  foreign key (organisation_id, from_id) references member (organisation_id, id) on delete cascade
);

create index thanks_sent_from on thanks_sent (organisation_id, from_id);

alter table thanks_sent enable row level security;

alter table thanks_sent force row level security;

create policy entered on thanks_sent
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Read by the one who is thanked, and by nobody else. Unsigned ones lead to nobody; signed ones go when either leaves.

create table thanks (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  telling_id uuid not null,
  from_id uuid,
  words text not null check (length(words) <= 500),
  thanked_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade,
  foreign key (organisation_id, from_id) references member (organisation_id, id) on delete cascade
);

create index thanks_of_member on thanks (organisation_id, member_id, thanked_on desc, id);

create index thanks_of_telling on thanks (organisation_id, telling_id);

create index thanks_from on thanks (organisation_id, from_id);

alter table thanks enable row level security;

alter table thanks force row level security;

create policy entered on thanks
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Addresses that are pasted are looked for among what was published.

create index telling_by_address on telling (organisation_id, md5(post_url)) where post_url is not null;

comment on column leader_statement.version is 'no person: counts the statements';

comment on column leader_statement.words_fi is 'no person: what leaders say to everybody';

comment on column leader_statement.words_sv is 'no person: what leaders say to everybody';

comment on column leader_statement.words_en is 'no person: what leaders say to everybody';

comment on column leader_statement.published_at is 'no person: when a statement was published';

comment on column leader_statement.author_id is 'purpose: leaders; ground: consent; seen: members; kept: unsigned';

comment on column leader_example.member_id is 'purpose: leaders; ground: consent; seen: members; kept: chosen';

comment on column leader_example.shows_all is 'purpose: leaders; ground: consent; seen: self; kept: chosen';

comment on column leader_telling.telling_id is 'purpose: leaders; ground: consent; seen: members; kept: chosen';

comment on column leader_telling.member_id is 'purpose: leaders; ground: consent; seen: members; kept: chosen';

comment on column leader_telling.address is 'purpose: leaders; ground: consent; seen: members; kept: chosen';

comment on column leader_telling.words is 'purpose: leaders; ground: consent; seen: members; kept: chosen';

comment on column member.thanks_from is 'purpose: thanks; ground: consent; seen: self; kept: membership';

comment on column thanks_sent.id is 'purpose: thanks; ground: consent; seen: nobody; kept: until-delivered';

comment on column thanks_sent.from_id is 'purpose: thanks; ground: consent; seen: nobody; kept: until-delivered';

comment on column thanks_sent.is_signed is 'purpose: thanks; ground: consent; seen: nobody; kept: until-delivered';

comment on column thanks_sent.address is 'purpose: thanks; ground: consent; seen: nobody; kept: until-delivered';

comment on column thanks_sent.words is 'purpose: thanks; ground: consent; seen: nobody; kept: until-delivered';

comment on column thanks.id is 'purpose: thanks; ground: consent; seen: self; kept: chosen';

comment on column thanks.member_id is 'purpose: thanks; ground: consent; seen: self; kept: chosen';

comment on column thanks.telling_id is 'purpose: thanks; ground: consent; seen: self; kept: chosen';

comment on column thanks.from_id is 'purpose: thanks; ground: consent; seen: named; kept: chosen';

comment on column thanks.words is 'purpose: thanks; ground: consent; seen: self; kept: chosen';

comment on column thanks.thanked_on is 'purpose: thanks; ground: consent; seen: self; kept: chosen';
