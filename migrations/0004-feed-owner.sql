-- The owner of a feed is the member who added it, and owns the drafts that it makes.

alter table feed add column owner_id uuid not null;

alter table feed add foreign key (organisation_id, owner_id) references member (organisation_id, id);

create index feed_due on feed (organisation_id, next_poll_at);

-- What a feed has shown already, by the names that its items go by: an item that was passed over at first,
-- or whose draft is gone, is not drafted later.

create table feed_item (
  organisation_id uuid not null,
  feed_id uuid not null,
  name text not null check (length(name) <= 600),
  seen_at timestamptz not null,
  primary key (organisation_id, feed_id, name),
  foreign key (organisation_id, feed_id) references feed (organisation_id, id) on delete cascade
);

alter table feed_item enable row level security;

alter table feed_item force row level security;

create policy entered on feed_item
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);
