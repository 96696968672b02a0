-- Written from the migrations by "npm run schema". Read it; change it by a new migration.

CREATE OR REPLACE FUNCTION public.enter_organisation(entered uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- Reaches the workers of a distributed PostgreSQL, and does no harm on a plain one.
  perform set_config('citus.propagate_set_commands', 'local', true);
  execute format('set local luotto.organisation = %L', entered);
end
$function$
;

CREATE OR REPLACE FUNCTION public.forget_old_acts()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare gone int;
begin
  delete from audit_act
  where organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid
    and at < now() - interval '3 years';
  get diagnostics gone = row_count;
  return gone;
end
$function$
;

create table ask_helper (
  organisation_id uuid not null,
  member_id uuid not null, -- purpose: asking; ground: interest; seen: members; kept: helper
  about text default ''::text not null, -- purpose: asking; ground: interest; seen: members; kept: helper
  on_duty boolean default true not null, -- purpose: asking; ground: interest; seen: members; kept: helper
  away_until date, -- purpose: asking; ground: interest; seen: members; kept: helper
  PRIMARY KEY (organisation_id, member_id),
  CHECK ((length(about) <= 200)),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table ask_helper enable row level security;
alter table ask_helper force row level security;
create policy entered on ask_helper using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table ask_sum (
  organisation_id uuid not null,
  first_month date not null, -- no person: a sum of five people or more
  last_month date not null, -- no person: a sum of five people or more
  questions integer not null, -- no person: a sum of five people or more
  kept text not null, -- no person: a sum of five people or more
  PRIMARY KEY (organisation_id, last_month),
  CHECK ((kept = ANY (ARRAY['nearly-all'::text, 'most'::text, 'few'::text]))),
  CHECK ((questions >= 5))
);
alter table ask_sum enable row level security;
alter table ask_sum force row level security;
create policy entered on ask_sum using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table audit_act (
  organisation_id uuid not null,
  id uuid not null, -- purpose: log; ground: interest; seen: self, stewards; kept: acts
  at timestamp with time zone not null, -- purpose: log; ground: interest; seen: self, stewards; kept: acts
  actor_key uuid, -- purpose: log; ground: interest; seen: stewards; kept: acts
  actor_name text, -- purpose: log; ground: interest; seen: stewards; kept: acts
  kind text not null, -- purpose: log; ground: interest; seen: self, stewards; kept: acts
  person_key uuid, -- purpose: log; ground: interest; seen: stewards; kept: acts
  invitation_id uuid, -- purpose: log; ground: interest; seen: stewards; kept: acts
  detail jsonb default '{}'::jsonb not null, -- purpose: log; ground: interest; seen: self, stewards; kept: acts
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(actor_name) <= 200)),
  CHECK ((length(kind) <= 60)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
CREATE INDEX audit_act_by_time ON public.audit_act USING btree (organisation_id, at DESC, id DESC);
alter table audit_act enable row level security;
alter table audit_act force row level security;
create policy entered on audit_act using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table auth_account (
  id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  user_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  account_id text not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  provider_id text not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  access_token text, -- purpose: signing-in; ground: interest; seen: self; kept: account
  refresh_token text, -- purpose: signing-in; ground: interest; seen: self; kept: account
  id_token text, -- purpose: signing-in; ground: interest; seen: self; kept: account
  access_token_expires_at timestamp with time zone, -- purpose: signing-in; ground: interest; seen: self; kept: account
  refresh_token_expires_at timestamp with time zone, -- purpose: signing-in; ground: interest; seen: self; kept: account
  scope text, -- purpose: signing-in; ground: interest; seen: self; kept: account
  password text, -- no person: the sign-in library has a place for it; nobody signs in by a password
  created_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  updated_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);

create table auth_answered_challenge (
  digest bytea not null, -- no person: chance that a device has answered once
  expires_at timestamp with time zone not null, -- no person: chance that a device has answered once
  PRIMARY KEY (digest)
);
CREATE INDEX auth_answered_challenge_expiry ON public.auth_answered_challenge USING btree (expires_at);

create table auth_passkey (
  id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  user_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  name text not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  credential_id text not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  public_key bytea not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  counter bigint not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  transports text[] default '{}'::text[] not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  created_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  last_used_on date, -- purpose: signing-in; ground: interest; seen: self; kept: chosen
  PRIMARY KEY (id),
  CHECK ((counter >= 0)),
  CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1400))),
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  UNIQUE (credential_id)
);
CREATE INDEX auth_passkey_user ON public.auth_passkey USING btree (user_id);

create table auth_push_device (
  id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  user_id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  session_id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  endpoint_hash bytea not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  sealed text not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  created_at timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: push-device
  PRIMARY KEY (id),
  CHECK ((octet_length(endpoint_hash) = 16)),
  CHECK ((length(sealed) <= 4000)),
  FOREIGN KEY (session_id) REFERENCES auth_session(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  UNIQUE (endpoint_hash),
  UNIQUE (session_id)
);
CREATE INDEX auth_push_device_user ON public.auth_push_device USING btree (user_id);

create table auth_session (
  id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  user_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  token text not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  expires_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  ip_address text, -- no person: a check keeps it empty
  device text, -- purpose: signing-in; ground: interest; seen: self; kept: session
  created_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  updated_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: session
  PRIMARY KEY (id),
  CHECK (((device IS NULL) OR (device = ''::text) OR (device ~ '^(phone|tablet|computer|other)\.(chrome|edge|firefox|safari|samsung|other)$'::text))),
  CHECK (((ip_address IS NULL) OR (ip_address = ''::text))),
  FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  UNIQUE (token)
);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);

create table auth_user (
  id uuid not null, -- purpose: signing-in; ground: interest; seen: self, admins; kept: account
  email text not null, -- purpose: signing-in; ground: interest; seen: self, admins; kept: account
  email_verified boolean not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  name text not null, -- purpose: signing-in; ground: interest; seen: self, admins; kept: account
  image text, -- no person: the sign-in library has a place for it; it stays empty
  created_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  updated_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: self; kept: account
  PRIMARY KEY (id),
  CHECK ((length(email) <= 320)),
  CHECK ((length(name) <= 200)),
  UNIQUE (email)
);

