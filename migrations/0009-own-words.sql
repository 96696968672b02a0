-- How close a telling is to others' of the same story can be compared by its sketch; the text is not kept. Each
-- of the 128 values is one byte, made with the installation's key and the story: a copy of the database does not
-- say whether a guessed text was told (docs/decisions/0017). No member stands here.

create table telling_sketch (
  organisation_id uuid not null,
  telling_id uuid not null,
  story_id uuid not null,
  sketch bytea not null check (octet_length(sketch) = 128),
  primary key (organisation_id, telling_id),
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade,
  foreign key (organisation_id, story_id) references story (organisation_id, id) on delete cascade
);

create index telling_sketch_of_story on telling_sketch (organisation_id, story_id, telling_id);

alter table telling_sketch enable row level security;

alter table telling_sketch force row level security;

create policy entered on telling_sketch
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- Whether the member wants drafts on their other devices too. Turned off, what is kept goes at once.

alter table member add column keeps_drafts boolean not null default false;

-- Drafts, sealed with the member's own key. What a draft is about is sealed with it: `slot` is made with the
-- installation's key from member and story, so that a copy of the database shows neither text nor story.

create table draft (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  slot bytea not null check (octet_length(slot) = 16),
  -- The other text, where two devices wrote at the same time: kept until it is taken or let go.
  aside boolean not null,
  sealed text not null check (length(sealed) <= 120000),
  kept_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create unique index draft_of_slot on draft (organisation_id, member_id, slot) where not aside;

create index draft_of_member on draft (organisation_id, member_id, slot);

create index draft_by_time on draft (organisation_id, kept_at);

alter table draft enable row level security;

alter table draft force row level security;

create policy entered on draft
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- A telling that its own teller has ticked off their list of conversations.

create table conversation_done (
  organisation_id uuid not null,
  telling_id uuid not null,
  primary key (organisation_id, telling_id),
  foreign key (organisation_id, telling_id) references telling (organisation_id, id) on delete cascade
);

alter table conversation_done enable row level security;

alter table conversation_done force row level security;

create policy entered on conversation_done
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
