-- What is overwritten when a file is shown to others: [[at, bytes, hexadecimal put]], found when it was read; null: not yet.
alter table evidence_item add column details jsonb;
-- Whether the store keeps the object under a lock; null: not asked yet.
alter table evidence_item add column is_locked boolean;
-- Several pictures that are one item, in order.
alter table evidence_item add column set_id uuid;
alter table evidence_item add column set_no int;
alter table evidence_item add constraint set_has_order check ((set_id is null) = (set_no is null));
create unique index evidence_item_set on evidence_item (set_id, set_no);
-- A redacted copy is an object of its own and names the original and its fingerprint.
alter table evidence_item add column redacts_id uuid references evidence_item;
alter table evidence_item add column redacts_sha256 bytea;
alter table evidence_item add constraint redaction_names_original
  check ((redacts_id is null) = (redacts_sha256 is null) and redacts_id <> id);
create index evidence_item_redacts on evidence_item (redacts_id);
