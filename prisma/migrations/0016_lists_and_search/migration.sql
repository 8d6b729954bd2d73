-- Lists stay as quick with a million cases as with a thousand: each reads its next page from an index in its own order.
-- The desk's order of work, for each organisation and state.
create index dispute_desk on dispute
  (organisation_id, state, (coalesce(due_on, 'infinity'::date)), (coalesce(filed_at, 'infinity'::timestamptz)), id)
  where closed_at is null;

-- How staff look for a case: by the last four characters of its code, by what it is about, by somebody's whole name.
create index dispute_code_end on dispute (organisation_id, (right(code, 4))) where code is not null;
create index dispute_kind on dispute (organisation_id, intake_type, filed_at desc nulls last, id desc) where code is not null;
-- Names are sealed: a keyed index of the whole name answers whether two are equal and nothing else.
alter table person add column name_bidx bytea;
create index person_name on person (name_bidx);
-- Those from before, until the worker has been through them.
create index person_without_name_index on person (id) where name_bidx is null;

-- What belongs to one case or to one person is found without reading that of all others.
create index contact_person on contact (person_id);
create index claim_dispute on claim (dispute_id);
create index invitation_dispute on invitation (dispute_id);
create index invitation_party on invitation (party_id);
create index assignment_dispute on assignment (dispute_id);
create index consent_dispute on consent (dispute_id);
create index identity_check_dispute on identity_check (dispute_id);
create index session_dispute on session (dispute_id);
create index possible_window_party on possible_window (party_id);
create index power_of_attorney_party on power_of_attorney (party_id);
create index evidence_item_dispute on evidence_item (dispute_id);
create index confirmation_case_dispute on confirmation_case (dispute_id);
create index performance_item_dispute on performance_item (dispute_id);
create index deadline_dispute on deadline (dispute_id);
create index notice_dispute on notice (dispute_id);
create index outbox_target on outbox (target) where state = 'todo';
