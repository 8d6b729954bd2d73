-- A draft that is given up, or replaced before anybody read it, never had a frozen text.
alter table agreement_version drop constraint agreement_version_check;
alter table agreement_version add constraint text_is_frozen
  check (state in ('none', 'draft', 'abandoned', 'superseded') or is_oral or body_sha256 is not null);
