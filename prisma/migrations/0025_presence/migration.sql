-- The last sign of life of each mediator's console, and the last one that came out of a room.
create table mediator_beat (
  session_id uuid not null references session,
  person_id uuid not null references person,
  at timestamptz not null,
  here_at timestamptz,
  primary key (session_id, person_id)
);
grant select, insert, update, delete on mediator_beat to yanhe_app;
-- Why everybody waits, and until when a break was announced.
alter table session
  add column pause_cause text check (pause_cause in ('break', 'lost', 'safety', 'consent')),
  add column pause_until timestamptz;
