-- Coding goes on where it stopped, and goes back step by step: the count of a coder's own turns, and no time.
alter table study_task add column turn int check (turn > 0);

-- Whether coders of a post that is theirs alone are shown what the classifier would say.
alter table study add column shows_suggestions boolean not null default false;
