import type { Client } from 'pg'

/** A sentence about the record that must always be true, with a query that finds what breaks it. */
interface Invariant {
  readonly key: string
  readonly says: string
  /** Gives one row with the id of each offender. */
  readonly sql: string
}

/** Nouns with a life and the workflow of each. */
const nouns: Readonly<Record<string, string>> = {
  dispute: 'dispute',
  session: 'session',
  agreement_version: 'agreementVersion',
  confirmation_case: 'confirmationCase',
  invitation: 'invitation',
  assignment: 'assignment',
  evidence_item: 'evidenceItem',
  identity_check: 'identityCheck',
  offer: 'offer',
  bid_round: 'bidRound',
  performance_item: 'performanceItem',
  supervision_task: 'supervisionTask',
}
const OPEN_CASE = `('lodged','returned','accepted','inquiring','supplementOrdered','awaitingRuling')`

const invariants: readonly Invariant[] = [
  ...Object.entries(nouns).map(([table, workflow]) => ({
    key: `state-${table}`,
    says: `the state of every ${table} is where its last transition led`,
    sql: `select t.id from ${table} t left join trail_event e
            on e.workflow = '${workflow}' and e.subject_id = t.id and e.subject_seq = t.state_seq
          where e.to_state is distinct from t.state`,
  })),
  {
    key: 'trail-chain',
    says: 'the trail of every dispute is one unbroken chain in order of time',
    sql: `select id from (
            select id, seq, prev_hash, at, lag(leaf_hash) over w as lh, lag(seq) over w as ls, lag(at) over w as la
              from trail_event window w as (partition by chain_id order by seq)) x
          where seq <> coalesce(ls, 0) + 1 or at < la
             or prev_hash is distinct from coalesce(lh, decode(repeat('00', 32), 'hex'))`,
  },
  {
    key: 'trail-hash',
    says: 'every entry of the trail hashes to its stored hash',
    sql: `select id from trail_event where leaf_hash <> sha256('\\x00'::bytea || convert_to(leaf, 'UTF8'))`,
  },
  {
    key: 'legal-transitions',
    says: 'no transition lies outside the tables',
    sql: `select id from trail_event e where workflow is not null and not exists (
            select 1 from workflow_rule r where (r.workflow, r.version, r.from_state, r.event, r.to_state)
                                              = (e.workflow, e.wf_version, e.from_state, e.event, e.to_state))`,
  },
  {
    key: 'effective-at',
    says: 'a text is in force from its last required signature, and never with an open place',
    sql: `select v.id from agreement_version v
          where v.is_oral = false and v.state in ('effective', 'superseded', 'annulled') and v.effective_at is distinct from
            (case when exists (select 1 from signer_slot s where s.version_id = v.id
                                 and not exists (select 1 from signature_cover c where c.slot_id = s.id)) then null
                  else (select max(g.signed_at) from signature g where g.version_id = v.id) end)`,
  },
  {
    key: 'one-text',
    says: 'at most one text of a dispute is being written, and one in force',
    sql: `select dispute_id as id from agreement_version where state in ('draft', 'reading', 'signing')
            group by 1 having count(*) > 1
          union all
          select dispute_id from agreement_version where state = 'effective' group by 1 having count(*) > 1`,
  },
  {
    key: 'signed-text',
    says: 'every signature is on the text of its version, after its intent',
    sql: `select g.id from signature g join agreement_version v on v.id = g.version_id
           where g.body_sha256 <> v.body_sha256
          union all
          select g.id from signature g left join signature_intent i on i.id = g.intent_id where i.id is null`,
  },
  {
    key: 'in-force',
    says: 'a dispute in force has a text in force',
    sql: `select d.id from dispute d
           where d.state in ('effective', 'confirming', 'confirmed', 'performing', 'enforcing')
             and not exists (select 1 from agreement_version v where v.dispute_id = d.id and v.state = 'effective')`,
  },
  {
    key: 'court-open',
    says: 'a case is open at the court when the dispute says so, and only one',
    sql: `select d.id from dispute d where (d.state in ('confirming', 'correcting')) <> exists (
            select 1 from confirmation_case c where c.dispute_id = d.id and c.state in ${OPEN_CASE})
          union all
          select dispute_id from confirmation_case where state in ${OPEN_CASE} or state = 'collecting'
           group by 1 having count(*) > 1`,
  },
  {
    key: 'lodged-in-time',
    says: 'every application was lodged in time and signed by every party',
    sql: `select c.id from confirmation_case c where c.lodged_on > c.last_day
          union all
          select c.id from confirmation_case c join party p on p.dispute_id = c.dispute_id and p.left_at is null
           where c.lodged_on is not null
             and not exists (select 1 from signature g where g.case_id = c.id and g.for_party_id = p.id)`,
  },
  {
    key: 'decided-once',
    says: 'a decided case has its number, its judge and its day, and a confirmed dispute exactly one ruling that confirms',
    sql: `select id from confirmation_case where state in ('confirmed', 'dismissed')
            and (case_number is null or judge_id is null or ruling_kind is null)
          union all
          select d.id from dispute d where d.state = 'confirmed' and 1 <> (
            select count(*) from confirmation_case c where c.dispute_id = d.id and c.state = 'confirmed')`,
  },
  {
    key: 'instalments',
    says: 'instalments add up to their clause',
    sql: `select c.id from clause c join performance_item i on i.clause_id = c.id where c.kind = 'payment'
           group by c.id, c.total_fen having sum(i.amount_fen) <> c.total_fen`,
  },
  {
    key: 'double-booking',
    says: 'nobody and no room is booked twice at one time',
    sql: `select a.id from booking_claim a join booking_claim b on b.resource_id = a.resource_id
            and b.resource_kind = a.resource_kind and b.id > a.id and a.active and b.active
            and tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')`,
  },
  {
    key: 'rooms-apart',
    says: 'nobody sits in the private room of the other side, and parties are never in the mediators’ room',
    sql: `select s.id from seat s join room r on r.id = s.room_id join session x on x.id = s.session_id
          where s.closed_at is null and s.person_kind = 'party' and (r.kind = 'own' or (r.kind = 'caucus'
            and not exists (select 1 from party p where p.dispute_id = x.dispute_id
                              and p.person_id = s.person_id and p.side = r.side)))`,
  },
  {
    key: 'seats',
    says: 'nobody sits in a room without consent, and no seat outlives its session',
    sql: `select s.id from seat s join session x on x.id = s.session_id where s.closed_at is null
            and (x.state not in ('waiting', 'live', 'paused') or (s.person_kind = 'party' and not exists (
              select 1 from consent c where c.person_id = s.person_id and c.dispute_id = x.dispute_id
                 and c.step = 'video' and c.withdrawn_at is null)))`,
  },
  {
    key: 'deadlines',
    says: 'one open deadline for each key and subject; a closed dispute has none',
    sql: `select subject_id as id from deadline where met_at is null and cancelled_at is null and missed_at is null
           group by subject_id, key having count(*) > 1
          union all
          select d.id from deadline d join dispute x on x.id = d.dispute_id
           where x.state like 'closed%' and d.met_at is null and d.cancelled_at is null and d.missed_at is null
             and d.key not like 'objection.%' and d.key <> 'enforce.apply'`,
  },
  {
    key: 'owned',
    says: 'every dispute that goes on has a day by which something happens by itself',
    sql: `select d.id from dispute d join workflow_state w on w.workflow = 'dispute' and w.state = d.state
           where w.ends = 'no' and not exists (
             select 1 from deadline x where x.dispute_id = d.id and x.met_at is null and x.cancelled_at is null)`,
  },
  {
    key: 'open-texts',
    says: 'a text is open only where the dispute is about its text',
    sql: `select v.id from agreement_version v join dispute d on d.id = v.dispute_id
           where v.state in ('draft', 'reading', 'signing') and d.state not in ('drafting', 'signing', 'correcting')`,
  },
  {
    key: 'sealed-bids',
    says: 'sealed bids stay sealed until both are in',
    sql: `select b.id from bid b join bid_round r on r.id = b.round_id
           where b.amount_fen is not null and r.state <> 'overlap'`,
  },
  {
    key: 'forms',
    says: 'every form that was taken was answered',
    sql: `select key as id from idempotency where state <> 'done' and created_at < now() - interval '10 minutes'`,
  },
  {
    key: 'intents',
    says: 'every intent to sign was carried out or given up, or is still being tried',
    sql: `select i.id from signature_intent i where i.state in ('wait', 'signing')
            and i.created_at < now() - interval '10 minutes'
            and not exists (select 1 from outbox o where o.target = i.id and o.state = 'todo')`,
  },
  {
    key: 'outbox',
    says: 'every effect was done, or is still being tried',
    sql: `select id from outbox where state = 'dead' or (state = 'todo' and due_at < now() - interval '10 minutes')`,
  },
]

/** What breaks one sentence. */
export interface Finding {
  readonly key: string
  readonly says: string
  readonly ids: readonly string[]
}

/**
 * Asks the record every question.
 *
 * @param asOf the moment to which "is still being tried" refers: that of a backup, when the record comes from one.
 * @returns only what is broken.
 */
export async function checkRecord(client: Client, asOf?: Date): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { key, says, sql } of invariants) {
    const moment = asOf ? `timestamptz '${asOf.toISOString()}'` : 'now()'
    const { rows } = await client.query<{ id: string }>(sql.replaceAll('now()', moment))
    if (rows.length > 0) findings.push({ key, says, ids: rows.map(({ id }) => id) })
  }
  return findings
}

/** How many sentences are checked. */
export const invariantCount = invariants.length
