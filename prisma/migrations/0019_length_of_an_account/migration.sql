-- How long a recorded account runs, as its container says. Longer than three minutes it is kept as evidence, not as the
-- account; the number then tells why.
alter table evidence_item add column account_seconds integer check (account_seconds >= 0);
