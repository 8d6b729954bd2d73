insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values
  ('session', 1, 'live', 'rearrange', 'live', 'OMR 16', '{mediator}');

-- Every side has a private room of its own, mediators have theirs, and more can be added: one open room for each place.
alter table room add column slot int not null default 0, add column label bytea;
drop index room_session_id_idx;
create unique index room_one_for_each_place on room (session_id, kind, coalesce(side, ''), slot) where closed_at is null;
alter table room add constraint room_added_has_number check ((kind = 'extra') = (slot > 0) and slot <= 9);
-- Nobody, mediators included, sits in two rooms of one session.
drop index seat_session_id_person_id_idx;
create unique index seat_one_for_each_person on seat (session_id, person_id) where closed_at is null;

-- Whoever writes: the private room of a side takes nobody of the other side, and the mediators' room mediators only.
create function seat_fits_room() returns trigger language plpgsql as $$
declare
  place room%rowtype;
begin
  select * into place from room where id = new.room_id;
  if place.session_id <> new.session_id then
    raise exception 'the room is of another session' using errcode = '23514', constraint = 'seat_fits_room';
  end if;
  if new.person_kind = 'mediator' then
    if place.kind = 'lobby' then
      raise exception 'mediators do not wait' using errcode = '23514', constraint = 'seat_fits_room';
    end if;
    return new;
  end if;
  if place.kind in ('own', 'agents') or (place.kind = 'caucus' and not exists (
    select 1 from party p join session s on s.dispute_id = p.dispute_id
     where s.id = new.session_id and p.person_id = new.person_id and p.side = place.side and p.left_at is null
  )) then
    raise exception 'this room is not for this person' using errcode = '23514', constraint = 'seat_fits_room';
  end if;
  return new;
end $$;
create trigger seat_fits_room before insert or update of room_id, person_id on seat
  for each row execute function seat_fits_room();

-- Where each person belongs when he is let in, or when everybody comes back after a break.
create table seat_plan (
  session_id uuid not null references session,
  person_id uuid not null references person,
  room text not null check (room <> 'waiting'),
  primary key (session_id, person_id)
);
-- What passes between rooms: a knock, words to all rooms, a silent call for help. None of it goes into the trail, which the
-- other side may read.
create table session_signal (
  id uuid not null primary key,
  session_id uuid not null references session,
  person_id uuid not null references person,
  kind text not null check (kind in ('knock', 'broadcast', 'help', 'notAlone')),
  room text,
  words bytea,
  at timestamptz not null,
  seen_at timestamptz,
  check ((kind = 'knock') = (room is not null)),
  check ((kind = 'broadcast') = (words is not null))
);
create index on session_signal (session_id, at);
create table agenda_item (
  session_id uuid not null references session,
  no int not null check (no between 1 and 30),
  title bytea,
  done_at timestamptz,
  primary key (session_id, no)
);
-- For how long each person has spoken while both sides were together.
create table speaking_time (
  session_id uuid not null references session,
  person_id uuid not null references person,
  ms bigint not null check (ms >= 0),
  primary key (session_id, person_id)
);
grant select, insert, update, delete on seat_plan, agenda_item, speaking_time to yanhe_app;
grant select, insert, update on session_signal to yanhe_app;
