-- Who changed what right or setting: written once, and neither changed nor deleted by the application (the
-- migrator takes those rights from its role). A person whom an act is about stands here by a key that is
-- theirs only while they are a member (see docs/decisions/0022).

alter table member add column log_key uuid not null default gen_random_uuid();

create unique index member_log_key on member (organisation_id, log_key);

create table audit_act (
  organisation_id uuid not null references organisation (organisation_id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  actor_key uuid,
  actor_name text check (length(actor_name) <= 200),
  kind text not null check (length(kind) <= 60),
  person_key uuid,
  invitation_id uuid,
  detail jsonb not null default '{}',
  primary key (organisation_id, id)
);

create index audit_act_by_time on audit_act (organisation_id, at desc, id desc);

alter table audit_act enable row level security;

alter table audit_act force row level security;

create policy entered on audit_act
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- The one way by which acts go: the old ones of the organisation that was entered. What is old is said
-- here, so that the application cannot forget what happened yesterday.

create function forget_old_acts() returns int language plpgsql security definer
set search_path = pg_catalog, public as $$
declare gone int;
begin
  delete from audit_act
  where organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid
    and at < now() - interval '3 years';
  get diagnostics gone = row_count;
  return gone;
end
$$;