create table auth_verification (
  id uuid not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  identifier text not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  value text not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  expires_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  created_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  updated_at timestamp with time zone not null, -- purpose: signing-in; ground: interest; seen: nobody; kept: sign-in-link
  PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

create table channel (
  organisation_id uuid not null,
  id uuid not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  member_id uuid not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  network text not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  handle text not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  service text not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  secret text not null, -- purpose: telling; ground: consent; seen: nobody; kept: chosen
  created_at timestamp with time zone not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  kind text default 'password'::text not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  expires_at timestamp with time zone, -- purpose: telling; ground: consent; seen: self; kept: chosen
  text_limit integer, -- purpose: telling; ground: consent; seen: self; kept: chosen
  address_counts integer, -- purpose: telling; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, id),
  CHECK (((address_counts >= 1) AND (address_counts <= 1000000))),
  CHECK ((length(handle) <= 300)),
  CHECK ((kind = ANY (ARRAY['password'::text, 'oauth'::text]))),
  CHECK ((network = ANY (ARRAY['bluesky'::text, 'mastodon'::text, 'linkedin'::text]))),
  CHECK ((length(service) <= 500)),
  CHECK (((text_limit >= 1) AND (text_limit <= 1000000))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, member_id, network, handle)
);
alter table channel enable row level security;
alter table channel force row level security;
create policy entered on channel using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table channel_sign_in (
  organisation_id uuid not null,
  id uuid not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  member_id uuid not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  session_id text not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  network text not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  state_hash text not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  kept text not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  created_at timestamp with time zone not null, -- purpose: telling; ground: consent; seen: nobody; kept: network-sign-in
  PRIMARY KEY (organisation_id, id),
  CHECK ((network = ANY (ARRAY['bluesky'::text, 'mastodon'::text, 'linkedin'::text]))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, state_hash)
);
alter table channel_sign_in enable row level security;
alter table channel_sign_in force row level security;
create policy entered on channel_sign_in using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table click_batch (
  organisation_id uuid not null,
  batch_id uuid not null, -- no person: which batch of clicks has been added
  counted_at timestamp with time zone not null, -- no person: which batch of clicks has been added
  PRIMARY KEY (organisation_id, batch_id)
);
alter table click_batch enable row level security;
alter table click_batch force row level security;
create policy entered on click_batch using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table click_sum (
  organisation_id uuid not null,
  link_id uuid not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  hour timestamp with time zone not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  class text not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  clicks integer not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  PRIMARY KEY (organisation_id, link_id, hour, class),
  CHECK ((class = ANY (ARRAY['phone'::text, 'tablet'::text, 'desktop'::text, 'other'::text]))),
  CHECK ((clicks > 0)),
  FOREIGN KEY (organisation_id, link_id) REFERENCES link(organisation_id, id) ON DELETE CASCADE
);
alter table click_sum enable row level security;
alter table click_sum force row level security;
create policy entered on click_sum using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table conversation_done (
  organisation_id uuid not null,
  telling_id uuid not null, -- purpose: telling; ground: consent; seen: self; kept: membership
  PRIMARY KEY (organisation_id, telling_id),
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE
);
alter table conversation_done enable row level security;
alter table conversation_done force row level security;
create policy entered on conversation_done using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table correction (
  organisation_id uuid not null,
  id uuid not null, -- no person: written for everybody; editors answer for whom it names
  story_id uuid not null, -- no person: written for everybody; editors answer for whom it names
  language text not null, -- no person: written for everybody; editors answer for whom it names
  title text not null, -- no person: written for everybody; editors answer for whom it names
  wrong text not null, -- no person: written for everybody; editors answer for whom it names
  right_is text not null, -- no person: written for everybody; editors answer for whom it names
  original text, -- no person: written for everybody; editors answer for whom it names
  made_on date not null, -- no person: written for everybody; editors answer for whom it names
  PRIMARY KEY (organisation_id, id),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((length(original) <= 2000)),
  CHECK (((length(right_is) >= 1) AND (length(right_is) <= 2000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((length(wrong) >= 1) AND (length(wrong) <= 2000))),
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX correction_of_story ON public.correction USING btree (organisation_id, story_id);
alter table correction enable row level security;
alter table correction force row level security;
create policy entered on correction using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table dialogue_document (
  organisation_id uuid not null,
  id uuid not null, -- no person: chance
  name text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  kind text not null, -- no person: what kind of file it is
  bytes bytea not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  created_at timestamp with time zone not null, -- no person: when the file came
  PRIMARY KEY (organisation_id, id),
  CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 5242880))),
  CHECK ((kind = ANY (ARRAY['pdf'::text, 'docx'::text, 'odt'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table dialogue_document enable row level security;
alter table dialogue_document force row level security;
create policy entered on dialogue_document using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table dialogue_record (
  organisation_id uuid not null,
  id uuid not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  held_on date not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  parties text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  discussed text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  recorded_by uuid, -- purpose: programme; ground: obligation; seen: self; kept: unsigned
  created_at timestamp with time zone not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  version integer default 1 not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  processing integer default 1 not null, -- no person: a number of a list in the code
  processed text default ''::text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  purposes text default ''::text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  methods text default ''::text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  document_link text, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  document_id uuid, -- no person: which document belongs to the record
  reason text default ''::text not null, -- purpose: programme; ground: obligation; seen: members; kept: organisation
  is_withdrawn boolean default false not null, -- no person: whether the record still holds
  PRIMARY KEY (organisation_id, id, version),
  CHECK (((length(discussed) >= 1) AND (length(discussed) <= 10000))),
  CHECK (((length(document_link) >= 1) AND (length(document_link) <= 2000))),
  CHECK ((length(methods) <= 10000)),
  CHECK (((length(parties) >= 1) AND (length(parties) <= 2000))),
  CHECK ((length(processed) <= 10000)),
  CHECK (((processing >= 0) AND (processing <= 1000))),
  CHECK ((length(purposes) <= 10000)),
  CHECK ((length(reason) <= 2000)),
  CHECK (((version >= 1) AND (version <= 500))),
  FOREIGN KEY (organisation_id, document_id) REFERENCES dialogue_document(organisation_id, id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES member(organisation_id, id)
);
alter table dialogue_record enable row level security;
alter table dialogue_record force row level security;
create policy entered on dialogue_record using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table digest (
  organisation_id uuid not null,
  id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  member_id uuid, -- purpose: notices; ground: consent; seen: self; kept: chosen
  channel text not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  contents text[] not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  weekday integer not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  hour integer not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  name text, -- no person: of an organisation's own channel
  language text, -- no person: of an organisation's own channel
  sealed text, -- purpose: notices; ground: consent; seen: self; kept: chosen
  next_at timestamp with time zone, -- purpose: notices; ground: consent; seen: self; kept: chosen
  handled_week date, -- purpose: notices; ground: consent; seen: self; kept: chosen
  covered_until timestamp with time zone, -- purpose: notices; ground: consent; seen: self; kept: chosen
  failures integer default 0 not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  stopped text, -- purpose: notices; ground: consent; seen: self; kept: chosen
  created_at timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, id),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'push'::text, 'slack'::text, 'teams'::text]))),
  CHECK (((sealed IS NOT NULL) = (channel = ANY (ARRAY['slack'::text, 'teams'::text])))),
  CHECK ((((member_id IS NULL) = (name IS NOT NULL)) AND ((member_id IS NULL) = (language IS NOT NULL)))),
  CHECK (((channel = ANY (ARRAY['mail'::text, 'push'::text])) OR (NOT (contents @> '{thanks}'::text[])))),
  CHECK (((member_id IS NOT NULL) OR (channel = ANY (ARRAY['slack'::text, 'teams'::text])))),
  CHECK (((cardinality(contents) > 0) AND (contents <@ '{stories,guidelines,wave,thanks}'::text[]))),
  CHECK (((hour >= 0) AND (hour <= 23))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CHECK ((length(sealed) <= 4000)),
  CHECK ((stopped = ANY (ARRAY['gone'::text, 'failing'::text]))),
  CHECK (((weekday >= 1) AND (weekday <= 7))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, member_id, channel)
);
CREATE INDEX digest_due ON public.digest USING btree (organisation_id, next_at);
alter table digest enable row level security;
alter table digest force row level security;
create policy entered on digest using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table digest_issue (
  organisation_id uuid not null,
  id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  digest_id uuid not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  week date not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  covers_from timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  covers_until timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  state text not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  at timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  created_at timestamp with time zone not null, -- purpose: notices; ground: consent; seen: self; kept: notice
  PRIMARY KEY (organisation_id, id),
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'empty'::text, 'failed'::text, 'unsure'::text]))),
  FOREIGN KEY (organisation_id, digest_id) REFERENCES digest(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, digest_id, week)
);
CREATE INDEX digest_issue_to_send ON public.digest_issue USING btree (organisation_id, state, at);
alter table digest_issue enable row level security;
alter table digest_issue force row level security;
create policy entered on digest_issue using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table draft (
  organisation_id uuid not null,
  id uuid not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  member_id uuid not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  slot bytea not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  aside boolean not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  sealed text not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  kept_at timestamp with time zone not null, -- purpose: drafts; ground: consent; seen: self; kept: draft
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(sealed) <= 120000)),
  CHECK ((octet_length(slot) = 16)),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX draft_by_time ON public.draft USING btree (organisation_id, kept_at);
