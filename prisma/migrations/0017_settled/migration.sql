-- What counts, from each moment on, in place of what the program ships with: rules, the words of messages, reasons. The
-- newest row of a key counts; the earlier ones say what counted before, so that what a court asked for is read in the
-- words of its day.
create table settled_value (
  id uuid primary key,
  kind text not null check (kind in ('rule', 'notice', 'reason', 'authority')),
  key uuid not null,
  from_at timestamptz not null,
  body jsonb not null
);
create index on settled_value (kind, key, from_at);
create trigger append_only before update or delete on settled_value for each row execute function refuse_change();
create trigger no_truncate before truncate on settled_value for each statement execute function refuse_change();
grant select, insert on settled_value to yanhe_app;

-- A deadline keeps the length with which it began, also when it is counted anew after a rule was changed.
alter table deadline add column amount int check (amount >= 0);

-- When a court named a reason: it is read in the words of that day.
alter table court_return add column at timestamptz;

-- Reasons may be added; each keeps its number for ever.
alter table court_return drop constraint court_return_reason_check;
alter table court_return add constraint court_return_reason_check check (reason ~ '^R[1-9][0-9]{0,3}$');
