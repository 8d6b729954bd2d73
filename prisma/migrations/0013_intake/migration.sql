-- A phone that photographs evidence for a draft which is written elsewhere. The link opens once and is then spent;
-- what the phone holds afterwards is the grant. Neither is kept itself.
create table handover (
  id uuid not null primary key,
  dispute_id uuid not null references dispute,
  token_hash bytea not null unique,
  grant_hash bytea unique,
  made_at timestamptz not null,
  opens_until timestamptz not null,
  opened_at timestamptz,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((opened_at is null) = (grant_hash is null)),
  check (opens_until <= ends_at)
);
create index on handover (dispute_id);
grant select, insert, update on handover to yanhe_app;
alter table evidence_item add column handover_id uuid references handover;
-- What the applicant says in his own voice instead of writing it: read by whoever reads the account.
alter table evidence_item add column is_account bool not null default false;