CREATE INDEX draft_of_member ON public.draft USING btree (organisation_id, member_id, slot);
CREATE UNIQUE INDEX draft_of_slot ON public.draft USING btree (organisation_id, member_id, slot) WHERE (NOT aside);
alter table draft enable row level security;
alter table draft force row level security;
create policy entered on draft using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table feed (
  organisation_id uuid not null,
  id uuid not null, -- no person: a page on the web that is read
  url text not null, -- no person: a page on the web that is read
  title text not null, -- no person: a page on the web that is read
  language text not null, -- no person: a page on the web that is read
  etag text, -- no person: a page on the web that is read
  last_modified text, -- no person: a page on the web that is read
  next_poll_at timestamp with time zone not null, -- no person: a page on the web that is read
  polled_at timestamp with time zone, -- no person: a page on the web that is read
  succeeded_at timestamp with time zone, -- no person: a page on the web that is read
  failures integer default 0 not null, -- no person: a page on the web that is read
  problem text, -- no person: a page on the web that is read
  created_at timestamp with time zone not null, -- no person: a page on the web that is read
  owner_id uuid not null, -- purpose: stories; ground: interest; seen: editors; kept: handed-on
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(etag) <= 1000)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((length(last_modified) <= 200)),
  CHECK ((length(title) <= 300)),
  CHECK ((length(url) <= 2000)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, owner_id) REFERENCES member(organisation_id, id),
  UNIQUE (organisation_id, url)
);
CREATE INDEX feed_due ON public.feed USING btree (organisation_id, next_poll_at);
alter table feed enable row level security;
alter table feed force row level security;
create policy entered on feed using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table feed_item (
  organisation_id uuid not null,
  feed_id uuid not null, -- no person: which item of a feed was seen
  name text not null, -- no person: which item of a feed was seen
  seen_at timestamp with time zone not null, -- no person: which item of a feed was seen
  PRIMARY KEY (organisation_id, feed_id, name),
  CHECK ((length(name) <= 600)),
  FOREIGN KEY (organisation_id, feed_id) REFERENCES feed(organisation_id, id) ON DELETE CASCADE
);
alter table feed_item enable row level security;
alter table feed_item force row level security;
create policy entered on feed_item using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table feed_topic (
  organisation_id uuid not null,
  feed_id uuid not null, -- no person: what a feed is about
  topic_id uuid not null, -- no person: what a feed is about
  PRIMARY KEY (organisation_id, feed_id),
  FOREIGN KEY (organisation_id, feed_id) REFERENCES feed(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, topic_id) REFERENCES topic(organisation_id, id) ON DELETE CASCADE
);
alter table feed_topic enable row level security;
alter table feed_topic force row level security;
create policy entered on feed_topic using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table group_membership (
  organisation_id uuid not null,
  group_id uuid not null, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  member_id uuid not null, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  PRIMARY KEY (organisation_id, group_id, member_id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES member_group(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table group_membership enable row level security;
alter table group_membership force row level security;
create policy entered on group_membership using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table guideline (
  organisation_id uuid not null,
  slug text not null, -- no person: a passage of the guidelines
  "position" integer not null, -- no person: a passage of the guidelines
  is_retired boolean default false not null, -- no person: a passage of the guidelines
  checks text[] default '{}'::text[] not null, -- no person: a passage of the guidelines
  review_on date, -- no person: a passage of the guidelines
  reminded_of date, -- no person: a passage of the guidelines
  created_at timestamp with time zone not null, -- no person: a passage of the guidelines
  PRIMARY KEY (organisation_id, slug),
  CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
CREATE INDEX guideline_in_order ON public.guideline USING btree (organisation_id, is_retired, "position", slug);
CREATE INDEX guideline_to_review ON public.guideline USING btree (organisation_id, review_on);
alter table guideline enable row level security;
alter table guideline force row level security;
create policy entered on guideline using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table guideline_draft (
  organisation_id uuid not null,
  slug text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  language text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  title text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  body text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  practice text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  instead text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  say text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  law text not null, -- no person: what is being written for everybody, by whoever writes guidelines
  edition integer default 1 not null, -- no person: what is being written for everybody, by whoever writes guidelines
  kept_at timestamp with time zone not null, -- no person: what is being written for everybody, by whoever writes guidelines
  PRIMARY KEY (organisation_id, slug, language),
  CHECK ((length(body) <= 12000)),
  CHECK ((length(instead) <= 600)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((length(law) <= 600)),
  CHECK ((length(practice) <= 4000)),
  CHECK ((length(say) <= 600)),
  CHECK ((length(title) <= 120)),
  FOREIGN KEY (organisation_id, slug) REFERENCES guideline(organisation_id, slug) ON DELETE CASCADE
);
alter table guideline_draft enable row level security;
alter table guideline_draft force row level security;
create policy entered on guideline_draft using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table guideline_lesson (
  organisation_id uuid not null,
  id uuid not null, -- no person: what was learnt, in general words, with the month alone
  slug text not null, -- no person: what was learnt, in general words, with the month alone
  language text not null, -- no person: what was learnt, in general words, with the month alone
  kind text not null, -- no person: what was learnt, in general words, with the month alone
  words text not null, -- no person: what was learnt, in general words, with the month alone
  answer text default ''::text not null, -- no person: what was learnt, in general words, with the month alone
  month date not null, -- no person: what was learnt, in general words, with the month alone
  became integer, -- no person: what was learnt, in general words, with the month alone
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(answer) <= 2000)),
  CHECK ((kind = ANY (ARRAY['asked'::text, 'mishap'::text, 'proposal'::text]))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  CHECK (((length(words) >= 1) AND (length(words) <= 1000))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
CREATE INDEX guideline_lesson_of_passage ON public.guideline_lesson USING btree (organisation_id, slug, month DESC, id);
alter table guideline_lesson enable row level security;
alter table guideline_lesson force row level security;
create policy entered on guideline_lesson using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table guideline_proposal (
  organisation_id uuid not null,
  id uuid not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  member_id uuid not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  slug text not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  language text not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  kind text not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  words text not null, -- purpose: guidelines; ground: interest; seen: self, members; kept: membership
  may_name boolean not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  answer text default ''::text not null, -- purpose: guidelines; ground: interest; seen: self, members; kept: membership
  answered_at timestamp with time zone, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  became integer, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  created_at timestamp with time zone not null, -- purpose: guidelines; ground: interest; seen: self, stewards, named; kept: membership
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(answer) <= 2000)),
  CHECK ((kind = ANY (ARRAY['comment'::text, 'proposal'::text]))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK (((length(words) >= 1) AND (length(words) <= 2000))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, slug) REFERENCES guideline(organisation_id, slug) ON DELETE CASCADE
);
CREATE INDEX guideline_proposal_of_member ON public.guideline_proposal USING btree (organisation_id, member_id, created_at);
CREATE INDEX guideline_proposal_of_passage ON public.guideline_proposal USING btree (organisation_id, slug, created_at DESC);
CREATE INDEX guideline_proposal_waiting ON public.guideline_proposal USING btree (organisation_id, created_at) WHERE (answered_at IS NULL);
alter table guideline_proposal enable row level security;
alter table guideline_proposal force row level security;
create policy entered on guideline_proposal using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table guideline_version (
  organisation_id uuid not null,
  slug text not null, -- no person: written for everybody
  language text not null, -- no person: written for everybody
  version integer not null, -- no person: written for everybody
  title text not null, -- no person: written for everybody
  body text not null, -- no person: written for everybody
  practice text not null, -- no person: written for everybody
  instead text not null, -- no person: written for everybody
  say text not null, -- no person: written for everybody
  law text not null, -- no person: written for everybody
  note text not null, -- no person: written for everybody
  is_starter boolean default false not null, -- no person: written for everybody
  author_id uuid, -- purpose: guidelines; ground: interest; seen: self; kept: unsigned
  published_at timestamp with time zone not null, -- no person: written for everybody
  PRIMARY KEY (organisation_id, slug, language, version),
  CHECK (((length(body) >= 1) AND (length(body) <= 12000))),
  CHECK ((length(instead) <= 600)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((length(law) <= 600)),
  CHECK ((length(note) <= 500)),
  CHECK ((length(practice) <= 4000)),
  CHECK ((length(say) <= 600)),
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK (((version >= 1) AND (version <= 10000))),
  FOREIGN KEY (organisation_id, author_id) REFERENCES member(organisation_id, id),
  FOREIGN KEY (organisation_id, slug) REFERENCES guideline(organisation_id, slug) ON DELETE CASCADE
);
CREATE INDEX guideline_version_of_author ON public.guideline_version USING btree (organisation_id, author_id);
alter table guideline_version enable row level security;
alter table guideline_version force row level security;
create policy entered on guideline_version using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table insight_figure (
  organisation_id uuid not null,
  id uuid not null, -- no person: a sum of five people or more
  measure text not null, -- no person: a sum of five people or more
  dimension text not null, -- no person: a sum of five people or more
  part text not null, -- no person: a sum of five people or more
  first_week date not null, -- no person: a sum of five people or more
  last_week date not null, -- no person: a sum of five people or more
  figure integer not null, -- no person: a sum of five people or more
  released_at timestamp with time zone not null, -- no person: a sum of five people or more
  PRIMARY KEY (organisation_id, id),
  CHECK ((dimension = ANY (ARRAY['all'::text, 'network'::text, 'group'::text, 'story'::text]))),
  CHECK ((measure = ANY (ARRAY['tellings'::text, 'clicks'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  UNIQUE (organisation_id, measure, dimension, part, first_week)
);
alter table insight_figure enable row level security;
alter table insight_figure force row level security;
create policy entered on insight_figure using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table invitation (
  organisation_id uuid not null,
  id uuid not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  email text, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  roles text[] default '{}'::text[] not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  group_ids uuid[] default '{}'::uuid[] not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  language text not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  created_at timestamp with time zone not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  expires_at timestamp with time zone not null, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  sent_at timestamp with time zone, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  accepted_at timestamp with time zone, -- purpose: membership; ground: interest; seen: admins; kept: invitation
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(email) <= 320)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((roles <@ ARRAY['editor'::text, 'steward'::text, 'leader'::text, 'researcher'::text, 'admin'::text])),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy entered on invitation using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table leader_example (
  organisation_id uuid not null,
  member_id uuid not null, -- purpose: leaders; ground: consent; seen: members; kept: chosen
  shows_all boolean not null, -- purpose: leaders; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, member_id),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table leader_example enable row level security;
alter table leader_example force row level security;
create policy entered on leader_example using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table leader_statement (
  organisation_id uuid not null,
  version integer not null, -- no person: counts the statements
  words_fi text not null, -- no person: what leaders say to everybody
  words_sv text not null, -- no person: what leaders say to everybody
  words_en text not null, -- no person: what leaders say to everybody
  author_id uuid, -- purpose: leaders; ground: consent; seen: members; kept: unsigned
  published_at timestamp with time zone not null, -- no person: when a statement was published
  PRIMARY KEY (organisation_id, version),
  CHECK (((words_fi <> ''::text) OR (words_sv <> ''::text) OR (words_en <> ''::text))),
  CHECK (((version >= 1) AND (version <= 10000))),
  CHECK ((length(words_en) <= 6000)),
  CHECK ((length(words_fi) <= 6000)),
  CHECK ((length(words_sv) <= 6000)),
  FOREIGN KEY (organisation_id, author_id) REFERENCES member(organisation_id, id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
CREATE INDEX leader_statement_of_author ON public.leader_statement USING btree (organisation_id, author_id);
alter table leader_statement enable row level security;
alter table leader_statement force row level security;
create policy entered on leader_statement using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table leader_telling (
  organisation_id uuid not null,
  telling_id uuid not null, -- purpose: leaders; ground: consent; seen: members; kept: chosen
  member_id uuid not null, -- purpose: leaders; ground: consent; seen: members; kept: chosen
  address text not null, -- purpose: leaders; ground: consent; seen: members; kept: chosen
  words text not null, -- purpose: leaders; ground: consent; seen: members; kept: chosen
  PRIMARY KEY (organisation_id, telling_id),
  CHECK ((length(address) <= 2000)),
  CHECK (((address <> ''::text) OR (words <> ''::text))),
  CHECK ((length(words) <= 3000)),
  FOREIGN KEY (organisation_id, member_id) REFERENCES leader_example(organisation_id, member_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX leader_telling_of_member ON public.leader_telling USING btree (organisation_id, member_id);
alter table leader_telling enable row level security;
alter table leader_telling force row level security;
create policy entered on leader_telling using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table link (
  organisation_id uuid not null,
  id uuid not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  telling_id uuid not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  slug text not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  created_at timestamp with time zone not null, -- purpose: own-figures; ground: consent; seen: self, sums; kept: membership
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, telling_id)
);
alter table link enable row level security;
alter table link force row level security;
create policy entered on link using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table link_slug (
  host text not null, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  slug text not null, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  organisation_id uuid not null, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  link_id uuid not null, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  story_id uuid, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  target text not null, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  detour text, -- no person: where an address leads; whose it is stands elsewhere, and goes with them
  PRIMARY KEY (host, slug),
  CHECK (((detour ~ '^https?://'::text) AND (length(detour) <= 2500))),
  CHECK ((slug ~ '^[a-z0-9]{6,32}$'::text)),
  CHECK (((target ~ '^https?://'::text) AND (length(target) <= 2500)))
);
CREATE INDEX link_slug_of_story ON public.link_slug USING btree (organisation_id, story_id);

create table listed_word (
  organisation_id uuid not null,
  folded text not null, -- no person: words that the organisation looks for in drafts; whoever keeps the list answers for names in it
  phrase text not null, -- no person: words that the organisation looks for in drafts; whoever keeps the list answers for names in it
  kind text not null, -- no person: words that the organisation looks for in drafts; whoever keeps the list answers for names in it
  until date, -- no person: words that the organisation looks for in drafts; whoever keeps the list answers for names in it
  created_at timestamp with time zone not null, -- no person: words that the organisation looks for in drafts; whoever keeps the list answers for names in it
  PRIMARY KEY (organisation_id, folded),
  CHECK (((length(folded) >= 2) AND (length(folded) <= 80))),
  CHECK ((kind = ANY (ARRAY['confidential'::text, 'customer'::text, 'competitor'::text]))),
  CHECK (((length(phrase) >= 2) AND (length(phrase) <= 80))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
CREATE INDEX listed_word_in_order ON public.listed_word USING btree (organisation_id, kind, folded);
alter table listed_word enable row level security;
alter table listed_word force row level security;
create policy entered on listed_word using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table member (
  organisation_id uuid not null,
  id uuid not null, -- purpose: membership; ground: interest; seen: self; kept: membership
  user_id uuid not null, -- purpose: membership; ground: interest; seen: self; kept: membership
  name text not null, -- purpose: membership; ground: interest; seen: self, admins, named; kept: membership
  language text not null, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  roles text[] default '{}'::text[] not null, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  created_at timestamp with time zone not null, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  keeps_drafts boolean default false not null, -- purpose: drafts; ground: consent; seen: self; kept: chosen
  mail_notices boolean default true not null, -- purpose: notices; ground: interest; seen: self; kept: chosen
  log_key uuid default gen_random_uuid() not null, -- purpose: log; ground: interest; seen: nobody; kept: membership
  leaves_at timestamp with time zone, -- purpose: membership; ground: interest; seen: self, admins; kept: membership
  thanks_from text default 'everybody'::text not null, -- purpose: thanks; ground: consent; seen: self; kept: membership
  PRIMARY KEY (organisation_id, id),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((roles <@ ARRAY['editor'::text, 'steward'::text, 'leader'::text, 'researcher'::text, 'admin'::text])),
  CHECK ((thanks_from = ANY (ARRAY['everybody'::text, 'signed'::text, 'nobody'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES auth_user(id),
  UNIQUE (organisation_id, user_id)
);
CREATE INDEX member_leaving ON public.member USING btree (organisation_id, leaves_at) WHERE (leaves_at IS NOT NULL);
CREATE UNIQUE INDEX member_log_key ON public.member USING btree (organisation_id, log_key);
alter table member enable row level security;
alter table member force row level security;
create policy entered on member using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table member_group (
  organisation_id uuid not null,
  id uuid not null, -- no person: a group of the organisation; who is in it stands elsewhere
  name text not null, -- no person: a group of the organisation; who is in it stands elsewhere
  created_at timestamp with time zone not null, -- no person: a group of the organisation; who is in it stands elsewhere
  PRIMARY KEY (organisation_id, id),
  CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  UNIQUE (organisation_id, name)
);
alter table member_group enable row level security;
alter table member_group force row level security;
create policy entered on member_group using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap (
  organisation_id uuid not null,
  id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  kind text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  state text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  network text, -- purpose: mishaps; ground: interest; seen: case; kept: case
  story_id uuid, -- purpose: mishaps; ground: interest; seen: case; kept: case
  opened_at timestamp with time zone not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  helped_at timestamp with time zone, -- purpose: mishaps; ground: interest; seen: case; kept: case
  closed_at timestamp with time zone, -- purpose: mishaps; ground: interest; seen: case; kept: case
  erase_on date, -- purpose: mishaps; ground: interest; seen: case; kept: case
  review jsonb, -- purpose: mishaps; ground: interest; seen: case; kept: case
  PRIMARY KEY (organisation_id, id),
  CHECK ((kind = ANY (ARRAY['slip'::text, 'harassment'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table mishap enable row level security;
alter table mishap force row level security;
create policy entered on mishap using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_count (
  organisation_id uuid not null,
  year integer not null, -- no person: how many cases in a year, told by the small-group rule
  kind text not null, -- no person: how many cases in a year, told by the small-group rule
  closed integer default 0 not null, -- no person: how many cases in a year, told by the small-group rule
  helped_in_hour integer default 0 not null, -- no person: how many cases in a year, told by the small-group rule
  helped_in_day integer default 0 not null, -- no person: how many cases in a year, told by the small-group rule
  PRIMARY KEY (organisation_id, year, kind),
  CHECK ((kind = ANY (ARRAY['slip'::text, 'harassment'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table mishap_count enable row level security;
alter table mishap_count force row level security;
create policy entered on mishap_count using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_entry (
  organisation_id uuid not null,
  mishap_id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  at timestamp with time zone not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  author_id uuid, -- purpose: mishaps; ground: interest; seen: case; kept: case
  kind text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  words text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  PRIMARY KEY (organisation_id, mishap_id, id),
  CHECK ((kind = ANY (ARRAY['told'::text, 'said'::text, 'joined'::text, 'task'::text, 'story'::text, 'authority'::text, 'evidence'::text, 'closed'::text, 'reopened'::text]))),
  FOREIGN KEY (organisation_id, author_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, mishap_id) REFERENCES mishap(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX mishap_entry_of_author ON public.mishap_entry USING btree (organisation_id, author_id);
alter table mishap_entry enable row level security;
alter table mishap_entry force row level security;
create policy entered on mishap_entry using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_evidence (
  organisation_id uuid not null,
  mishap_id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  happened_at text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  words text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  link text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  picture bytea, -- purpose: mishaps; ground: interest; seen: case; kept: case
  picture_type text, -- purpose: mishaps; ground: interest; seen: case; kept: case
  PRIMARY KEY (organisation_id, mishap_id, id),
  CHECK (((picture IS NULL) = (picture_type IS NULL))),
  CHECK ((picture_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
  FOREIGN KEY (organisation_id, mishap_id) REFERENCES mishap(organisation_id, id) ON DELETE CASCADE
);
alter table mishap_evidence enable row level security;
alter table mishap_evidence force row level security;
create policy entered on mishap_evidence using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_exercise (
  organisation_id uuid not null,
  id uuid not null, -- no person: who took part is not kept
  held_on date not null, -- no person: who took part is not kept
  minutes integer not null, -- no person: who took part is not kept
  slow text not null, -- no person: who took part is not kept
  next_on date not null, -- no person: who took part is not kept
  PRIMARY KEY (organisation_id, id),
  CHECK (((minutes >= 0) AND (minutes <= 600))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table mishap_exercise enable row level security;
alter table mishap_exercise force row level security;
create policy entered on mishap_exercise using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_helper (
  organisation_id uuid not null,
  id uuid not null, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  place integer not null, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  member_id uuid, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  name text not null, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  phone text, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  email text, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  hours text default ''::text not null, -- purpose: mishaps; ground: interest; seen: members; kept: helper
  PRIMARY KEY (organisation_id, id),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX mishap_helper_of_member ON public.mishap_helper USING btree (organisation_id, member_id);
alter table mishap_helper enable row level security;
alter table mishap_helper force row level security;
create policy entered on mishap_helper using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_person (
  organisation_id uuid not null,
  mishap_id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  member_id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  part text not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  added_at timestamp with time zone not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  PRIMARY KEY (organisation_id, mishap_id, member_id),
  CHECK ((part = ANY (ARRAY['person'::text, 'helper'::text]))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, mishap_id) REFERENCES mishap(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX mishap_person_of_member ON public.mishap_person USING btree (organisation_id, member_id);
alter table mishap_person enable row level security;
alter table mishap_person force row level security;
create policy entered on mishap_person using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_plan (
  organisation_id uuid not null,
  decides text not null, -- purpose: mishaps; ground: interest; seen: members; kept: organisation
  correcting jsonb not null, -- purpose: mishaps; ground: interest; seen: members; kept: organisation
  apologising jsonb not null, -- purpose: mishaps; ground: interest; seen: members; kept: organisation
  reviewed_on date not null, -- no person: when the plan is looked at
  review_by date not null, -- no person: when the plan is looked at
  reminded_for date, -- no person: when the plan is looked at
  PRIMARY KEY (organisation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table mishap_plan enable row level security;
alter table mishap_plan force row level security;
create policy entered on mishap_plan using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table mishap_task (
  organisation_id uuid not null,
  mishap_id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  id uuid not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  place integer not null, -- purpose: mishaps; ground: interest; seen: case; kept: case
  step text, -- purpose: mishaps; ground: interest; seen: case; kept: case
  words text, -- purpose: mishaps; ground: interest; seen: case; kept: case
  done_at timestamp with time zone, -- purpose: mishaps; ground: interest; seen: case; kept: case
  PRIMARY KEY (organisation_id, mishap_id, id),
  CHECK (((step IS NULL) <> (words IS NULL))),
  FOREIGN KEY (organisation_id, mishap_id) REFERENCES mishap(organisation_id, id) ON DELETE CASCADE
);
alter table mishap_task enable row level security;
alter table mishap_task force row level security;
create policy entered on mishap_task using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table network_registration (
  network text not null, -- no person: that somebody here uses a server, not who
  service text not null, -- no person: that somebody here uses a server, not who
  callback text not null, -- no person: that somebody here uses a server, not who
  secret text not null, -- no person: that somebody here uses a server, not who
  created_at timestamp with time zone not null, -- no person: that somebody here uses a server, not who
  PRIMARY KEY (network, service, callback),
  CHECK ((length(callback) <= 500)),
  CHECK ((network = 'mastodon'::text)),
  CHECK ((length(service) <= 500))
);

create table notice (
  organisation_id uuid not null,
  id uuid not null, -- purpose: notices; ground: interest; seen: self; kept: notice
  member_id uuid not null, -- purpose: notices; ground: interest; seen: self; kept: notice
  kind text not null, -- purpose: notices; ground: interest; seen: self; kept: notice
  path text not null, -- purpose: notices; ground: interest; seen: self; kept: notice
  created_at timestamp with time zone not null, -- purpose: notices; ground: interest; seen: self; kept: notice
  sent_at timestamp with time zone, -- purpose: notices; ground: interest; seen: self; kept: notice
  PRIMARY KEY (organisation_id, id),
  CHECK ((kind ~ '^[a-z][a-z-]{0,39}$'::text)),
  CHECK (((length(path) >= 1) AND (length(path) <= 500))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX notice_member ON public.notice USING btree (organisation_id, member_id);
alter table notice enable row level security;
alter table notice force row level security;
create policy entered on notice using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table objection (
  organisation_id uuid not null,
  id uuid not null, -- no person: who objects is not stored
  story_id uuid not null, -- no person: who objects is not stored
  words text not null, -- no person: who objects is not stored; the form warns of naming somebody, and editors can withhold it
  raised_week date not null, -- no person: who objects is not stored
  state text not null, -- no person: who objects is not stored
  answer text, -- no person: who objects is not stored
  words_withheld boolean default false not null, -- no person: who objects is not stored
  answered_on date, -- no person: who objects is not stored
  PRIMARY KEY (organisation_id, id),
  CHECK (((length(answer) >= 1) AND (length(answer) <= 2000))),
  CHECK (((state = 'open'::text) = (answer IS NULL))),
  CHECK (((state = 'open'::text) = (answered_on IS NULL))),
  CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'not-upheld'::text, 'corrected'::text]))),
  CHECK (((length(words) >= 1) AND (length(words) <= 2000))),
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX objection_by_state ON public.objection USING btree (organisation_id, state, raised_week);
CREATE INDEX objection_of_story ON public.objection USING btree (organisation_id, story_id);
alter table objection enable row level security;
alter table objection force row level security;
create policy entered on objection using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table organisation (
  organisation_id uuid not null,
  name text not null, -- no person: a setting of the organisation
  language text not null, -- no person: a setting of the organisation
  employment_lines jsonb default '{}'::jsonb not null, -- no person: a setting of the organisation
  utm_medium text, -- no person: a setting of the organisation
  utm_campaign text, -- no person: a setting of the organisation
  created_at timestamp with time zone not null, -- no person: a setting of the organisation
  made_up boolean default false not null, -- no person: a setting of the organisation
  guidelines_page text default 'closed'::text not null, -- no person: a setting of the organisation
  ask_hours integer default 8 not null, -- no person: a setting of the organisation
  guardrail_percent integer default 10 not null, -- no person: a setting
  pulse_quarterly boolean default true not null, -- no person: a setting
  is_preparing boolean default false not null, -- no person: a setting of the organisation
  PRIMARY KEY (organisation_id),
  CHECK (((ask_hours >= 1) AND (ask_hours <= 40))),
  CHECK (((guardrail_percent >= 1) AND (guardrail_percent <= 50))),
  CHECK ((guidelines_page = ANY (ARRAY['closed'::text, 'open'::text, 'found'::text]))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((length(utm_campaign) <= 60)),
  CHECK ((length(utm_medium) <= 60))
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy entered on organisation using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table own_times (
  organisation_id uuid not null,
  member_id uuid not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  zone text not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  quiet_from integer, -- purpose: telling; ground: consent; seen: self; kept: chosen
  quiet_to integer, -- purpose: telling; ground: consent; seen: self; kept: chosen
  quiet_days integer[] not null, -- purpose: telling; ground: consent; seen: self; kept: chosen
  weekly_ceiling integer, -- purpose: telling; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, member_id),
  CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
  CHECK ((quiet_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7])),
  CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  CHECK (((quiet_to >= 0) AND (quiet_to <= 1439))),
  CHECK (((weekly_ceiling >= 1) AND (weekly_ceiling <= 50))),
  CHECK ((length(zone) <= 100)),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table own_times enable row level security;
alter table own_times force row level security;
create policy entered on own_times using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table paper_facts (
  organisation_id uuid not null,
  controller text not null, -- no person: the organisation itself
  contact text not null, -- purpose: programme; ground: obligation; seen: stewards; kept: organisation
  officer text not null, -- purpose: programme; ground: obligation; seen: stewards; kept: organisation
  is_public boolean not null, -- no person: what kind of organisation it is
  operator text not null, -- no person: the company that runs the server
  place text not null, -- no person: where the server is
  backups text not null, -- no person: how long backups are kept
  recipients text not null, -- no person: companies that get data
  transfers text not null, -- no person: countries that data goes to
  edition integer default 1 not null, -- no person: how often it was saved
  PRIMARY KEY (organisation_id),
  CHECK ((length(backups) <= 500)),
  CHECK ((length(contact) <= 500)),
  CHECK ((length(controller) <= 500)),
  CHECK ((length(officer) <= 500)),
  CHECK ((length(operator) <= 500)),
  CHECK ((length(place) <= 500)),
  CHECK ((length(recipients) <= 2000)),
  CHECK ((length(transfers) <= 2000)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table paper_facts enable row level security;
alter table paper_facts force row level security;
create policy entered on paper_facts using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table people_import (
  organisation_id uuid not null,
  id uuid not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  imported_by uuid not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  state text not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  rows jsonb not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  total integer not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  applied integer default 0 not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  created_at timestamp with time zone not null, -- purpose: membership; ground: interest; seen: admins; kept: import
  PRIMARY KEY (organisation_id, id),
  CHECK ((applied >= 0)),
  CHECK ((state = ANY (ARRAY['read'::text, 'running'::text, 'stopped'::text, 'done'::text]))),
  CHECK ((total >= 0)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, imported_by) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table people_import enable row level security;
alter table people_import force row level security;
create policy entered on people_import using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table picture (
  organisation_id uuid not null,
  id uuid not null, -- no person: of a story, for everybody; editors answer for who is to be seen in it
  alt text not null, -- no person: of a story, for everybody; editors answer for who is to be seen in it
  width integer not null, -- no person: of a story, for everybody; editors answer for who is to be seen in it
  height integer not null, -- no person: of a story, for everybody; editors answer for who is to be seen in it
  created_at timestamp with time zone not null, -- no person: of a story, for everybody; editors answer for who is to be seen in it
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(alt) <= 1000)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table picture enable row level security;
alter table picture force row level security;
create policy entered on picture using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table practised (
  organisation_id uuid not null,
  member_id uuid not null, -- purpose: practice; ground: consent; seen: self; kept: chosen
  sealed text not null, -- purpose: practice; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, member_id),
  CHECK ((length(sealed) <= 20000)),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
alter table practised enable row level security;
alter table practised force row level security;
create policy entered on practised using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table programme_launch (
  organisation_id uuid not null,
  launched_on date not null, -- no person: when the programme began
  lacking jsonb not null, -- no person: what was not ready when the programme began
  reason text not null, -- purpose: programme; ground: interest; seen: members; kept: organisation
  PRIMARY KEY (organisation_id),
  CHECK ((jsonb_typeof(lacking) = 'array'::text)),
  CHECK ((length(reason) <= 2000)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table programme_launch enable row level security;
alter table programme_launch force row level security;
create policy entered on programme_launch using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table programme_pause (
  organisation_id uuid not null,
  wave_id uuid not null, -- no person: when it was asked
  disagreed integer not null, -- no person: a sum by the rule of small groups
  answered integer not null, -- no person: a sum by the rule of small groups
  began_at timestamp with time zone not null, -- no person: when the wave closed
  changed text, -- purpose: programme; ground: interest; seen: members; kept: organisation
  ended_at timestamp with time zone, -- purpose: programme; ground: interest; seen: members; kept: organisation
  ended_by uuid, -- purpose: programme; ground: interest; seen: members; kept: unsigned
  PRIMARY KEY (organisation_id, wave_id),
  CHECK (((length(changed) >= 1) AND (length(changed) <= 4000))),
  CHECK ((answered >= disagreed)),
  CHECK (((changed IS NULL) = (ended_at IS NULL))),
  CHECK ((disagreed > 0)),
  FOREIGN KEY (organisation_id, ended_by) REFERENCES member(organisation_id, id),
  FOREIGN KEY (organisation_id, wave_id) REFERENCES pulse_wave(organisation_id, id) ON DELETE CASCADE
);
alter table programme_pause enable row level security;
alter table programme_pause force row level security;
create policy entered on programme_pause using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_box (
  organisation_id uuid not null,
  wave_id uuid not null, -- no person: answers that cannot be linked to whoever gave them, sealed until they are counted
  pool_id uuid not null, -- no person: answers that cannot be linked to whoever gave them, sealed until they are counted
  part integer not null, -- no person: answers that cannot be linked to whoever gave them, sealed until they are counted
  ballots jsonb default '{}'::jsonb not null, -- no person: answers that cannot be linked to whoever gave them, sealed until they are counted
  PRIMARY KEY (organisation_id, wave_id, pool_id, part),
  FOREIGN KEY (organisation_id, wave_id, pool_id) REFERENCES pulse_pool(organisation_id, wave_id, id) ON DELETE CASCADE
);
alter table pulse_box enable row level security;
alter table pulse_box force row level security;
create policy entered on pulse_box using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_pool (
  organisation_id uuid not null,
  wave_id uuid not null, -- no person: a key that ten members or more answer under
  id uuid not null, -- no person: a key that ten members or more answer under
  place integer not null, -- no person: a key that ten members or more answer under
  groups jsonb not null, -- no person: a key that ten members or more answer under
  has_rest boolean not null, -- no person: a key that ten members or more answer under
  members integer not null, -- no person: a key that ten members or more answer under
  issued integer, -- no person: a key that ten members or more answer under
  public_key bytea not null, -- no person: a key that ten members or more answer under
  private_key text, -- no person: a key that ten members or more answer under
  PRIMARY KEY (organisation_id, wave_id, id),
  CHECK ((issued <= members)),
  CHECK ((members > 0)),
  FOREIGN KEY (organisation_id, wave_id) REFERENCES pulse_wave(organisation_id, id) ON DELETE CASCADE
);
alter table pulse_pool enable row level security;
alter table pulse_pool force row level security;
create policy entered on pulse_pool using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_questionnaire (
  organisation_id uuid not null,
  version integer not null, -- no person: what is asked
  items jsonb not null, -- no person: what is asked
  created_at timestamp with time zone not null, -- no person: what is asked
  PRIMARY KEY (organisation_id, version),
  CHECK ((version > 0)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table pulse_questionnaire enable row level security;
alter table pulse_questionnaire force row level security;
create policy entered on pulse_questionnaire using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_text (
  organisation_id uuid not null,
  wave_id uuid not null, -- no person: when it was asked
  id uuid not null, -- no person: chance
  item text not null, -- no person: what was asked
  words text, -- no person: texts that cannot be linked to whoever wrote them, unless they name somebody, of which the form warns
  PRIMARY KEY (organisation_id, wave_id, id),
  CHECK ((length(item) <= 60)),
  CHECK ((length(words) <= 2000)),
  FOREIGN KEY (organisation_id, wave_id) REFERENCES pulse_wave(organisation_id, id) ON DELETE CASCADE
);
alter table pulse_text enable row level security;
alter table pulse_text force row level security;
create policy entered on pulse_text using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_text_box (
  organisation_id uuid not null,
  wave_id uuid not null, -- no person: texts that cannot be linked to whoever wrote them, unless they name somebody, of which the form warns
  part integer not null, -- no person: texts that cannot be linked to whoever wrote them, unless they name somebody, of which the form warns
  texts jsonb default '{}'::jsonb not null, -- no person: texts that cannot be linked to whoever wrote them, unless they name somebody, of which the form warns
  PRIMARY KEY (organisation_id, wave_id, part),
  FOREIGN KEY (organisation_id, wave_id) REFERENCES pulse_wave(organisation_id, id) ON DELETE CASCADE
);
alter table pulse_text_box enable row level security;
alter table pulse_text_box force row level security;
create policy entered on pulse_text_box using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_voter (
  organisation_id uuid not null,
  wave_id uuid not null, -- purpose: pulse; ground: interest; seen: self, sums; kept: wave
  member_id uuid not null, -- purpose: pulse; ground: interest; seen: self, sums; kept: wave
  pool_id uuid not null, -- purpose: pulse; ground: interest; seen: self, sums; kept: wave
  blinded_hash bytea, -- purpose: pulse; ground: interest; seen: self, sums; kept: wave
  told integer default 0 not null, -- purpose: pulse; ground: interest; seen: nobody; kept: wave
  PRIMARY KEY (organisation_id, wave_id, member_id),
  CHECK (((told >= 0) AND (told <= 2))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, wave_id, pool_id) REFERENCES pulse_pool(organisation_id, wave_id, id) ON DELETE CASCADE
);
CREATE INDEX pulse_voter_of_member ON public.pulse_voter USING btree (organisation_id, member_id);
alter table pulse_voter enable row level security;
alter table pulse_voter force row level security;
create policy entered on pulse_voter using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table pulse_wave (
  organisation_id uuid not null,
  id uuid not null, -- no person: when it was asked, and sums by the rule of small groups
  number integer not null, -- no person: when it was asked, and sums by the rule of small groups
  state text not null, -- no person: when it was asked, and sums by the rule of small groups
  questionnaire_version integer not null, -- no person: when it was asked, and sums by the rule of small groups
  threshold integer not null, -- no person: when it was asked, and sums by the rule of small groups
  reporting uuid[] default '{}'::uuid[] not null, -- no person: when it was asked, and sums by the rule of small groups
  opens_on date not null, -- no person: when it was asked, and sums by the rule of small groups
  closes_on date not null, -- no person: when it was asked, and sums by the rule of small groups
  reminded_at timestamp with time zone, -- no person: when it was asked, and sums by the rule of small groups
  tally jsonb, -- no person: when it was asked, and sums by the rule of small groups
  created_at timestamp with time zone not null, -- no person: when it was asked, and sums by the rule of small groups
  PRIMARY KEY (organisation_id, id),
  CHECK ((closes_on >= opens_on)),
  CHECK (((tally IS NOT NULL) = (state = 'closed'::text))),
  CHECK ((number > 0)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text]))),
  CHECK ((threshold >= 5)),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, questionnaire_version) REFERENCES pulse_questionnaire(organisation_id, version),
  UNIQUE (organisation_id, number)
);
alter table pulse_wave enable row level security;
alter table pulse_wave force row level security;
create policy entered on pulse_wave using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table question (
  organisation_id uuid not null,
  id uuid not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  state text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  asker_name text, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  helper_id uuid, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  for_duty boolean not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  may_pass boolean not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  may_teach boolean not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  is_taught boolean default false not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  words text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  draft text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  language text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  story_id uuid, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  version integer default 1 not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  due_at timestamp with time zone not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  promised_on date not null, -- purpose: asking; ground: interest; seen: sums; kept: question
  in_time boolean, -- purpose: asking; ground: interest; seen: sums; kept: question
  is_counted boolean default false not null, -- purpose: asking; ground: interest; seen: sums; kept: question
  goes_on date not null, -- purpose: asking; ground: interest; seen: sums; kept: question
  PRIMARY KEY (organisation_id, id),
  CHECK (((length(asker_name) >= 1) AND (length(asker_name) <= 200))),
  CHECK (((words <> ''::text) OR (draft <> ''::text))),
  CHECK (((helper_id IS NULL) OR (NOT for_duty))),
  CHECK ((length(draft) <= 20000)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'answered'::text, 'unable'::text, 'closed'::text]))),
  CHECK ((length(words) <= 2000)),
  FOREIGN KEY (organisation_id, helper_id) REFERENCES member(organisation_id, id),
  FOREIGN KEY (organisation_id, id) REFERENCES question_asker(organisation_id, question_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX question_goes ON public.question USING btree (organisation_id, goes_on);
CREATE INDEX question_of_helper ON public.question USING btree (organisation_id, helper_id, state, due_at);
CREATE INDEX question_of_story ON public.question USING btree (organisation_id, story_id);
alter table question enable row level security;
alter table question force row level security;
create policy entered on question using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table question_asker (
  organisation_id uuid not null,
  question_id uuid not null, -- purpose: asking; ground: interest; seen: self; kept: question
  member_id uuid not null, -- purpose: asking; ground: interest; seen: self; kept: question
  asked_on date not null, -- purpose: asking; ground: interest; seen: self; kept: question
  PRIMARY KEY (organisation_id, question_id),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX question_asker_of_member ON public.question_asker USING btree (organisation_id, member_id, asked_on DESC);
alter table question_asker enable row level security;
alter table question_asker force row level security;
create policy entered on question_asker using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table question_message (
  organisation_id uuid not null,
  question_id uuid not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  number integer not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  said_by text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  words text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  said_on date not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  PRIMARY KEY (organisation_id, question_id, number),
  CHECK (((number >= 1) AND (number <= 20))),
  CHECK ((said_by = ANY (ARRAY['helper'::text, 'asker'::text]))),
  CHECK ((length(words) <= 2000)),
  FOREIGN KEY (organisation_id, question_id) REFERENCES question(organisation_id, id) ON DELETE CASCADE
);
alter table question_message enable row level security;
alter table question_message force row level security;
create policy entered on question_message using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table question_suggestion (
  organisation_id uuid not null,
  question_id uuid not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  message_number integer not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  number integer not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  starts integer not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  quote text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  instead text not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  is_taken boolean default false not null, -- purpose: asking; ground: interest; seen: self, helper; kept: question
  PRIMARY KEY (organisation_id, question_id, message_number, number),
  CHECK ((length(instead) <= 2000)),
  CHECK (((number >= 1) AND (number <= 8))),
  CHECK (((length(quote) >= 1) AND (length(quote) <= 2000))),
  CHECK ((starts >= 0)),
  FOREIGN KEY (organisation_id, question_id, message_number) REFERENCES question_message(organisation_id, question_id, number) ON DELETE CASCADE
);
alter table question_suggestion enable row level security;
alter table question_suggestion force row level security;
create policy entered on question_suggestion using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table story (
  organisation_id uuid not null,
  id uuid not null, -- no person: written for everybody; editors answer for whom it names
  state text not null, -- no person: written for everybody; editors answer for whom it names
  kind text not null, -- no person: written for everybody; editors answer for whom it names
  disclosure text not null, -- no person: written for everybody; editors answer for whom it names
  language text not null, -- no person: written for everybody; editors answer for whom it names
  title text not null, -- no person: written for everybody; editors answer for whom it names
  summary text not null, -- no person: written for everybody; editors answer for whom it names
  question integer default 0 not null, -- no person: written for everybody; editors answer for whom it names
  target text, -- no person: written for everybody; editors answer for whom it names
  claims_source text default ''::text not null, -- no person: written for everybody; editors answer for whom it names
  best_before date, -- no person: written for everybody; editors answer for whom it names
  picture_id uuid, -- no person: written for everybody; editors answer for whom it names
  owner_id uuid not null, -- purpose: stories; ground: interest; seen: members; kept: handed-on
  feed_id uuid, -- no person: written for everybody; editors answer for whom it names
  feed_item_key text, -- no person: written for everybody; editors answer for whom it names
  version integer default 1 not null, -- no person: written for everybody; editors answer for whom it names
  created_at timestamp with time zone not null, -- no person: written for everybody; editors answer for whom it names
  published_at timestamp with time zone, -- no person: written for everybody; editors answer for whom it names
  retired_on date, -- no person: written for everybody; editors answer for whom it names
  retired_reason text, -- no person: written for everybody; editors answer for whom it names
  corrected_on date, -- no person: written for everybody; editors answer for whom it names
  correction_address text, -- no person: written for everybody; editors answer for whom it names
  search tsvector generated always as (
CASE language
    WHEN 'fi'::text THEN (setweight(to_tsvector('finnish'::regconfig, title), 'A'::"char") || setweight(to_tsvector('finnish'::regconfig, summary), 'C'::"char"))
    WHEN 'sv'::text THEN (setweight(to_tsvector('swedish'::regconfig, title), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, summary), 'C'::"char"))
    ELSE (setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, summary), 'C'::"char"))
END) stored, -- no person: written for everybody; editors answer for whom it names
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(claims_source) <= 1000)),
  CHECK ((length(correction_address) <= 2500)),
  CHECK ((disclosure = ANY (ARRAY['advert'::text, 'employment'::text, 'none'::text]))),
  CHECK ((kind = ANY (ARRAY['news'::text, 'product'::text, 'job'::text, 'event'::text, 'customer'::text, 'thought'::text]))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK (((question >= 0) AND (question <= 2))),
  CHECK ((length(retired_reason) <= 1000)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'retired'::text]))),
  CHECK ((length(summary) <= 2000)),
  CHECK ((length(target) <= 2000)),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  FOREIGN KEY (organisation_id, feed_id) REFERENCES feed(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, owner_id) REFERENCES member(organisation_id, id),
  FOREIGN KEY (organisation_id, picture_id) REFERENCES picture(organisation_id, id),
  UNIQUE (organisation_id, feed_id, feed_item_key)
);
CREATE INDEX story_live ON public.story USING btree (organisation_id, state, published_at DESC, id);
alter table story enable row level security;
alter table story force row level security;
create policy entered on story using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table story_audience (
  organisation_id uuid not null,
  story_id uuid not null, -- no person: for which groups a story is
  group_id uuid not null, -- no person: for which groups a story is
  PRIMARY KEY (organisation_id, story_id, group_id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES member_group(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
alter table story_audience enable row level security;
alter table story_audience force row level security;
create policy entered on story_audience using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table story_topic (
  organisation_id uuid not null,
  story_id uuid not null, -- no person: what a story is about
  topic_id uuid not null, -- no person: what a story is about
  PRIMARY KEY (organisation_id, story_id, topic_id),
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, topic_id) REFERENCES topic(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX story_topic_of_topic ON public.story_topic USING btree (organisation_id, topic_id);
alter table story_topic enable row level security;
alter table story_topic force row level security;
create policy entered on story_topic using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study (
  organisation_id uuid not null,
  id uuid not null, -- no person: how the study is done
  title text not null, -- no person: how the study is done
  question text not null, -- no person: how the study is done
  consent jsonb not null, -- no person: how the study is done
  consent_version integer default 1 not null, -- no person: how the study is done
  language text not null, -- no person: how the study is done
  period_from date, -- no person: how the study is done
  period_to date, -- no person: how the study is done
  kinds text[] default '{post,reply}'::text[] not null, -- no person: how the study is done
  mask_others boolean default true not null, -- no person: how the study is done
  state text not null, -- no person: how the study is done
  seed bigint not null, -- no person: how the study is done
  salt bytea not null, -- no person: how the study is done
  join_token text, -- no person: how the study is done
  aliases integer default 0 not null, -- no person: how the study is done
  frozen_codebook integer, -- no person: how the study is done
  created_at timestamp with time zone not null, -- no person: how the study is done
  shows_suggestions boolean default false not null, -- no person: how the study is done
  PRIMARY KEY (organisation_id, id),
  CHECK ((aliases >= 0)),
  CHECK ((period_to >= period_from)),
  CHECK (((frozen_codebook IS NOT NULL) = (state = ANY (ARRAY['coding'::text, 'closed'::text])))),
  CHECK ((consent_version > 0)),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((seed >= 0)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'collecting'::text, 'coding'::text, 'closed'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE,
  UNIQUE (organisation_id, join_token)
);
alter table study enable row level security;
alter table study force row level security;
create policy entered on study using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_code (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  post_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  coder_alias text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  decision text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  code text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  is_adjudicated boolean default false not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  suggestion_shown text, -- purpose: study; ground: consent; seen: self, study; kept: study
  PRIMARY KEY (organisation_id, study_id, post_id, coder_alias, decision, is_adjudicated),
  FOREIGN KEY (organisation_id, study_id, post_id) REFERENCES study_post(organisation_id, study_id, id) ON DELETE CASCADE
);
alter table study_code enable row level security;
alter table study_code force row level security;
create policy entered on study_code using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_codebook (
  organisation_id uuid not null,
  study_id uuid not null, -- no person: by what the study codes
  version integer not null, -- no person: by what the study codes
  codebook jsonb not null, -- no person: by what the study codes
  created_at timestamp with time zone not null, -- no person: by what the study codes
  PRIMARY KEY (organisation_id, study_id, version),
  CHECK ((version > 0)),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
alter table study_codebook enable row level security;
alter table study_codebook force row level security;
create policy entered on study_codebook using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_key (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self; kept: study
  member_id uuid not null, -- purpose: study; ground: consent; seen: self; kept: study
  participant_id uuid not null, -- purpose: study; ground: consent; seen: self; kept: study
  PRIMARY KEY (organisation_id, study_id, member_id),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, study_id, participant_id) REFERENCES study_participant(organisation_id, study_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, study_id, participant_id)
);
CREATE INDEX study_key_of_member ON public.study_key USING btree (organisation_id, member_id);
alter table study_key enable row level security;
alter table study_key force row level security;
create policy entered on study_key using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_model (
  organisation_id uuid not null,
  study_id uuid not null, -- no person: how well a classifier agrees with people
  decision text not null, -- no person: how well a classifier agrees with people
  report jsonb not null, -- no person: how well a classifier agrees with people
  trained_at timestamp with time zone not null, -- no person: how well a classifier agrees with people
  PRIMARY KEY (organisation_id, study_id, decision),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
alter table study_model enable row level security;
alter table study_model force row level security;
create policy entered on study_model using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_participant (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  pseudonym text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  consent_version integer not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  archives jsonb default '[]'::jsonb not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  sent_at timestamp with time zone, -- purpose: study; ground: consent; seen: self, study; kept: study
  PRIMARY KEY (organisation_id, study_id, id),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, study_id, pseudonym)
);
alter table study_participant enable row level security;
alter table study_participant force row level security;
create policy entered on study_participant using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_post (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  participant_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  source bytea not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  network text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  posted_at timestamp with time zone not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  text text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  kind text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  thread bytea not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  language text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  quotable boolean default false not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  PRIMARY KEY (organisation_id, study_id, id),
  CHECK ((kind = ANY (ARRAY['post'::text, 'reply'::text, 'share'::text]))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text, 'unknown'::text]))),
  CHECK ((network = ANY (ARRAY['x'::text, 'mastodon'::text, 'bluesky'::text, 'linkedin'::text, 'file'::text]))),
  FOREIGN KEY (organisation_id, study_id, participant_id) REFERENCES study_participant(organisation_id, study_id, id) ON DELETE CASCADE,
  UNIQUE (organisation_id, study_id, participant_id, source)
);
CREATE INDEX study_post_of_thread ON public.study_post USING btree (organisation_id, study_id, participant_id, thread);
alter table study_post enable row level security;
alter table study_post force row level security;
create policy entered on study_post using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_prediction (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  decision text not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  post_id uuid not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  probabilities jsonb not null, -- purpose: study; ground: consent; seen: self, study; kept: study
  PRIMARY KEY (organisation_id, study_id, decision, post_id),
  FOREIGN KEY (organisation_id, study_id, decision) REFERENCES study_model(organisation_id, study_id, decision) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, study_id, post_id) REFERENCES study_post(organisation_id, study_id, id) ON DELETE CASCADE
);
CREATE INDEX study_prediction_of_post ON public.study_prediction USING btree (organisation_id, study_id, post_id);
alter table study_prediction enable row level security;
alter table study_prediction force row level security;
create policy entered on study_prediction using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_quote (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: self, study, public; kept: study
  post_id uuid not null, -- purpose: study; ground: consent; seen: self, study, public; kept: study
  place uuid default gen_random_uuid() not null, -- purpose: study; ground: consent; seen: self, study, public; kept: study
  PRIMARY KEY (organisation_id, study_id, post_id),
  FOREIGN KEY (organisation_id, study_id, post_id) REFERENCES study_post(organisation_id, study_id, id) ON DELETE CASCADE
);
alter table study_quote enable row level security;
alter table study_quote force row level security;
create policy entered on study_quote using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_report (
  organisation_id uuid not null,
  study_id uuid not null, -- no person: sums by the rule of small groups
  content jsonb not null, -- no person: sums by the rule of small groups
  figures_sha256 bytea not null, -- no person: sums by the rule of small groups
  published_at timestamp with time zone not null, -- no person: sums by the rule of small groups
  taken_back_at timestamp with time zone, -- no person: sums by the rule of small groups
  PRIMARY KEY (organisation_id, study_id),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
alter table study_report enable row level security;
alter table study_report force row level security;
create policy entered on study_report using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_sample (
  organisation_id uuid not null,
  study_id uuid not null, -- no person: how many posts are drawn, and how
  id uuid not null, -- no person: how many posts are drawn, and how
  plan jsonb not null, -- no person: how many posts are drawn, and how
  strata jsonb not null, -- purpose: study; ground: consent; seen: study; kept: study
  drawn_at timestamp with time zone not null, -- no person: how many posts are drawn, and how
  PRIMARY KEY (organisation_id, study_id, id),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
alter table study_sample enable row level security;
alter table study_sample force row level security;
create policy entered on study_sample using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_sampled_post (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study; ground: consent; seen: study; kept: study
  sample_id uuid not null, -- purpose: study; ground: consent; seen: study; kept: study
  post_id uuid not null, -- purpose: study; ground: consent; seen: study; kept: study
  "position" integer not null, -- purpose: study; ground: consent; seen: study; kept: study
  stratum text not null, -- purpose: study; ground: consent; seen: study; kept: study
  probability double precision not null, -- purpose: study; ground: consent; seen: study; kept: study
  is_double boolean not null, -- purpose: study; ground: consent; seen: study; kept: study
  PRIMARY KEY (organisation_id, study_id, sample_id, post_id),
  CHECK (("position" >= 0)),
  CHECK (((probability > (0)::double precision) AND (probability <= (1)::double precision))),
  FOREIGN KEY (organisation_id, study_id, post_id) REFERENCES study_post(organisation_id, study_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, study_id, sample_id) REFERENCES study_sample(organisation_id, study_id, id) ON DELETE CASCADE
);
CREATE INDEX study_sampled_post_of_post ON public.study_sampled_post USING btree (organisation_id, study_id, post_id);
alter table study_sampled_post enable row level security;
alter table study_sampled_post force row level security;
create policy entered on study_sampled_post using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_task (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  post_id uuid not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  coder_id uuid not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  kind text not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  "position" integer not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  is_blind boolean not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  state text not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  turn integer, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  PRIMARY KEY (organisation_id, study_id, post_id, coder_id, kind),
  CHECK ((kind = ANY (ARRAY['code'::text, 'adjudicate'::text]))),
  CHECK (("position" >= 0)),
  CHECK ((state = ANY (ARRAY['open'::text, 'skipped'::text, 'done'::text]))),
  CHECK ((turn > 0)),
  FOREIGN KEY (organisation_id, coder_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, study_id, post_id) REFERENCES study_post(organisation_id, study_id, id) ON DELETE CASCADE
);
CREATE INDEX study_task_of_coder ON public.study_task USING btree (organisation_id, coder_id, study_id);
alter table study_task enable row level security;
alter table study_task force row level security;
create policy entered on study_task using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_training (
  organisation_id uuid not null,
  study_id uuid not null, -- no person: how far a classifier has come
  decision text not null, -- no person: how far a classifier has come
  run_id uuid not null, -- no person: how far a classifier has come
  state text not null, -- no person: how far a classifier has come
  done integer default 0 not null, -- no person: how far a classifier has come
  total integer default 0 not null, -- no person: how far a classifier has come
  problem text, -- no person: how far a classifier has come
  changed_at timestamp with time zone not null, -- no person: how far a classifier has come
  PRIMARY KEY (organisation_id, study_id, decision),
  CHECK ((done >= 0)),
  CHECK ((problem = ANY (ARRAY['too-few'::text, 'one-code'::text, 'fault'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'stopped'::text, 'failed'::text, 'done'::text]))),
  CHECK ((total >= 0)),
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
alter table study_training enable row level security;
alter table study_training force row level security;
create policy entered on study_training using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table study_worker (
  organisation_id uuid not null,
  study_id uuid not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  member_id uuid not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  part text not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  alias text not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  added_at timestamp with time zone not null, -- purpose: study-work; ground: interest; seen: self, study; kept: study-work
  PRIMARY KEY (organisation_id, study_id, member_id, part),
  CHECK ((part = ANY (ARRAY['researcher'::text, 'coder'::text, 'adjudicator'::text]))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, study_id) REFERENCES study(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX study_worker_of_member ON public.study_worker USING btree (organisation_id, member_id);
alter table study_worker enable row level security;
alter table study_worker force row level security;
create policy entered on study_worker using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table suggestion (
  organisation_id uuid not null,
  id uuid not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  member_id uuid not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  state text not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  link text, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  title text not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  why text not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  language text not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  may_name boolean not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  reason text, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  story_id uuid, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  version integer default 1 not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  created_at timestamp with time zone not null, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  settled_at timestamp with time zone, -- purpose: suggestions; ground: interest; seen: self, editors, named; kept: membership
  PRIMARY KEY (organisation_id, id),
  CHECK (((state = 'declined'::text) = (reason IS NOT NULL))),
  CHECK (((state = 'accepted'::text) = (story_id IS NOT NULL))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((length(link) <= 2000)),
  CHECK ((length(reason) <= 1000)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'question'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((length(why) >= 1) AND (length(why) <= 2000))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX suggestion_by_state ON public.suggestion USING btree (organisation_id, state, created_at);
CREATE INDEX suggestion_of_member ON public.suggestion USING btree (organisation_id, member_id, created_at DESC);
CREATE INDEX suggestion_of_story ON public.suggestion USING btree (organisation_id, story_id);
alter table suggestion enable row level security;
alter table suggestion force row level security;
create policy entered on suggestion using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table suggestion_message (
  organisation_id uuid not null,
  suggestion_id uuid not null, -- purpose: suggestions; ground: interest; seen: self, editors; kept: membership
  number integer not null, -- purpose: suggestions; ground: interest; seen: self, editors; kept: membership
  said_by text not null, -- purpose: suggestions; ground: interest; seen: self, editors; kept: membership
  words text not null, -- purpose: suggestions; ground: interest; seen: self, editors; kept: membership
  said_at timestamp with time zone not null, -- purpose: suggestions; ground: interest; seen: self, editors; kept: membership
  PRIMARY KEY (organisation_id, suggestion_id, number),
  CHECK (((number >= 1) AND (number <= 20))),
  CHECK ((said_by = ANY (ARRAY['editor'::text, 'member'::text]))),
  CHECK (((length(words) >= 1) AND (length(words) <= 1000))),
  FOREIGN KEY (organisation_id, suggestion_id) REFERENCES suggestion(organisation_id, id) ON DELETE CASCADE
);
alter table suggestion_message enable row level security;
alter table suggestion_message force row level security;
create policy entered on suggestion_message using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table target_check (
  organisation_id uuid not null,
  story_id uuid not null, -- no person: whether a page on the web is there
  target text not null, -- no person: whether a page on the web is there
  state text not null, -- no person: whether a page on the web is there
  status integer, -- no person: whether a page on the web is there
  problem text, -- no person: whether a page on the web is there
  moved_to text, -- no person: whether a page on the web is there
  failed_days integer default 0 not null, -- no person: whether a page on the web is there
  failed_on date, -- no person: whether a page on the web is there
  checked_at timestamp with time zone, -- no person: whether a page on the web is there
  next_check_at timestamp with time zone not null, -- no person: whether a page on the web is there
  PRIMARY KEY (organisation_id, story_id),
  CHECK ((length(moved_to) <= 2000)),
  CHECK ((length(problem) <= 40)),
  CHECK ((state = ANY (ARRAY['unknown'::text, 'well'::text, 'failing'::text, 'dead'::text, 'moved'::text]))),
  CHECK ((length(target) <= 2000)),
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE
);
alter table target_check enable row level security;
alter table target_check force row level security;
create policy entered on target_check using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table telling (
  organisation_id uuid not null,
  id uuid not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  member_id uuid not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  story_id uuid, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  network text not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  channel_id uuid, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  state text not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  language text not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  text text, -- purpose: telling; ground: consent; seen: self; kept: until-told
  form_key uuid not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  record_key text not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  post_url text, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  problem text, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  problem_detail text, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  attempts integer default 0 not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  told_at timestamp with time zone not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  settled_at timestamp with time zone, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  visibility text, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  content_warning text, -- purpose: telling; ground: consent; seen: self; kept: until-told
  with_picture boolean default true not null, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  maybe_sent_at timestamp with time zone, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  due_at timestamp with time zone, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  deleted_at timestamp with time zone, -- purpose: telling; ground: consent; seen: self, sums; kept: membership
  PRIMARY KEY (organisation_id, id),
  CHECK (((state = ANY (ARRAY['scheduled'::text, 'queued'::text, 'rejected'::text, 'unsure'::text])) OR (text IS NULL))),
  CHECK ((length(content_warning) <= 500)),
  CHECK (((state = ANY (ARRAY['scheduled'::text, 'queued'::text, 'rejected'::text, 'unsure'::text])) OR (content_warning IS NULL))),
  CHECK (((state <> 'scheduled'::text) OR (due_at IS NOT NULL))),
  CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  CHECK ((network = ANY (ARRAY['bluesky'::text, 'linkedin'::text, 'x'::text, 'facebook'::text, 'threads'::text, 'mastodon'::text, 'whatsapp'::text, 'email'::text, 'share'::text]))),
  CHECK ((length(post_url) <= 2000)),
  CHECK ((length(problem_detail) <= 500)),
  CHECK ((state = ANY (ARRAY['handed'::text, 'scheduled'::text, 'queued'::text, 'published'::text, 'rejected'::text, 'unsure'::text, 'deleting'::text, 'deleted'::text]))),
  CHECK ((length(text) <= 20000)),
  CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text, 'private'::text]))),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id),
  UNIQUE (organisation_id, member_id, form_key)
);
CREATE INDEX telling_by_address ON public.telling USING btree (organisation_id, md5(post_url)) WHERE (post_url IS NOT NULL);
CREATE INDEX telling_by_time ON public.telling USING btree (organisation_id, told_at);
CREATE INDEX telling_of_member ON public.telling USING btree (organisation_id, member_id, told_at DESC);
CREATE INDEX telling_of_story ON public.telling USING btree (organisation_id, story_id, network);
alter table telling enable row level security;
alter table telling force row level security;
create policy entered on telling using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table telling_group (
  organisation_id uuid not null,
  telling_id uuid not null, -- purpose: figures; ground: interest; seen: self, sums; kept: membership
  group_id uuid not null, -- purpose: figures; ground: interest; seen: self, sums; kept: membership
  PRIMARY KEY (organisation_id, telling_id, group_id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES member_group(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE
);
alter table telling_group enable row level security;
alter table telling_group force row level security;
create policy entered on telling_group using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table telling_sketch (
  organisation_id uuid not null,
  telling_id uuid not null, -- purpose: likeness; ground: interest; seen: nobody; kept: sketch
  story_id uuid not null, -- purpose: likeness; ground: interest; seen: nobody; kept: sketch
  sketch bytea not null, -- purpose: likeness; ground: interest; seen: nobody; kept: sketch
  PRIMARY KEY (organisation_id, telling_id),
  CHECK ((octet_length(sketch) = 128)),
  FOREIGN KEY (organisation_id, story_id) REFERENCES story(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX telling_sketch_of_story ON public.telling_sketch USING btree (organisation_id, story_id, telling_id);
alter table telling_sketch enable row level security;
alter table telling_sketch force row level security;
create policy entered on telling_sketch using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table thanks (
  organisation_id uuid not null,
  id uuid not null, -- purpose: thanks; ground: consent; seen: self; kept: chosen
  member_id uuid not null, -- purpose: thanks; ground: consent; seen: self; kept: chosen
  telling_id uuid not null, -- purpose: thanks; ground: consent; seen: self; kept: chosen
  from_id uuid, -- purpose: thanks; ground: consent; seen: named; kept: chosen
  words text not null, -- purpose: thanks; ground: consent; seen: self; kept: chosen
  thanked_on date not null, -- purpose: thanks; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(words) <= 500)),
  FOREIGN KEY (organisation_id, from_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, telling_id) REFERENCES telling(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX thanks_from ON public.thanks USING btree (organisation_id, from_id);
CREATE INDEX thanks_of_member ON public.thanks USING btree (organisation_id, member_id, thanked_on DESC, id);
CREATE INDEX thanks_of_telling ON public.thanks USING btree (organisation_id, telling_id);
alter table thanks enable row level security;
alter table thanks force row level security;
create policy entered on thanks using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table thanks_sent (
  organisation_id uuid not null,
  id uuid not null, -- purpose: thanks; ground: consent; seen: nobody; kept: until-delivered
  from_id uuid not null, -- purpose: thanks; ground: consent; seen: nobody; kept: until-delivered
  is_signed boolean not null, -- purpose: thanks; ground: consent; seen: nobody; kept: until-delivered
  address text not null, -- purpose: thanks; ground: consent; seen: nobody; kept: until-delivered
  words text not null, -- purpose: thanks; ground: consent; seen: nobody; kept: until-delivered
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(address) <= 2000)),
  CHECK ((length(words) <= 500)),
  FOREIGN KEY (organisation_id, from_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX thanks_sent_from ON public.thanks_sent USING btree (organisation_id, from_id);
alter table thanks_sent enable row level security;
alter table thanks_sent force row level security;
create policy entered on thanks_sent using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table topic (
  organisation_id uuid not null,
  id uuid not null, -- no person: what stories are about
  name_fi text, -- no person: what stories are about
  name_sv text, -- no person: what stories are about
  name_en text, -- no person: what stories are about
  created_at timestamp with time zone not null, -- no person: what stories are about
  PRIMARY KEY (organisation_id, id),
  CHECK ((num_nonnulls(name_fi, name_sv, name_en) > 0)),
  CHECK (((length(name_en) >= 1) AND (length(name_en) <= 60))),
  CHECK (((length(name_fi) >= 1) AND (length(name_fi) <= 60))),
  CHECK (((length(name_sv) >= 1) AND (length(name_sv) <= 60))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table topic enable row level security;
alter table topic force row level security;
create policy entered on topic using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table topic_follow (
  organisation_id uuid not null,
  member_id uuid not null, -- purpose: stories; ground: consent; seen: self; kept: chosen
  topic_id uuid not null, -- purpose: stories; ground: consent; seen: self; kept: chosen
  PRIMARY KEY (organisation_id, member_id, topic_id),
  FOREIGN KEY (organisation_id, member_id) REFERENCES member(organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, topic_id) REFERENCES topic(organisation_id, id) ON DELETE CASCADE
);
alter table topic_follow enable row level security;
alter table topic_follow force row level security;
create policy entered on topic_follow using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table training (
  organisation_id uuid not null,
  id uuid not null, -- no person: chance
  title text not null, -- no person: what training is about; who came is not stored
  about text not null, -- no person: what training is about; who came is not stored
  held_on date, -- no person: when there is training; who came is not stored
  link text, -- no person: where training is told of
  created_at timestamp with time zone not null, -- no person: when it was listed
  PRIMARY KEY (organisation_id, id),
  CHECK ((length(about) <= 2000)),
  CHECK (((length(link) >= 1) AND (length(link) <= 2000))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table training enable row level security;
alter table training force row level security;
create policy entered on training using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));

create table user_membership (
  user_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: membership
  organisation_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: membership
  member_id uuid not null, -- purpose: signing-in; ground: interest; seen: self; kept: membership
  PRIMARY KEY (user_id, organisation_id),
  FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table working_time (
  organisation_id uuid not null,
  id uuid not null, -- no person: chance
  said text not null, -- purpose: programme; ground: interest; seen: members; kept: organisation
  whose_words text not null, -- purpose: programme; ground: interest; seen: members; kept: organisation
  said_on date not null, -- purpose: programme; ground: interest; seen: members; kept: organisation
  created_at timestamp with time zone not null, -- no person: when it was written down
  PRIMARY KEY (organisation_id, id),
  CHECK (((length(said) >= 1) AND (length(said) <= 2000))),
  CHECK (((length(whose_words) >= 1) AND (length(whose_words) <= 200))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id) ON DELETE CASCADE
);
alter table working_time enable row level security;
alter table working_time force row level security;
create policy entered on working_time using ((organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid));
