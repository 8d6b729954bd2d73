/** Tables of the making only, and the walk along one chain: what `append_event` would write, event by event. */
export const prepareSql = `
  create temp table bench_person (n int primary key, id uuid not null);
  create temp table bench_dispute (n int primary key, id uuid not null, life int not null, starts_at timestamptz not null,
    pseudonym text not null default replace(gen_random_uuid()::text, '-', ''), assignment uuid, mediator_of uuid, mediator_person uuid);
  create temp table bench_step (life int, step int, workflow text, version int, subject_seq int, from_state text, event text,
    to_state text, role text, primary key (life, step));
  create or replace function pg_temp.trail_of(given bench_dispute)
  returns table (step int, at timestamptz, type text, role text, commitment bytea, prev bytea, leaf text, hash bytea,
    workflow text, version int, subject uuid, subject_seq int, from_state text, event text, to_state text)
  language plpgsql as $$
  declare s bench_step; begin
    hash := decode(repeat('00', 32), 'hex');
    for s in select * from bench_step l where l.life = given.life order by l.step loop
      step := s.step; at := given.starts_at + s.step * interval '5 hours'; type := s.workflow || '.' || s.event; role := s.role;
      commitment := sha256(convert_to(given.pseudonym || s.step, 'UTF8')); prev := hash;
      workflow := s.workflow; version := s.version; subject_seq := s.subject_seq;
      subject := case when s.workflow = 'assignment' then given.assignment else given.id end;
      from_state := s.from_state; event := s.event; to_state := s.to_state;
      leaf := '{"actor":"system","at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","chain":"'
        || given.pseudonym || '","commit":"' || encode(commitment, 'hex') || '","from":"' || from_state || '","prev":"'
        || encode(prev, 'hex') || '","role":"' || role || '","seq":' || step || ',"subject":"' || subject || '","to":"'
        || to_state || '","type":"' || type || '","v":1}';
      hash := sha256('\\x00'::bytea || convert_to(leaf, 'UTF8'));
      return next;
    end loop; end $$`

/** Two people for each dispute, never the same; everybody agreed to everything that a session asks. */
export const partiesSql = `
  insert into party (id, dispute_id, person_id, side, ordinal, joined_at)
  select uuidv7(), d.id, p.id, s.side, 1, d.starts_at
  from bench_dispute d cross join (values ('applicant', 0), ('respondent', 1)) s(side, add)
    join bench_person p on p.n = ((d.n::bigint * 7919 + s.add * (1 + d.n % ($1::int - 1))) % $1::int)::int`

/** The trail of the disputes from one number to another. Payloads are left out as after an erasure: no list reads them. */
export const trailSql = `
  with written as (
    insert into trail_event (id, chain_id, seq, at, type, actor_role, actor, commitment, prev_hash, leaf, leaf_hash,
        workflow, wf_version, subject_id, subject_seq, from_state, event, to_state)
      select uuidv7(), d.id, t.step, t.at, t.type, t.role, 'system', t.commitment, t.prev, t.leaf, t.hash,
        t.workflow, t.version, t.subject, t.subject_seq, t.from_state, t.event, t.to_state
      from bench_dispute d cross join lateral pg_temp.trail_of(d) t where d.n >= $1::int and d.n < $2::int
      returning id, at)
  insert into trail_payload (event_id, erased_at) select id, at from written`

/** The head of each chain, and the assignment with where its last event led. */
export const chainsSql = `
  with last as (select life, max(step) as step from bench_step group by life),
    head as (insert into trail_chain (id, kind, pseudonym, seq, hash, last_at)
      select d.id, 'dispute', d.pseudonym, e.seq, e.leaf_hash, e.at from bench_dispute d join last l on l.life = d.life
        join trail_event e on e.chain_id = d.id and e.seq = l.step),
    office as (select distinct on (life) life, subject_seq, to_state, step from bench_step where workflow = 'assignment'
      order by life, step desc)
  insert into assignment (id, dispute_id, state, state_seq, state_since, person_id, mediator_id, capacity, named_by)
    select d.assignment, d.id, o.to_state, o.subject_seq, d.starts_at + o.step * interval '5 hours', d.mediator_person,
      d.mediator_of, 'lead', 'parties' from bench_dispute d join office o on o.life = d.life where d.assignment is not null`

/** The deadline that runs for each dispute that goes on, begun by its last event. */
export const deadlinesSql = `
  insert into deadline (id, dispute_id, subject_id, key, basis, start_event_id, starts_at, original_due_at, due_at)
  select uuidv7(), d.id, d.id, r.key, r.basis, e.id, e.at, d.due_on + interval '16 hours', d.due_on + interval '16 hours'
  from json_to_recordset($1::json) as r(state text, key text, basis text)
    join dispute d on d.state = r.state and d.closed_at is null and d.due_on is not null
    join bench_dispute b on b.id = d.id
    join trail_event e on e.workflow = 'dispute' and e.subject_id = d.id and e.subject_seq = d.state_seq`
