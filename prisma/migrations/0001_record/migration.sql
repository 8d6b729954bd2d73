-- The record: tables, keys and guards. The order of the file is tables, trail, keys, guards, rights.
create extension if not exists btree_gist;

create table area (
  "id" text not null primary key,
  "parent_id" text,
  "level" text not null,
  "path" text not null,
  "name_zh" text not null,
  "name_en" text,
  check (level in ('province','city','county','town','village','grid')),
  check ((level='province') = (parent_id is null))
);
create index on area (path text_pattern_ops);
create table court (
  "id" uuid not null primary key,
  "area_id" text not null,
  "parent_id" uuid,
  "level" text not null,
  "name" text not null,
  "code" text not null unique
);
create table court_number (
  "court_id" uuid not null,
  "kind" text not null,
  "year" int not null,
  "last" int not null,
  primary key (court_id, kind, year)
);
create table organisation (
  "id" uuid not null primary key,
  "kind" text not null,
  "area_id" text not null,
  "parent_id" uuid,
  "name" text not null,
  "mark" text not null,
  "public_phone" text not null,
  "credit_code" text unique,
  "fee_rule" text not null,
  "state" text not null,
  "seal_key_ref" text,
  check (kind <> 'peoplesMediation' or fee_rule = 'free')
);
create index on organisation (area_id, kind);
create table organisation_court (
  "organisation_id" uuid not null,
  "court_id" uuid not null,
  "valid_from" date not null,
  "valid_to" date,
  primary key (organisation_id, court_id, valid_from),
  exclude using gist (organisation_id with =, court_id with =, daterange(valid_from, valid_to) with &&)
);
create table person_key (
  "person_id" uuid not null primary key,
  "wrapped_dek" bytea,
  "kek_id" text not null,
  "destroyed_at" timestamptz
);
create table person (
  "id" uuid not null primary key,
  "kind" text not null,
  "name" bytea not null,
  "id_number" bytea,
  "id_bidx" bytea,
  "birth_on" bytea,
  "locale" text not null,
  "time_zone" text not null,
  "erased_at" timestamptz,
  check (kind in ('person','organisation'))
);
create unique index on person (id_bidx) where id_bidx is not null;
create table contact (
  "id" uuid not null primary key,
  "person_id" uuid not null,
  "kind" text not null,
  "value" bytea not null,
  "value_bidx" bytea not null,
  "verified_at" timestamptz,
  "suppressed_at" timestamptz
);
create index on contact (value_bidx);
create table credential (
  "id" uuid not null primary key,
  "person_id" uuid not null,
  "kind" text not null,
  "public_data" jsonb not null,
  "secret" bytea,
  "revoked_at" timestamptz
);
create table one_time_code (
  "id" uuid not null primary key,
  "person_id" uuid,
  "contact_bidx" bytea not null,
  "purpose" text not null,
  "bound_to" text not null,
  "code_hash" bytea not null,
  "tries" int not null default 0,
  "expires_at" timestamptz not null,
  "used_at" timestamptz,
  check (tries between 0 and 5)
);
create index on one_time_code (contact_bidx, purpose, expires_at);
create table login_session (
  "id_hash" bytea not null primary key,
  "person_id" uuid not null,
  "acting_role" text not null,
  "csrf_hash" bytea not null,
  "created_at" timestamptz not null,
  "seen_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "step_up_until" timestamptz,
  "revoked_at" timestamptz
);
create index on login_session (person_id) where revoked_at is null;
create table staff_role (
  "id" uuid not null primary key,
  "person_id" uuid not null,
  "role" text not null,
  "organisation_id" uuid,
  "court_id" uuid,
  "area_id" text,
  "valid_from" timestamptz not null,
  "valid_to" timestamptz,
  "granted_by" uuid not null,
  check (granted_by <> person_id),
  exclude using gist (person_id with =, role with =, coalesce(organisation_id,court_id,'00000000-0000-0000-0000-000000000000'::uuid) with =, tstzrange(valid_from, valid_to) with &&)
);
create table mediator (
  "id" uuid not null primary key,
  "person_id" uuid not null unique,
  "organisation_id" uuid not null,
  "state" text not null,
  "is_lead_able" bool not null,
  "fee_note" text,
  "bio_zh" text not null,
  "bio_en" text not null,
  "load" int not null default 0,
  "case_limit" int,
  "lead_minutes" int not null default 30,
  "opens_minutes_before" int not null default 15,
  "slot_minutes" int not null default 60,
  "is_always_open" bool not null default false
);
create index on mediator (organisation_id, state);
create table mediator_skill (
  "mediator_id" uuid not null,
  "kind" text not null,
  "value" text not null,
  "valid_from" date,
  "valid_to" date,
  primary key (mediator_id, kind, value)
);
create index on mediator_skill (kind, value);
create table mediator_qualification (
  "id" uuid not null primary key,
  "mediator_id" uuid not null,
  "name" text not null,
  "valid_from" date not null,
  "valid_to" date
);
create table mediator_hours (
  "mediator_id" uuid not null,
  "weekday" int not null,
  "from_time" time not null,
  "to_time" time not null,
  primary key (mediator_id, weekday, from_time),
  check (weekday between 1 and 7 and to_time > from_time)
);
create table mediator_leave (
  "id" uuid not null primary key,
  "mediator_id" uuid not null,
  "starts_at" timestamptz not null,
  "ends_at" timestamptz not null,
  exclude using gist (mediator_id with =, tstzrange(starts_at, ends_at) with &&)
);
create table dispute_key (
  "dispute_id" uuid not null primary key,
  "wrapped_dek" bytea,
  "kek_id" text not null,
  "destroyed_at" timestamptz
);
create table dispute (
  "id" uuid not null primary key,
  "code" text unique,
  "file_number" text unique,
  workflow text not null generated always as ('dispute') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "intake_type" text not null,
  "stat_type" text not null,
  "source" text not null,
  "referral" text,
  "area_id" text,
  "organisation_id" uuid,
  "mediator_id" uuid,
  "court_id" uuid,
  "route" text not null default 'judicialConfirmation',
  "amount_fen" bigint,
  "facts" bytea,
  "answers" bytea,
  "private_note" bytea,
  "risk" text not null default 'green',
  "filed_at" timestamptz,
  "limitation_interrupted_at" timestamptz,
  "due_on" date,
  "closed_at" timestamptz,
  "closing_reason" text,
  "retention_until" date,
  "erased_at" timestamptz,
  check (state in ('none','draft','closedDiscarded') or code is not null),
  check (amount_fen is null or amount_fen >= 0)
);
create index on dispute (organisation_id, state, filed_at desc, id desc);
create index on dispute (mediator_id, due_on, id) where closed_at is null;
create index on dispute (area_id, stat_type, filed_at);
create table dispute_relation (
  "from_id" uuid not null,
  "to_id" uuid not null,
  "kind" text not null,
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create table party (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "person_id" uuid not null,
  "side" text not null,
  "ordinal" int not null,
  "represents_bidx" bytea,
  "joined_at" timestamptz not null,
  "left_at" timestamptz,
  unique (dispute_id, person_id),
  unique (dispute_id, side, ordinal)
);
create index on party (person_id, dispute_id) where left_at is null;
create table claim (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "party_id" uuid not null,
  "kind" text not null,
  "amount_fen" bigint,
  "text" bytea,
  check ((kind='money') = (amount_fen is not null))
);
create table claim_answer (
  "claim_id" uuid not null,
  "party_id" uuid not null,
  "answer" text not null,
  "text" bytea,
  primary key (claim_id, party_id)
);
create table power_of_attorney (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "agent_id" uuid not null,
  "capacity" text not null,
  "scope" text not null,
  "valid_from" timestamptz not null,
  "valid_to" timestamptz,
  "document_id" uuid,
  "revoked_at" timestamptz,
  "slot" int not null,
  check (slot in (1,2)),
  exclude using gist (party_id with =, capacity with =, slot with =, tstzrange(valid_from, valid_to) with &&) where (capacity='agent' and revoked_at is null)
);
create table consent (
  "id" uuid not null primary key,
  "person_id" uuid not null,
  "dispute_id" uuid,
  "step" text not null,
  "text_version" text not null,
  "given_at" timestamptz not null,
  "channel" text not null,
  "ip_bidx" bytea,
  "withdrawn_at" timestamptz
);
create unique index on consent (person_id, dispute_id, step) where withdrawn_at is null;
create table service_address (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "address" bytea not null,
  "e_service" bool not null,
  "contact_id" uuid,
  "confirmed_at" timestamptz not null,
  "replaced_at" timestamptz
);
create unique index on service_address (party_id) where replaced_at is null;
create table invitation (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "party_id" uuid not null,
  workflow text not null generated always as ('invitation') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "token_hash" bytea unique,
  "code_word" bytea,
  "question" bytea,
  "expires_at" timestamptz,
  "failed_matches" int not null default 0,
  "reason" bytea,
  "reason_shared" bool not null default false,
  check (failed_matches between 0 and 3)
);
create table contact_attempt (
  "id" uuid not null primary key,
  "invitation_id" uuid not null,
  "rung" int not null,
  "channel" text not null,
  "result" text,
  "at" timestamptz not null,
  "by_id" uuid,
  unique (invitation_id, rung, at)
);
create table assignment (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('assignment') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "person_id" uuid not null,
  "mediator_id" uuid,
  "capacity" text not null,
  "named_by" text not null,
  "draw_seed" text,
  "disclosure" bytea,
  "disclosure_sha256" bytea
);
create unique index on assignment (dispute_id) where capacity='lead' and state in ('offered','awaitingConsent','active','challenged');
create index on assignment (person_id, state);
create table disclosure_answer (
  "assignment_id" uuid not null,
  "party_id" uuid not null,
  "disclosure_sha256" bytea not null,
  "answer" text not null,
  "at" timestamptz not null,
  primary key (assignment_id, party_id, disclosure_sha256)
);
create table challenge (
  "id" uuid not null primary key,
  "assignment_id" uuid not null,
  "party_id" uuid not null,
  "ground" text not null,
  "words" bytea,
  "filed_at" timestamptz not null,
  "decision" text,
  "decided_by" uuid,
  "decided_at" timestamptz,
  check ((decision is null) = (decided_at is null))
);
create unique index on challenge (assignment_id, party_id) where decision is null;
create table assent (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "event" text not null,
  "object_sha256" bytea not null,
  "party_id" uuid not null,
  "person_id" uuid not null,
  "given_at" timestamptz not null,
  "withdrawn_at" timestamptz
);
create unique index on assent (dispute_id, event, party_id) where withdrawn_at is null;
create table identity_check (
  "id" uuid not null primary key,
  "dispute_id" uuid,
  "person_id" uuid not null,
  workflow text not null generated always as ('identityCheck') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "grade" text not null,
  "method" text not null,
  "checker_id" uuid,
  "expires_at" timestamptz
);
create index on identity_check (person_id, grade, expires_at);
create table session (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('session') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "kind" text not null,
  "starts_at" timestamptz,
  "ends_at" timestamptz,
  "place" text,
  "reschedules" int not null default 0,
  "plan_no" int not null default 0,
  "shown_evidence_id" uuid,
  "shown_page" int,
  check (ends_at > starts_at),
  check (reschedules <= 5)
);
create index on session (starts_at) where state in ('booked','waiting','live','paused');
create table possible_window (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "party_id" uuid not null,
  "starts_at" timestamptz not null,
  "ends_at" timestamptz not null,
  "time_zone" text not null
);
create table booking (
  "id" uuid not null primary key,
  "session_id" uuid not null unique,
  "starts_at" timestamptz not null,
  "ends_at" timestamptz not null,
  "active" bool not null,
  check (ends_at > starts_at),
  unique (id, starts_at, ends_at, active)
);
create table booking_claim (
  "id" uuid not null primary key,
  "booking_id" uuid not null,
  "resource_kind" text not null,
  "resource_id" uuid not null,
  "starts_at" timestamptz not null,
  "ends_at" timestamptz not null,
  "active" bool not null,
  constraint booking_claim_follows foreign key (booking_id, starts_at, ends_at, active) references booking (id, starts_at, ends_at, active) on update cascade on delete cascade,
  constraint booking_no_overlap exclude using gist (resource_kind with =, resource_id with =, tstzrange(starts_at, ends_at, '[)') with &&) where (active),
  check (resource_kind in ('person','room'))
);
create table room (
  "id" uuid not null primary key,
  "session_id" uuid not null,
  "kind" text not null,
  "side" text,
  "name" text not null unique,
  "plan_no" int not null,
  "opened_at" timestamptz,
  "closed_at" timestamptz
);
create unique index on room (session_id) where kind='caucus' and closed_at is null;
create table seat (
  "id" uuid not null primary key,
  "session_id" uuid not null,
  "room_id" uuid not null,
  "person_id" uuid not null,
  "person_kind" text not null,
  "identity" text not null unique,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz
);
create unique index on seat (session_id, person_id) where closed_at is null and person_kind <> 'mediator';
create index on seat (room_id) where closed_at is null;
create table attendance (
  "id" uuid not null primary key,
  "seat_id" uuid not null,
  "joined_at" timestamptz not null,
  "left_at" timestamptz,
  "source" text not null
);
create table webhook_event (
  "source" text not null,
  "event_id" text not null,
  "received_at" timestamptz not null,
  "body_sha256" bytea not null,
  "handled_at" timestamptz,
  primary key (source, event_id)
);
create table record_entry (
  "id" uuid not null primary key,
  "session_id" uuid not null,
  "seq" int not null,
  "kind" text not null,
  "by_id" uuid,
  "text" bytea not null,
  "room_kind" text not null default 'joint',
  unique (session_id, seq),
  check (room_kind <> 'caucus')
);
create table record_confirmation (
  "session_id" uuid not null,
  "person_id" uuid not null,
  "record_sha256" bytea not null,
  "answer" text not null,
  "note" bytea,
  "at" timestamptz not null,
  primary key (session_id, person_id)
);
create table undisputed_fact (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "text" bytea not null,
  "confirmed_by" uuid[] not null
);
create table message (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "thread" text not null,
  "side" text,
  "by_id" uuid not null,
  "body" bytea not null,
  "sent_at" timestamptz not null,
  "read_by" jsonb not null default '{}'::jsonb,
  check ((thread='all') = (side is null))
);
create index on message (dispute_id, thread, side, sent_at desc, id desc);
create table private_note (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "author_id" uuid not null,
  "body" bytea not null,
  "at" timestamptz not null
);
create table evidence_item (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('evidenceItem') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "party_id" uuid,
  "exhibit_no" int,
  "file_name" bytea not null,
  "description" bytea,
  "audience" text not null default 'mediator',
  "object_key" text not null unique,
  "bytes" bigint not null,
  "sha256" bytea,
  "declared_sha256" bytea,
  "detected_type" text,
  "scan" text not null default 'notScanned',
  "consistency" text not null default 'notReviewed',
  "taken_on" date,
  "is_late" bool not null default false,
  "shared_at" timestamptz,
  "provenance" bytea,
  check (state <> 'verified' or (sha256 is not null and detected_type is not null and scan <> 'infected')),
  check (bytes between 0 and 2147483648),
  unique (dispute_id, exhibit_no)
);
create table upload (
  "id" uuid not null primary key,
  "evidence_id" uuid not null unique,
  "upload_id" text not null,
  "part_bytes" int not null,
  "parts" int not null,
  "state" text not null,
  "touched_at" timestamptz not null,
  check (state in ('open','completing','done','aborted'))
);
create table upload_part (
  "upload_id" uuid not null,
  "part_no" int not null,
  "sha256" bytea not null,
  "bytes" int not null,
  "etag" text,
  primary key (upload_id, part_no),
  check (octet_length(sha256)=32 and part_no between 1 and 10000)
);
create table evidence_comment (
  "id" uuid not null primary key,
  "evidence_id" uuid not null,
  "party_id" uuid not null,
  "authenticity" text not null,
  "legality" text not null,
  "relevance" text not null,
  "note" bytea,
  unique (evidence_id, party_id)
);
create table offer (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('offer') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "issue" text not null,
  "party_id" uuid,
  "amount_fen" bigint,
  "terms" bytea,
  "expires_at" timestamptz not null,
  "counters_id" uuid
);
create unique index on offer (dispute_id, issue) where state='accepted';
create table bid_round (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('bidRound') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "issue" text not null,
  "round_no" int not null,
  "rule" text not null,
  "rule_sha256" bytea not null,
  "result_fen" bigint,
  unique (dispute_id, issue, round_no),
  check (round_no between 1 and 3),
  check ((state='overlap') = (result_fen is not null))
);
create table bid (
  "id" uuid not null primary key,
  "round_id" uuid not null,
  "side" text not null,
  "commitment" bytea not null,
  "opening_cipher" bytea,
  "amount_fen" bigint,
  "salt" bytea,
  "at" timestamptz not null,
  unique (round_id, side),
  constraint bid_opens_commitment check (amount_fen is null or (salt is not null and octet_length(salt)=32 and commitment = sha256(salt || int8send(amount_fen))))
);
create table agreement_version (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('agreementVersion') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "version_no" int not null,
  "agreement_number" text unique,
  "agreement_on" date,
  "joint_application" text,
  "is_oral" bool not null default false,
  "corrects_case_id" uuid,
  "body" bytea,
  "body_sha256" bytea,
  "lint_sha256" bytea,
  "edit_no" int not null default 0,
  "effective_at" timestamptz,
  "signing_until" date,
  unique (dispute_id, version_no),
  check (state in ('none','draft') or is_oral or body_sha256 is not null),
  constraint effective_has_time check ((state not in ('effective','annulled') or effective_at is not null) and (state not in ('draft','reading','signing','declined','abandoned') or effective_at is null))
);
create unique index on agreement_version (dispute_id) where state in ('draft','reading','signing');
create unique index on agreement_version (dispute_id) where state = 'effective';
create table clause (
  "id" uuid not null primary key,
  "version_id" uuid not null,
  "ordinal" int not null,
  "kind" text not null,
  "confirmable" bool not null,
  "signing" text not null default 'eSign',
  "payer_id" uuid,
  "payee_id" uuid,
  "total_fen" bigint,
  "data" bytea not null,
  "touched" bool not null default true,
  unique (version_id, ordinal),
  check ((kind='payment') = (total_fen is not null and payer_id is not null and payee_id is not null)),
  check (total_fen is null or total_fen > 0)
);
create table clause_read (
  "version_id" uuid not null,
  "person_id" uuid not null,
  "body_sha256" bytea not null,
  "pages" int not null,
  "confirmed_at" timestamptz,
  primary key (version_id, person_id, body_sha256)
);
create table lint_finding (
  "id" uuid not null primary key,
  "version_id" uuid not null,
  "body_sha256" bytea not null,
  "rule" text not null,
  "severity" text not null,
  "clause_id" uuid,
  unique (version_id, body_sha256, rule, clause_id)
);
create table signer_slot (
  "id" uuid not null primary key,
  "version_id" uuid,
  "case_id" uuid,
  "kind" text not null,
  "order_no" int not null,
  "party_id" uuid,
  "person_id" uuid,
  "organisation_id" uuid,
  "method" text not null default 'eSign',
  "field_name" text not null,
  check ((version_id is null) <> (case_id is null)),
  unique (version_id, field_name),
  unique (case_id, field_name)
);
create table signature_intent (
  "id" uuid not null primary key,
  "version_id" uuid,
  "case_id" uuid,
  "person_id" uuid,
  "body_sha256" bytea not null,
  "code_id" uuid,
  "key_points" jsonb not null,
  "drawn" bytea,
  "state" text not null default 'wait',
  "attempts" int not null default 0,
  "created_at" timestamptz not null default now(),
  check (state in ('wait','signing','stored','failed','void')),
  constraint one_live_intent exclude using gist (coalesce(version_id,case_id) with =, person_id with =) where (state in ('wait','signing','failed') and person_id is not null)
);
create table signature (
  "id" uuid not null primary key,
  "intent_id" uuid not null unique,
  "version_id" uuid,
  "case_id" uuid,
  "person_id" uuid,
  "for_party_id" uuid,
  "body_sha256" bytea not null,
  "method" text not null,
  "cert_serial" text,
  "signed_at" timestamptz not null,
  "revision_id" uuid,
  check ((version_id is null) <> (case_id is null)),
  constraint one_signature_per_person unique (version_id, person_id),
  constraint one_application_signature unique (case_id, person_id, body_sha256)
);
create table signature_cover (
  "slot_id" uuid not null primary key,
  "signature_id" uuid not null
);
create table document (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "doc_no" int not null,
  "code" text not null unique,
  "template_id" text not null,
  "template_version" int not null,
  "template_sha256" bytea not null,
  "data" bytea not null,
  "data_sha256" bytea not null,
  "locale" text not null,
  "version_id" uuid,
  "case_id" uuid,
  "superseded_by" uuid,
  "issued_at" timestamptz not null,
  "file_sha256" bytea,
  check (doc_no between 0 and 35)
);
create index on document (dispute_id, issued_at, id);
create table document_revision (
  "id" uuid not null primary key,
  "document_id" uuid not null,
  "revision_no" int not null,
  "bytes" bigint not null,
  "sha256" bytea not null,
  "object_key" text not null unique,
  "field_name" text,
  "signatures" int not null,
  "at" timestamptz not null,
  unique (document_id, revision_no)
);
create index on document_revision (sha256);
create table confirmation_case (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('confirmationCase') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "version_id" uuid not null,
  "court_id" uuid not null,
  "court_reason" text not null,
  "case_number" text unique,
  "judge_id" uuid,
  "clerk_id" uuid,
  "last_day" date not null,
  "lodged_on" date,
  "accepted_at" timestamptz,
  "ruling_kind" text,
  "ruling_ground" int,
  "auto_score" int,
  "due_on" date,
  "is_risky" bool not null default false,
  "lodgings" int not null default 0,
  "application_sha256" bytea,
  "ruling_draft" bytea
);
create index on confirmation_case (court_id, due_on, id) where state in ('lodged','accepted','inquiring','supplementOrdered','awaitingRuling','objected');
create unique index on confirmation_case (dispute_id) where state in ('collecting','lodged','returned','accepted','inquiring','supplementOrdered','awaitingRuling');
create table court_return (
  "id" uuid not null primary key,
  "case_id" uuid not null,
  "reason" text not null,
  "clause_id" uuid,
  "place" text,
  "note" bytea,
  "cure_on" date not null,
  "answered_at" timestamptz,
  check (reason ~ '^R([1-9]|1[0-5])$'),
  check (reason <> 'R15' or note is not null)
);
create table court_check (
  "case_id" uuid not null,
  "item" text not null,
  "machine" text,
  "human" text,
  "by_id" uuid,
  "at" timestamptz,
  primary key (case_id, item)
);
create table performance_item (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  workflow text not null generated always as ('performanceItem') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "version_id" uuid not null,
  "clause_id" uuid not null,
  "debtor_id" uuid not null,
  "creditor_id" uuid not null,
  "ordinal" int not null,
  "amount_fen" bigint,
  "paid_fen" bigint not null default 0,
  "due_on" date not null,
  unique (clause_id, creditor_id, ordinal),
  check (amount_fen is null or (amount_fen > 0 and paid_fen between 0 and amount_fen))
);
create index on performance_item (due_on, id) where state in ('planned','due','claimed','disputed','defaulted');
create table payment (
  "id" uuid not null primary key,
  "item_id" uuid not null,
  "amount_fen" bigint not null,
  "source" text not null,
  "reference" bytea,
  "reference_bidx" bytea,
  "evidence_id" uuid,
  "at" timestamptz not null,
  check (amount_fen > 0)
);
create unique index on payment (source, reference_bidx) where reference_bidx is not null;
create table deadline (
  "id" uuid not null primary key,
  "dispute_id" uuid,
  "subject_id" uuid not null,
  "key" text not null,
  "basis" text not null,
  "start_event_id" uuid not null,
  "starts_at" timestamptz not null,
  "original_due_at" timestamptz not null,
  "due_at" timestamptz not null,
  "is_flagged" bool not null default false,
  "paused_at" timestamptz,
  "paused_days" int not null default 0,
  "met_at" timestamptz,
  "missed_at" timestamptz,
  "cancelled_at" timestamptz,
  constraint one_open_deadline exclude using gist (subject_id with =, key with =) where (met_at is null and cancelled_at is null and missed_at is null)
);
create index on deadline (due_at, id) where met_at is null and cancelled_at is null and missed_at is null and paused_at is null;
create table notice (
  "id" uuid not null primary key,
  "dispute_id" uuid,
  "event_id" uuid,
  "key" text not null,
  "person_id" uuid,
  "contact_id" uuid,
  "channel" text not null,
  "template_version" int not null,
  "rendered" bytea not null,
  "rendered_sha256" bytea not null,
  "not_before" timestamptz not null,
  "state" text not null default 'queued',
  "provider_id" text,
  "state_at" timestamptz not null,
  check (state in ('queued','sent','delivered','read','failed','suppressed'))
);
create unique index on notice (event_id, key, person_id, channel);
create index on notice (state, not_before) where state='queued';
create table service_proof (
  "document_id" uuid not null,
  "party_id" uuid not null,
  "notice_id" uuid,
  "sent_at" timestamptz,
  "arrived_at" timestamptz,
  "read_at" timestamptz,
  "served_at" timestamptz,
  primary key (document_id, party_id)
);
create table supervision_task (
  "id" uuid not null primary key,
  "dispute_id" uuid,
  workflow text not null generated always as ('supervisionTask') stored,
  wf_version int not null default 1,
  state text not null default 'none',
  state_seq int not null default 0,
  state_since timestamptz not null default now(),
  "kind" text not null,
  "rule" text,
  "level" text not null,
  "colour" text not null,
  "raised_by" uuid,
  "assignee_id" uuid,
  "words" bytea
);
create index on supervision_task (level, colour, state);
create table rating (
  "dispute_id" uuid not null,
  "party_id" uuid not null,
  "score" text not null,
  "timely" bool not null,
  "words" bytea,
  "at" timestamptz not null,
  primary key (dispute_id, party_id)
);
create table workflow_state (
  "workflow" text not null,
  "version" int not null,
  "state" text not null,
  "ends" text not null,
  primary key (workflow, version, state)
);
create table workflow_rule (
  "workflow" text not null,
  "version" int not null,
  "from_state" text not null,
  "event" text not null,
  "to_state" text not null,
  "basis" text not null,
  "by_roles" text[] not null,
  primary key (workflow, version, from_state, event),
  unique (workflow, version, from_state, event, to_state)
);
create table idempotency (
  "key" text not null,
  "actor_id" uuid not null,
  "command" text not null,
  "params_sha256" bytea not null,
  "state" text not null default 'running',
  "status" int,
  "response" bytea,
  "created_at" timestamptz not null default now(),
  primary key (actor_id, key),
  check ((state='done') = (status is not null))
);
create table outbox (
  "id" uuid not null primary key,
  "event_id" uuid not null,
  "effect" text not null,
  "target" uuid not null,
  "idem" text not null unique,
  "state" text not null default 'todo',
  "attempts" int not null default 0,
  "last_error" text,
  "due_at" timestamptz not null default now(),
  "done_at" timestamptz
);
create index on outbox (due_at) where state='todo';
create table receipt (
  "id" uuid not null primary key,
  "event_id" uuid not null,
  "person_id" uuid not null,
  "leaf_hash" bytea not null,
  "promised_by" timestamptz not null,
  "log_signature" bytea
);
create table organisation_number (
  "organisation_id" uuid not null,
  "kind" text not null,
  "year" int not null,
  "last" int not null,
  primary key (organisation_id, kind, year)
);
create table draft_access (
  "id" uuid not null primary key,
  "dispute_id" uuid not null,
  "token_hash" bytea not null unique,
  "code_hash" bytea not null unique,
  "expires_at" timestamptz not null,
  "revoked_at" timestamptz
);

-- trail: one chain per dispute (or organisation, or the platform)
create table trail_chain (
  id uuid primary key, kind text not null check (kind in ('dispute','organisation','platform')),
  pseudonym text not null unique default replace(gen_random_uuid()::text,'-',''),
  seq bigint not null default 0, hash bytea not null default decode(repeat('00',32),'hex'), last_at timestamptz not null default '-infinity');
create table trail_actor (chain_id uuid not null references trail_chain, person_id uuid not null, pseudonym text not null default replace(gen_random_uuid()::text,'-',''), primary key (chain_id, person_id), unique (chain_id, pseudonym));
create table trail_event (
  id uuid primary key default gen_random_uuid(),
  chain_id uuid not null references trail_chain, seq bigint not null, at timestamptz not null,
  type text not null check (type ~ '^[A-Za-z0-9.]{1,64}$'), actor_role text not null check (actor_role ~ '^[A-Za-z]{1,24}$'),
  actor text not null check (actor ~ '^[A-Za-z0-9]{1,64}$'),
  commitment bytea not null check (octet_length(commitment)=32), doc_sha256 bytea check (octet_length(doc_sha256)=32),
  prev_hash bytea not null, leaf text not null, leaf_hash bytea not null unique,
  workflow text, wf_version int, subject_id uuid, subject_seq int, from_state text, event text, to_state text,
  prev_subject_seq int generated always as (nullif(subject_seq-1,0)) stored,
  unique (chain_id, seq),
  unique (workflow, subject_id, subject_seq),
  unique (workflow, subject_id, subject_seq, to_state),
  check (num_nulls(workflow,wf_version,subject_id,subject_seq,from_state,event,to_state) in (0,7)),
  check ((subject_seq=1) = (from_state='none')),
  constraint legal_transition foreign key (workflow,wf_version,from_state,event,to_state) references workflow_rule (workflow,version,from_state,event,to_state),
  constraint unbroken_history foreign key (workflow,subject_id,prev_subject_seq,from_state) references trail_event (workflow,subject_id,subject_seq,to_state));
create index on trail_event (type, at);
create table trail_payload (event_id uuid primary key references trail_event, salt bytea check (octet_length(salt)=32), cipher bytea, erased_at timestamptz, check ((erased_at is null) = (salt is not null)));

alter table area add foreign key (parent_id) references area;
alter table court add foreign key (area_id) references area;
alter table court add foreign key (parent_id) references court;
alter table court_number add foreign key (court_id) references court;
alter table organisation add foreign key (area_id) references area;
alter table organisation add foreign key (parent_id) references organisation;
alter table organisation_court add foreign key (organisation_id) references organisation;
alter table organisation_court add foreign key (court_id) references court;
alter table contact add foreign key (person_id) references person;
alter table credential add foreign key (person_id) references person;
alter table one_time_code add foreign key (person_id) references person;
alter table login_session add foreign key (person_id) references person;
alter table staff_role add foreign key (person_id) references person;
alter table staff_role add foreign key (organisation_id) references organisation;
alter table staff_role add foreign key (court_id) references court;
alter table staff_role add foreign key (area_id) references area;
alter table staff_role add foreign key (granted_by) references person;
alter table mediator add foreign key (person_id) references person;
alter table mediator add foreign key (organisation_id) references organisation;
alter table mediator_skill add foreign key (mediator_id) references mediator;
alter table mediator_qualification add foreign key (mediator_id) references mediator;
alter table mediator_hours add foreign key (mediator_id) references mediator;
alter table mediator_leave add foreign key (mediator_id) references mediator;
alter table dispute add foreign key (area_id) references area;
alter table dispute add foreign key (organisation_id) references organisation;
alter table dispute add foreign key (mediator_id) references mediator;
alter table dispute add foreign key (court_id) references court;
alter table dispute_relation add foreign key (from_id) references dispute;
alter table dispute_relation add foreign key (to_id) references dispute;
alter table party add foreign key (dispute_id) references dispute;
alter table party add foreign key (person_id) references person;
alter table claim add foreign key (dispute_id) references dispute;
alter table claim add foreign key (party_id) references party;
alter table claim_answer add foreign key (claim_id) references claim;
alter table claim_answer add foreign key (party_id) references party;
alter table power_of_attorney add foreign key (party_id) references party;
alter table power_of_attorney add foreign key (agent_id) references person;
alter table consent add foreign key (person_id) references person;
alter table consent add foreign key (dispute_id) references dispute;
alter table service_address add foreign key (party_id) references party;
alter table service_address add foreign key (contact_id) references contact;
alter table invitation add foreign key (dispute_id) references dispute;
alter table invitation add foreign key (party_id) references party;
alter table contact_attempt add foreign key (invitation_id) references invitation;
alter table contact_attempt add foreign key (by_id) references person;
alter table assignment add foreign key (dispute_id) references dispute;
alter table assignment add foreign key (person_id) references person;
alter table assignment add foreign key (mediator_id) references mediator;
alter table disclosure_answer add foreign key (assignment_id) references assignment;
alter table disclosure_answer add foreign key (party_id) references party;
alter table challenge add foreign key (assignment_id) references assignment;
alter table challenge add foreign key (party_id) references party;
alter table challenge add foreign key (decided_by) references person;
alter table assent add foreign key (dispute_id) references dispute;
alter table assent add foreign key (party_id) references party;
alter table assent add foreign key (person_id) references person;
alter table identity_check add foreign key (dispute_id) references dispute;
alter table identity_check add foreign key (person_id) references person;
alter table identity_check add foreign key (checker_id) references person;
alter table session add foreign key (dispute_id) references dispute;
alter table possible_window add foreign key (dispute_id) references dispute;
alter table possible_window add foreign key (party_id) references party;
alter table booking add foreign key (session_id) references session;
alter table room add foreign key (session_id) references session;
alter table seat add foreign key (session_id) references session;
alter table seat add foreign key (room_id) references room;
alter table seat add foreign key (person_id) references person;
alter table attendance add foreign key (seat_id) references seat;
alter table record_entry add foreign key (session_id) references session;
alter table record_entry add foreign key (by_id) references person;
alter table record_confirmation add foreign key (session_id) references session;
alter table record_confirmation add foreign key (person_id) references person;
alter table undisputed_fact add foreign key (dispute_id) references dispute;
alter table message add foreign key (dispute_id) references dispute;
alter table message add foreign key (by_id) references person;
alter table private_note add foreign key (dispute_id) references dispute;
alter table private_note add foreign key (author_id) references person;
alter table evidence_item add foreign key (dispute_id) references dispute;
alter table evidence_item add foreign key (party_id) references party;
alter table upload add foreign key (evidence_id) references evidence_item;
alter table upload_part add foreign key (upload_id) references upload;
alter table evidence_comment add foreign key (evidence_id) references evidence_item;
alter table evidence_comment add foreign key (party_id) references party;
alter table offer add foreign key (dispute_id) references dispute;
alter table offer add foreign key (party_id) references party;
alter table offer add foreign key (counters_id) references offer;
alter table bid_round add foreign key (dispute_id) references dispute;
alter table bid add foreign key (round_id) references bid_round;
alter table agreement_version add foreign key (dispute_id) references dispute;
alter table clause add foreign key (version_id) references agreement_version;
alter table clause add foreign key (payer_id) references party;
alter table clause add foreign key (payee_id) references party;
alter table clause_read add foreign key (version_id) references agreement_version;
alter table clause_read add foreign key (person_id) references person;
alter table lint_finding add foreign key (version_id) references agreement_version;
alter table lint_finding add foreign key (clause_id) references clause;
alter table signer_slot add foreign key (version_id) references agreement_version;
alter table signer_slot add foreign key (party_id) references party;
alter table signer_slot add foreign key (person_id) references person;
alter table signer_slot add foreign key (organisation_id) references organisation;
alter table signature_intent add foreign key (version_id) references agreement_version;
alter table signature_intent add foreign key (person_id) references person;
alter table signature_intent add foreign key (code_id) references one_time_code;
alter table signature add foreign key (intent_id) references signature_intent;
alter table signature add foreign key (version_id) references agreement_version;
alter table signature add foreign key (person_id) references person;
alter table signature add foreign key (for_party_id) references party;
alter table signature_cover add foreign key (slot_id) references signer_slot;
alter table signature_cover add foreign key (signature_id) references signature;
alter table document add foreign key (dispute_id) references dispute;
alter table document add foreign key (version_id) references agreement_version;
alter table document add foreign key (superseded_by) references document;
alter table document_revision add foreign key (document_id) references document;
alter table confirmation_case add foreign key (dispute_id) references dispute;
alter table confirmation_case add foreign key (version_id) references agreement_version;
alter table confirmation_case add foreign key (court_id) references court;
alter table confirmation_case add foreign key (judge_id) references person;
alter table confirmation_case add foreign key (clerk_id) references person;
alter table court_return add foreign key (case_id) references confirmation_case;
alter table court_return add foreign key (clause_id) references clause;
alter table court_check add foreign key (case_id) references confirmation_case;
alter table court_check add foreign key (by_id) references person;
alter table performance_item add foreign key (dispute_id) references dispute;
alter table performance_item add foreign key (version_id) references agreement_version;
alter table performance_item add foreign key (clause_id) references clause;
alter table performance_item add foreign key (debtor_id) references party;
alter table performance_item add foreign key (creditor_id) references party;
alter table payment add foreign key (item_id) references performance_item;
alter table payment add foreign key (evidence_id) references evidence_item;
alter table deadline add foreign key (dispute_id) references dispute;
alter table notice add foreign key (dispute_id) references dispute;
alter table notice add foreign key (person_id) references person;
alter table notice add foreign key (contact_id) references contact;
alter table service_proof add foreign key (document_id) references document;
alter table service_proof add foreign key (party_id) references party;
alter table service_proof add foreign key (notice_id) references notice;
alter table supervision_task add foreign key (dispute_id) references dispute;
alter table supervision_task add foreign key (raised_by) references person;
alter table supervision_task add foreign key (assignee_id) references person;
alter table rating add foreign key (dispute_id) references dispute;
alter table rating add foreign key (party_id) references party;
alter table receipt add foreign key (person_id) references person;
alter table signer_slot add foreign key (case_id) references confirmation_case;
alter table signature_intent add foreign key (case_id) references confirmation_case;
alter table signature add foreign key (case_id) references confirmation_case;
alter table agreement_version add foreign key (corrects_case_id) references confirmation_case;
alter table signature add foreign key (revision_id) references document_revision;
alter table power_of_attorney add foreign key (document_id) references document;
alter table organisation_number add foreign key (organisation_id) references organisation;
alter table draft_access add foreign key (dispute_id) references dispute;
alter table document add foreign key (case_id) references confirmation_case;
alter table outbox add foreign key (event_id) references trail_event;
alter table receipt add foreign key (event_id) references trail_event;

create function move_subject() returns trigger language plpgsql as $$
declare n int; begin
  if new.workflow is null then return null; end if;
  case new.workflow
    when 'dispute' then update dispute set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'session' then update session set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'agreementVersion' then update agreement_version set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'confirmationCase' then update confirmation_case set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'performanceItem' then update performance_item set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'supervisionTask' then update supervision_task set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'invitation' then update invitation set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'assignment' then update assignment set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'evidenceItem' then update evidence_item set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'identityCheck' then update identity_check set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'offer' then update offer set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
    when 'bidRound' then update bid_round set state=new.to_state, state_seq=new.subject_seq, state_since=new.at where id=new.subject_id and state_seq=new.subject_seq-1 and state=new.from_state;
  end case;
  get diagnostics n = row_count;
  if n <> 1 then raise exception 'subject moved on' using errcode='40001'; end if;
  return null; end $$;
create trigger move_subject after insert on trail_event for each row execute function move_subject();
create function refuse_change() returns trigger language plpgsql as $$ begin
  raise exception '% on % is never allowed', tg_op, tg_table_name using errcode='YH001'; end $$;
create trigger append_only before update or delete on trail_event for each row execute function refuse_change();
create trigger no_truncate before truncate on trail_event for each statement execute function refuse_change();
create trigger append_only before update or delete on signature for each row execute function refuse_change();
create trigger append_only before update or delete on document_revision for each row execute function refuse_change();

create function lock_chain(p_chain uuid) returns bigint language sql security definer set search_path=public,pg_temp as
  $$ select seq from trail_chain where id=p_chain for no key update $$;

create function append_event(p_chain uuid, p_type text, p_role text, p_actor text, p_commitment bytea, p_doc bytea, p_salt bytea, p_cipher bytea,
  p_workflow text default null, p_version int default null, p_subject uuid default null, p_from text default null, p_event text default null, p_to text default null)
returns table (event_id uuid, seq bigint, at timestamptz, leaf text, leaf_hash bytea)
language plpgsql security definer set search_path=public,pg_temp as $$
#variable_conflict use_column
declare c trail_chain; t timestamptz; s int; l text; h bytea; i uuid; begin
  select * into strict c from trail_chain where id=p_chain for no key update;      -- one writer per dispute; child rows may still reference it
  t := date_trunc('microseconds', greatest(clock_timestamp(), c.last_at));         -- never back in time inside a chain
  if p_workflow is not null then
    select coalesce(max(e.subject_seq),0)+1 into s from trail_event e where e.workflow=p_workflow and e.subject_id=p_subject;
  end if;
  l := '{"actor":"'||p_actor||'","at":"'||to_char(t at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.US"Z"')||'","chain":"'||c.pseudonym
    ||'","commit":"'||encode(p_commitment,'hex')||'"'||coalesce(',"doc":"'||encode(p_doc,'hex')||'"','')||coalesce(',"from":"'||p_from||'"','')
    ||',"prev":"'||encode(c.hash,'hex')||'","role":"'||p_role||'","seq":'||(c.seq+1)||coalesce(',"subject":"'||p_subject||'"','')
    ||coalesce(',"to":"'||p_to||'"','')||',"type":"'||p_type||'","v":1}';            -- RFC 8785 by construction: sorted keys, ASCII tokens only
  h := sha256('\x00'::bytea || convert_to(l,'UTF8'));                                -- = RFC 6962 leaf hash
  insert into trail_event as e (chain_id,seq,at,type,actor_role,actor,commitment,doc_sha256,prev_hash,leaf,leaf_hash,workflow,wf_version,subject_id,subject_seq,from_state,event,to_state)
    values (p_chain,c.seq+1,t,p_type,p_role,p_actor,p_commitment,p_doc,c.hash,l,h,p_workflow,p_version,p_subject,s,p_from,p_event,p_to) returning e.id into i;
  insert into trail_payload (event_id,salt,cipher) values (i,p_salt,p_cipher);
  update trail_chain x set seq=c.seq+1, hash=h, last_at=t where x.id=p_chain;
  return query select i, c.seq+1, t, l, h; end $$;

-- every noun with a life: its state is the last transition; the key alone would allow going back to an older one, so the trigger allows one step forward only
create function state_forward() returns trigger language plpgsql as $$ begin
  if (new.state, new.state_seq, new.wf_version, new.id) is distinct from (old.state, old.state_seq, old.wf_version, old.id)
     and (new.state_seq <> old.state_seq+1 or new.id <> old.id or new.wf_version <> old.wf_version) then
    raise exception 'state is moved by events only' using errcode='YH007'; end if;
  return new; end $$;
do $$ declare t text; begin
  foreach t in array array['dispute','session','agreement_version','confirmation_case','performance_item','supervision_task','invitation','assignment','evidence_item','identity_check','offer','bid_round'] loop
    execute format('alter table %I add constraint %I foreign key (workflow,id,state_seq,state) references trail_event (workflow,subject_id,subject_seq,to_state) deferrable initially deferred', t, t||'_state_is_last_event');
    execute format('create trigger state_forward before update on %I for each row execute function state_forward()', t);
  end loop; end $$;

create function signature_guard() returns trigger language plpgsql security definer set search_path=public,pg_temp as $$
declare v agreement_version; begin
  if new.version_id is not null then
    select * into strict v from agreement_version where id=new.version_id for share;  -- waits for a concurrent amend, then sees it
    if v.state <> 'signing' or v.body_sha256 <> new.body_sha256 then
      raise exception 'version % is %, not the text you read', v.version_no, v.state using errcode='YH002'; end if;
  end if;
  if tg_table_name='signature' then
    if not exists (select 1 from signature_intent i where i.id=new.intent_id and i.state in ('wait','signing') and i.body_sha256=new.body_sha256
      and i.person_id is not distinct from new.person_id and i.version_id is not distinct from new.version_id and i.case_id is not distinct from new.case_id)
    then raise exception 'no intent' using errcode='YH004'; end if;
    update signature_intent set state='stored' where id=new.intent_id;
  end if;
  return new; end $$;
create trigger signature_guard before insert on signature for each row execute function signature_guard();
create trigger signature_guard before insert on signature_intent for each row execute function signature_guard();

create function cover_guard() returns trigger language plpgsql as $$ begin
  if not exists (select 1 from signer_slot s join signature g on g.id=new.signature_id where s.id=new.slot_id
     and s.version_id is not distinct from g.version_id and s.case_id is not distinct from g.case_id)
  then raise exception 'slot of another object' using errcode='YH005'; end if; return new; end $$;
create trigger cover_guard before insert on signature_cover for each row execute function cover_guard();

create function version_guard() returns trigger language plpgsql security definer set search_path=public,pg_temp as $$ begin
  if new.state='effective' and old.state<>'effective' and not new.is_oral then
    if not exists (select 1 from signer_slot where version_id=new.id) or exists (select 1 from signer_slot s where s.version_id=new.id and not exists (select 1 from signature_cover c where c.slot_id=s.id))
    then raise exception 'a required signature is missing' using errcode='YH003'; end if;
    new.effective_at := (select max(signed_at) from signature where version_id=new.id);
  elsif new.effective_at is distinct from old.effective_at then raise exception 'effective_at is computed' using errcode='YH003'; end if;
  if old.state not in ('none','draft') and (new.body, new.body_sha256) is distinct from (old.body, old.body_sha256) and not (old.state='reading' and new.state='draft') and new.body is not null
  then raise exception 'the text is frozen' using errcode='YH006'; end if;
  return new; end $$;
create trigger version_guard before update on agreement_version for each row execute function version_guard();

create function erase_dispute(p uuid) returns void language sql security definer set search_path=public,pg_temp as $$
  update dispute_key set wrapped_dek=null, destroyed_at=now() where dispute_id=p;
  update trail_payload t set salt=null, cipher=null, erased_at=now() from trail_event e where e.id=t.event_id and e.chain_id=p and t.erased_at is null; $$;

do $$ begin
  if not exists (select 1 from pg_roles where rolname='yanhe_app') then create role yanhe_app login; end if;
  if not exists (select 1 from pg_roles where rolname='yanhe_erase') then create role yanhe_erase login; end if;
end $$;
grant usage on schema public to yanhe_app, yanhe_erase;
grant select, insert, update, delete on all tables in schema public to yanhe_app;
revoke insert, update, delete on trail_event, trail_payload, workflow_rule, workflow_state from yanhe_app;
revoke update, delete on trail_chain, signature, document_revision, signature_cover, receipt from yanhe_app;
revoke delete on dispute, session, agreement_version, confirmation_case, performance_item, supervision_task, invitation, assignment, evidence_item, identity_check, offer, bid_round, party, consent, notice, document from yanhe_app;
revoke execute on all functions in schema public from public;
grant execute on function append_event, lock_chain to yanhe_app;
grant execute on function erase_dispute to yanhe_erase;
