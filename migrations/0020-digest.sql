-- The week in short, once a week: to a member by the ways that they chose for themselves, and to an organisation's own
-- channels in Slack or Teams, where member_id is null and everybody reads along.

create table digest (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid,
  channel text not null check (channel in ('mail', 'push', 'slack', 'teams')),
  contents text[] not null check (cardinality(contents) > 0 and contents <@ '{stories,guidelines,wave,thanks}'),
  -- 1 is Monday. The hour is the member's own, by their time zone; a channel's is Finland's.
  weekday int not null check (weekday between 1 and 7),
  hour int not null check (hour between 0 and 23),
  -- A channel's; a member has theirs.
  name text check (length(name) between 1 and 80),
  language text check (language in ('fi', 'sv', 'en')),
  -- The webhook's address: who has it can write there.
  sealed text check (length(sealed) <= 4000),
  -- Null where it is stopped, or where the member's own time has no moment that is not quiet.
  next_at timestamptz,
  -- The Monday of the last week that was sent or had nothing in it: of a week there is one digest, whatever is changed amid it.
  handled_week date,
  covered_until timestamptz,
  -- Weeks on end that could not be delivered.
  failures int not null default 0,
  -- Why nothing is sent any more: the address is there no longer, or did not answer for weeks.
  stopped text check (stopped in ('gone', 'failing')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, member_id, channel),
  check ((sealed is not null) = (channel in ('slack', 'teams'))),
  check ((member_id is null) = (name is not null) and (member_id is null) = (language is not null)),
  -- Thanks are for one person: they go into their own mail and push, and into no channel.
  check (channel in ('mail', 'push') or not contents @> '{thanks}'),
  check (member_id is not null or channel in ('slack', 'teams')),
  foreign key (organisation_id) references organisation (organisation_id) on delete cascade,
  foreign key (organisation_id, member_id) references member (organisation_id, id) on delete cascade
);

create index digest_due on digest (organisation_id, next_at);

alter table digest enable row level security;

alter table digest force row level security;

create policy entered on digest
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- One week's digest on its way, and for two months what became of it. It has no text: what is new is looked up when it is sent.

create table digest_issue (
  organisation_id uuid not null,
  id uuid not null,
  digest_id uuid not null,
  week date not null,
  covers_from timestamptz not null,
  covers_until timestamptz not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'empty', 'failed', 'unsure')),
  -- Queued: when it is tried. Sending: since when, so that one whose process was killed is found.
  at timestamptz not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  -- What is never sent twice.
  unique (organisation_id, digest_id, week),
  foreign key (organisation_id, digest_id) references digest (organisation_id, id) on delete cascade
);

create index digest_issue_to_send on digest_issue (organisation_id, state, at);

alter table digest_issue enable row level security;

alter table digest_issue force row level security;

create policy entered on digest_issue
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

do $$
declare one record;
begin
  for one in select c.a as of_table, unnest(string_to_array(c.b, ' ')) as of_column, c.c as holds from (values
    ('digest', 'id member_id channel contents weekday hour sealed next_at handled_week covered_until failures stopped created_at', 'purpose: notices; ground: consent; seen: self; kept: chosen'),
    ('digest', 'name language', 'no person: of an organisation''s own channel'),
    ('digest_issue', 'id digest_id week covers_from covers_until state at created_at', 'purpose: notices; ground: consent; seen: self; kept: notice')
  ) as c(a, b, c) loop
    execute format('comment on column %I.%I is %L', one.of_table, one.of_column, one.holds);
  end loop;
end $$;
