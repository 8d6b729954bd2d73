-- What administrators settle: one document for each thing, in versions that only follow one another. `before` is how the
-- thing stood when the version was published, so that who reads the history sees what was changed, and so that a version
-- that waits for its day changes only what its author changed.
create table setting_version (
  kind text not null check (kind ~ '^[a-z][A-Za-z]{1,31}$'),
  key uuid not null,
  version int not null check (version >= 1),
  before jsonb,
  body jsonb not null,
  note text not null,
  effective_at timestamptz not null,
  published_at timestamptz not null,
  published_by uuid not null references person,
  draft_id uuid not null unique,
  primary key (kind, key, version)
);
-- What became of a version: applied on its day, withdrawn before it, or refused because things had moved on.
create table setting_outcome (
  kind text not null,
  key uuid not null,
  version int not null,
  outcome text not null check (outcome in ('applied', 'withdrawn', 'refused')),
  reason text,
  at timestamptz not null,
  by_id uuid references person,
  primary key (kind, key, version),
  foreign key (kind, key, version) references setting_version
);
create trigger append_only before update or delete on setting_version for each row execute function refuse_change();
create trigger no_truncate before truncate on setting_version for each statement execute function refuse_change();
create trigger append_only before update or delete on setting_outcome for each row execute function refuse_change();
create trigger no_truncate before truncate on setting_outcome for each statement execute function refuse_change();

-- What somebody is writing: one draft for each author and thing. It counts for nothing until it is published.
create table setting_draft (
  id uuid primary key,
  kind text not null,
  key uuid not null,
  author_id uuid not null references person,
  base_version int not null,
  before jsonb,
  body jsonb not null,
  note text not null,
  effective_on date not null,
  drafted_at timestamptz not null,
  unique (kind, key, author_id)
);
grant select, insert on setting_version, setting_outcome to yanhe_app;
grant select, insert, update, delete on setting_draft to yanhe_app;

-- When the end of a post had been seen to: its holder's sessions are closed.
alter table staff_role add column closed_at timestamptz;
create index on staff_role (valid_to) where closed_at is null;

alter table court
  add column address text not null default '',
  add column phone text not null default '',
  add column calendar_url text not null default '';

-- The acts of administrators stand in one chain of the platform, those on an organisation in a chain of its own.
insert into trail_chain (id, kind) values ('00000000-0000-7000-8004-000000000001', 'platform');
