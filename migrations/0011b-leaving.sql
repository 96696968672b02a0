-- Leaving (docs/decisions/0022). A person whom an admin removes has a week in which to take their own data
-- along: until then they see nothing else.

alter table member add column leaves_at timestamptz;

create index member_leaving on member (organisation_id, leaves_at) where leaves_at is not null;

-- What was recorded stays when who recorded it has left: then nobody stands there, since nobody else did it.

alter table dialogue_record alter column recorded_by drop not null;
