-- Words that an organisation wants whoever writes to think about: confidential names, customers who have not said yes,
-- competitors. They leave the server sealed (src/core/second-look/word-lists.ts); only who keeps the list reads it.

create table listed_word (
  organisation_id uuid not null,
  -- The phrase in small letters: each is listed once, of one kind.
  folded text not null check (length(folded) between 2 and 80),
  phrase text not null check (length(phrase) between 2 and 80),
  kind text not null check (kind in ('confidential', 'customer', 'competitor')),
  -- The last day on which it is looked for. Empty: until it is taken off.
  until date,
  created_at timestamptz not null,
  primary key (organisation_id, folded),
  foreign key (organisation_id) references organisation (organisation_id) on delete cascade
);

create index listed_word_in_order on listed_word (organisation_id, kind, folded);

alter table listed_word enable row level security;

alter table listed_word force row level security;

create policy entered on listed_word
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
