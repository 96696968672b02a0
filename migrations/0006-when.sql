-- A telling may wait for its time, and be deleted at the network afterwards.

alter table telling drop constraint telling_state_check;

alter table telling add constraint telling_state_check check (state in
  ('handed', 'scheduled', 'queued', 'published', 'rejected', 'unsure', 'deleting', 'deleted'));

-- The text is kept only while it is still to be published.

alter table telling drop constraint telling_check;

alter table telling add constraint telling_check
  check (state in ('scheduled', 'queued', 'rejected', 'unsure') or text is null);

alter table telling drop constraint telling_content_warning_dropped;

alter table telling add constraint telling_content_warning_dropped
  check (state in ('scheduled', 'queued', 'rejected', 'unsure') or content_warning is null);

alter table telling add column due_at timestamptz;

alter table telling add constraint telling_due_check check (state <> 'scheduled' or due_at is not null);

alter table telling add column deleted_at timestamptz;

-- For keeping tellings of one story in one network apart.

create index telling_of_story on telling (organisation_id, story_id, network);

-- When a member wants a "good moment" to be: for oneself alone. Minutes of the day; ISO weekdays.

create table own_times (
  organisation_id uuid not null,
  member_id uuid not null,
  zone text not null check (length(zone) <= 100),
  quiet_from int check (quiet_from between 0 and 1439),
  quiet_to int check (quiet_to between 0 and 1439),
  quiet_days int[] not null check (quiet_days <@ array[1, 2, 3, 4, 5, 6, 7]),
  weekly_ceiling int check (weekly_ceiling between 1 and 50),
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade,
  check ((quiet_from is null) = (quiet_to is null))
);

alter table own_times enable row level security;

alter table own_times force row level security;

create policy entered on own_times
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
