import { Prisma } from '#prisma/client.server.ts'
import { DomainError } from '../errors.ts'
import { type EventOf, type GuardName, targetOf, transitionOf, type WorkflowId, workflows } from '../workflow/index.ts'
import type { Role, TransitionRow } from '../workflow/types.ts'
import * as deadlines from './deadlines.server.ts'
import { keepSnapshot } from './documents.server.ts'
import { sendPlanned } from './notices.server.ts'
import { registry } from './registry.server.ts'
import { tableOf } from './tables.ts'
import { appendEvent } from './trail.server.ts'
import type { Act, EffectStep, Facts, Step, TrailEntry } from './types.ts'

interface Wanted<W extends WorkflowId = WorkflowId> {
  readonly act: Act
  readonly workflow: W
  readonly subjectId: string
  readonly event: EventOf<W>
  readonly facts: Facts
  /** False for what follows from another act. */
  readonly checkRole: boolean
}

interface Place {
  readonly state: string
  readonly version: number
}

async function placeOf(act: Act, workflow: WorkflowId, subjectId: string): Promise<Place> {
  const rows = await act.tx.$queryRaw<{ state: string; wf_version: number }[]>(
    Prisma.sql`select state, wf_version from ${Prisma.raw(tableOf[workflow])} where id = ${subjectId}::uuid`,
  )
  const row = rows[0]
  if (!row) throw new DomainError('dispute/unknown')
  return { state: row.state, version: row.wf_version }
}

const allowedRole = (row: TransitionRow, roles: ReadonlySet<Role>): Role | null =>
  row.by.find((role) => roles.has(role)) ?? null

/** The role under which the trail names the actor: the side of a party, not just that he is one. */
function nameOfRole(row: TransitionRow, roles: ReadonlySet<Role>): Role {
  const allowed = allowedRole(row, roles)
  if (allowed !== 'party') return allowed ?? 'system'
  return roles.has('applicant') ? 'applicant' : roles.has('respondent') ? 'respondent' : 'party'
}

async function unmetGuards(step: Step, row: TransitionRow): Promise<GuardName[]> {
  const unmet: GuardName[] = []
  for (const name of row.needs as readonly GuardName[]) {
    const guard = registry().guards[name]
    if (!guard) throw new Error(`the guard ${name} is not implemented (${step.workflow}.${step.event})`)
    if (!(await guard(step))) unmet.push(name)
  }
  return unmet
}

/** The unmet guards of an event, or null when the state or the actor's role does not fit. */
export async function unmetOf(wanted: Wanted): Promise<GuardName[] | null> {
  const { act, workflow, subjectId, event, facts } = wanted
  const row = transitionOf(workflow, event as never)
  const place = await placeOf(act, workflow, subjectId)
  if (!row.from.includes(place.state) || !allowedRole(row, act.roles)) return null
  return unmetGuards({ act, workflow, event, subjectId, from: place.state, facts }, row)
}

/**
 * Moves one subject by one event: role, state, guards, the trail event (which moves the row), then the effects in the
 * order of the table, notices last.
 * @throws DomainError `dispute/not-allowed`, `state/moved-on`, or the first guard that does not hold.
 */
export async function move(wanted: Wanted): Promise<TrailEntry> {
  const { act, workflow, subjectId, event, facts } = wanted
  const row = transitionOf(workflow, event as never)
  const place = await placeOf(act, workflow, subjectId)
  if (wanted.checkRole && !allowedRole(row, act.roles)) throw new DomainError('dispute/not-allowed')
  if (!row.from.includes(place.state)) throw new DomainError('state/moved-on')
  const step: Step = { act, workflow, event, subjectId, from: place.state, facts }
  const [first] = await unmetGuards(step, row)
  if (first) throw new DomainError(`guard/${first}`)
  const entry = await append(step, row, place)
  for (const name of noticesLast(row.effects)) await runEffect({ ...step, entry }, name)
  if (workflow === 'dispute' && isClosed(targetOf(row, place.state))) {
    for (const closing of registry().closings) await closing(act)
  }
  return entry
}

/** Notices speak of the deadlines that the transition has set, not of those it has met. */
const noticesLast = (effects: readonly string[]): string[] => {
  const isNotice = (name: string) => name.startsWith('notice.')
  return [...effects.filter((name) => !isNotice(name)), ...effects.filter(isNotice)]
}

const isClosed = (state: string): boolean => {
  const states: Readonly<Record<string, { stage: string } | undefined>> = workflows.dispute.states
  return states[state]?.stage === 'closed'
}

function append(step: Step, row: TransitionRow, place: Place): Promise<TrailEntry> {
  const { act, workflow, event, subjectId } = step
  return appendEvent(act.tx, {
    chainId: act.disputeId,
    type: `${workflow}.${event}`,
    role: nameOfRole(row, act.roles),
    actor: act.actor,
    payload: { basis: row.basis, law: act.now.toISOString(), facts: plainFacts(step.facts) },
    codec: act.codec,
    doc: step.facts.doc instanceof Uint8Array ? step.facts.doc : undefined,
    transition: {
      workflow,
      version: place.version,
      subjectId,
      from: place.state,
      event,
      to: targetOf(row, place.state),
    },
  })
}

/** Facts for the payload: what was said and chosen; never rows or functions. */
const plainFacts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name, value]) => name !== 'secret' && typeof value !== 'function'))

const general: Readonly<Record<string, (step: EffectStep, name: string) => Promise<unknown>>> = {
  notice: sendPlanned,
  start: deadlines.startDeadline,
  meet: deadlines.meetDeadline,
  cancel: deadlines.cancelDeadline,
  pause: deadlines.pauseDeadline,
  resume: deadlines.resumeDeadline,
  extend: deadlines.extendDeadline,
  doc: (step, number) => {
    const issue = registry().documents[number]
    return issue ? issue(step) : keepSnapshot(step, Number(number))
  },
}

async function runEffect(step: EffectStep, name: string): Promise<void> {
  const dot = name.indexOf('.')
  if (dot > 0) {
    const effect = general[name.slice(0, dot)]
    if (!effect) throw new Error(`no effect ${name}`)
    await effect(step, name.slice(dot + 1))
    return
  }
  const { effects, handlers } = registry()
  const inside = effects[name]
  if (inside) return inside(step)
  if (handlers[name]) return step.act.later(name, step.subjectId)
  throw new Error(`the effect ${name} is not implemented (${step.workflow}.${step.event})`)
}
