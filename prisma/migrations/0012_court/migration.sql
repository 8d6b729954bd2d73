-- What the court asks in writing, and what each party that was asked says to it.
create table court_question (
  id uuid primary key,
  case_id uuid not null references confirmation_case,
  -- One of the prepared questions of the catalogue, or the court's own words.
  prepared text,
  text bytea,
  answer_on date not null,
  asked_by_id uuid not null references person,
  asked_at timestamptz not null,
  check ((prepared is null) <> (text is null))
);
create index on court_question (case_id);
create table court_answer (
  id uuid primary key,
  question_id uuid not null references court_question,
  party_id uuid not null references party,
  text bytea,
  answered_at timestamptz,
  reminded_at timestamptz,
  -- The inquiry was over before an answer came.
  closed_at timestamptz,
  unique (question_id, party_id),
  check ((text is null) = (answered_at is null)),
  check (answered_at is null or closed_at is null)
);
create index on court_answer (party_id);
insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values
  ('confirmationCase', 1, 'accepted', 'askQuestion', 'inquiring', 'INT 356', '{clerk,judge}'),
  ('confirmationCase', 1, 'inquiring', 'askQuestion', 'inquiring', 'INT 356', '{clerk,judge}'),
  ('confirmationCase', 1, 'inquiring', 'answerQuestion', 'inquiring', 'INT 356', '{party}');

-- Like cases that are proposed together after a sample of them was checked one by one.
create table court_batch (
  id uuid primary key,
  court_id uuid not null references court,
  made_by_id uuid not null references person,
  made_at timestamptz not null,
  -- SHA-256 of what the cases have in common.
  like_sha256 bytea not null check (length(like_sha256) = 32)
);
create index on court_batch (court_id);
create table court_batch_item (
  batch_id uuid not null references court_batch,
  case_id uuid not null references confirmation_case,
  is_sampled boolean not null,
  proposed_at timestamptz,
  -- Why it is decided apart from the others.
  left_because text,
  -- The draft of the ruling that the judge has read.
  read_sha256 bytea,
  primary key (batch_id, case_id)
);
-- A case lies in one batch at a time: a sample cannot be drawn again until it pleases.
create unique index court_batch_item_case on court_batch_item (case_id) where left_because is null;

grant select, insert, update on court_question, court_answer, court_batch, court_batch_item to yanhe_app;
