-- The pulse goes on by itself, asks an organisation's own items too, and pauses the programme where people say that
-- they are pressed (docs/decisions/0041).

alter table organisation
  -- Of those who answer whether declining has bad consequences, how many in a hundred may say that it has.
  add column guardrail_percent int not null default 10 check (guardrail_percent between 1 and 50),
  -- Whether the next wave plans itself, a quarter after the last one opened.
  add column pulse_quarterly boolean not null default true;

-- What a voter has been written about: 0 nothing, 1 that the wave is open, 2 the one reminder, which everybody gets.
alter table pulse_voter add column told int not null default 0 check (told between 0 and 2);

-- What people wrote themselves, as everybody reads it after the close: by a number of chance, and without a group.
create table pulse_text (
  organisation_id uuid not null,
  wave_id uuid not null,
  id uuid not null,
  item text not null check (length(item) <= 60),
  -- None: a steward has withheld it, since it named somebody; how many were is told.
  words text check (length(words) <= 2000),
  primary key (organisation_id, wave_id, id),
  foreign key (organisation_id, wave_id) references pulse_wave (organisation_id, id) on delete cascade
);

alter table pulse_text enable row level security;

alter table pulse_text force row level security;

create policy entered on pulse_text
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

-- When the programme paused by itself, and what was changed before it went on.
create table programme_pause (
  organisation_id uuid not null,
  wave_id uuid not null,
  -- As the result of the wave tells them: how many said that declining has consequences, of how many.
  disagreed int not null check (disagreed > 0),
  answered int not null check (answered >= disagreed),
  began_at timestamptz not null,
  changed text check (length(changed) between 1 and 4000),
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, wave_id),
  foreign key (organisation_id, wave_id) references pulse_wave (organisation_id, id) on delete cascade,
  foreign key (organisation_id, ended_by) references member (organisation_id, id),
  check ((changed is null) = (ended_at is null))
);

alter table programme_pause enable row level security;

alter table programme_pause force row level security;

create policy entered on programme_pause
  using (organisation_id = nullif(current_setting('luotto.organisation', true), '')::uuid);

comment on column organisation.guardrail_percent is 'no person: a setting';

comment on column organisation.pulse_quarterly is 'no person: a setting';

comment on column pulse_voter.told is 'purpose: pulse; ground: interest; seen: nobody; kept: wave';

comment on column pulse_text.wave_id is 'no person: when it was asked';

comment on column pulse_text.id is 'no person: chance';

comment on column pulse_text.item is 'no person: what was asked';

comment on column pulse_text.words is 'no person: texts that cannot be linked to whoever wrote them, unless they name somebody, of which the form warns';

comment on column programme_pause.wave_id is 'no person: when it was asked';

comment on column programme_pause.disagreed is 'no person: a sum by the rule of small groups';

comment on column programme_pause.answered is 'no person: a sum by the rule of small groups';

comment on column programme_pause.began_at is 'no person: when the wave closed';

comment on column programme_pause.changed is 'purpose: programme; ground: interest; seen: members; kept: organisation';

comment on column programme_pause.ended_at is 'purpose: programme; ground: interest; seen: members; kept: organisation';

comment on column programme_pause.ended_by is 'purpose: programme; ground: interest; seen: members; kept: unsigned';
