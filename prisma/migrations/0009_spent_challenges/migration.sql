-- Challenges that a passkey has answered: each counts once. A row is of no use after its challenge has expired.
create table spent_challenge (hash bytea not null primary key, expires_at timestamptz not null);
create index on spent_challenge (expires_at);
grant select, insert, delete on spent_challenge to yanhe_app;
-- One passkey belongs to one person.
create unique index credential_passkey on credential ((public_data->>'credentialId')) where kind = 'passkey';
