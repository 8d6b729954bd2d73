-- Maybe later: an invited person names the day on which he is asked again.
insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values
  ('invitation', 1, 'sent', 'later', 'sent', 'D', '{invitee,respondent,dispatcher}'),
  ('invitation', 1, 'opened', 'later', 'opened', 'D', '{invitee,respondent,dispatcher}'),
  ('invitation', 1, 'known', 'later', 'known', 'D', '{invitee,respondent,dispatcher}');

-- The respondent's own requests stand beside the applicant's claims, with their reasons; they can be taken back.
alter table claim
  add column raised_at timestamptz,
  add column facts bytea,
  add column withdrawn_at timestamptz;

-- Whoever a party brings: what he is to the party, his power of attorney among the party's files, and what the mediator
-- decided. Agents at most two (CPL 61); the link tells him what he may do.
alter table power_of_attorney
  add column relation text,
  add column evidence_id uuid references evidence_item,
  add column admitted_at timestamptz,
  add column refused_at timestamptz,
  add column decided_by uuid references person,
  add column reason bytea,
  add column token_hash bytea unique;

-- A booked time that somebody asks to move, until it is moved; and times that the mediator puts forward, of no party.
alter table session
  add column move_asked_by uuid references party,
  add column move_asked_at timestamptz;
alter table possible_window alter column party_id drop not null;
