-- Until when the newest timestamp over a whole paper can be judged: before, the paper goes to the archive anew.
alter table document_revision add column stamp_until timestamptz;
create index document_revision_stamp on document_revision (stamp_until) where stamp_until is not null;
