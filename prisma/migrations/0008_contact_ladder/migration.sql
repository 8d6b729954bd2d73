-- Every try to reach an invited person: what it is a task for, until when, what came of it, and what he opened.
alter table contact_attempt
  add column event_id uuid,
  add column follows_id uuid references contact_attempt,
  add column due_at timestamptz,
  add column done_at timestamptz,
  add column opened_at timestamptz,
  add column note bytea,
  add column letter_code bytea,
  add column letter_code_hash bytea unique,
  add column document_id uuid references document;
-- Each rung of the ladder is climbed once; a further try follows from an earlier one.
create unique index on contact_attempt (invitation_id, rung) where follows_id is null;
create index on contact_attempt (event_id);

-- Until when the invited person asked to be left to think it over.
alter table invitation add column answer_by timestamptz;
