import { personOf } from '../engine/actor.ts'
import type { Act, Guards, Step } from '../engine/types.ts'
import { movesOf } from './effects.server.ts'
import { seatedNow } from './plan.server.ts'
import { recordConfirmedByAll } from './record.server.ts'
import { afterMoves, isPrivateRoom, isSound } from './rooms.ts'

const MINUTE_MS = 60_000
const OPEN_AFTER_END_MS = 30 * MINUTE_MS
const LATE_MS = 15 * MINUTE_MS
/** What a person must have agreed to before he is let into a session of this kind. */
export const consentsForKind: Readonly<Record<string, readonly string[]>> = {
  video: ['mediation', 'video'],
  mixed: ['mediation', 'video'],
  async: ['mediation', 'async'],
  onSite: ['mediation'],
  inquiry: ['video'],
}
const GRADES = ['G1', 'G2', 'G3']

const sessionOf = ({ act, subjectId }: Step) => act.tx.session.findFirstOrThrow({ where: { id: subjectId } })

/** The session that the guard is about: the subject, or the one that the facts name when the dispute moves. */
async function sessionKind(step: Step): Promise<string> {
  const id = step.workflow === 'session' ? step.subjectId : step.facts.sessionId
  if (typeof id !== 'string') return 'video'
  return (await step.act.tx.session.findFirst({ where: { id } }))?.kind ?? 'video'
}

const partiesOfDispute = (act: Act) =>
  act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null }, select: { id: true, personId: true } })

async function withinOpeningWindow(step: Step): Promise<boolean> {
  const { act } = step
  const { startsAt, endsAt } = await sessionOf(step)
  if (!startsAt || !endsAt) return false
  const { mediatorId } = await act.dispute()
  const mediator = mediatorId ? await act.tx.mediator.findFirst({ where: { id: mediatorId } }) : null
  const now = act.now.getTime()
  if (now >= endsAt.getTime() + OPEN_AFTER_END_MS) return false
  return mediator?.isAlwaysOpen === true || now >= startsAt.getTime() - (mediator?.opensMinutesBefore ?? 15) * MINUTE_MS
}

/** A code to the own phone at least; the comparison face to face follows in the room. */
async function identityAtSession({ act, facts }: Step): Promise<boolean> {
  const moved = movesOf({ facts }).filter(({ personKind }) => personKind === 'party')
  for (const { personId } of moved) {
    const check = await act.tx.identityCheck.count({ where: { personId, grade: { in: GRADES }, state: 'passed' } })
    const contact = await act.tx.contact.count({ where: { personId, verifiedAt: { not: null }, suppressedAt: null } })
    if (check + contact === 0) return false
  }
  return true
}

async function consentsComplete(step: Step): Promise<boolean> {
  const steps = consentsForKind[await sessionKind(step)] ?? []
  for (const { personId } of await partiesOfDispute(step.act)) {
    const given = await step.act.tx.consent.findMany({
      where: { personId, disputeId: step.act.disputeId, step: { in: [...steps] }, withdrawnAt: null },
      select: { step: true },
    })
    if (new Set(given.map((row) => row.step)).size < steps.length) return false
  }
  return true
}

/** Everybody who is moved has to do with this dispute: a party who has not left, or a mediator in office. */
async function seatPlanned({ act, facts }: Step): Promise<boolean> {
  for (const { personId, personKind } of movesOf({ facts })) {
    const planned =
      personKind === 'mediator'
        ? await act.tx.assignment.count({ where: { disputeId: act.disputeId, personId, state: 'active' } })
        : await act.tx.party.count({ where: { disputeId: act.disputeId, personId, leftAt: null } })
    if (planned === 0) return false
  }
  return true
}

/** Nobody ends up in a room that is not his, and both sides are never together without a mediator. */
async function roomsSound(step: Step): Promise<boolean> {
  const { act, facts } = step
  const sessionId = step.workflow === 'session' ? step.subjectId : String(facts.sessionId ?? '')
  return isSound(afterMoves(await seatedNow(act, sessionId), movesOf({ facts })))
}

const caucusOpen = async ({ act, subjectId }: Step): Promise<boolean> =>
  (await seatedNow(act, subjectId)).some(({ at }) => isPrivateRoom(at))

async function rightsServed({ act }: Step): Promise<boolean> {
  for (const { id } of await partiesOfDispute(act)) {
    const read = await act.tx.serviceProof.count({
      where: { partyId: id, readAt: { not: null }, document: { disputeId: act.disputeId, docNo: 5 } },
    })
    if (read === 0) return false
  }
  return true
}

async function serviceAddressesConfirmed({ act }: Step): Promise<boolean> {
  for (const { id } of await partiesOfDispute(act)) {
    if ((await act.tx.serviceAddress.count({ where: { partyId: id, replacedAt: null } })) === 0) return false
  }
  return true
}

const noCoercionFlag = async ({ act }: Step): Promise<boolean> =>
  (await act.tx.supervisionTask.count({
    where: {
      disputeId: act.disputeId,
      kind: { in: ['coercion', 'safety', 'danger'] },
      state: { notIn: ['done', 'dismissedTask'] },
    },
  })) === 0

async function startTimePassed(step: Step): Promise<boolean> {
  const { startsAt } = await sessionOf(step)
  return startsAt !== null && step.act.now.getTime() >= startsAt.getTime() + LATE_MS
}

async function somebodyAbsent({ act, subjectId }: Step): Promise<boolean> {
  const came = await act.tx.seat.findMany({ where: { sessionId: subjectId }, select: { personId: true } })
  const seen = new Set(came.map(({ personId }) => personId))
  return (await partiesOfDispute(act)).some(({ personId }) => !seen.has(personId))
}

/** The person whose identity is looked at: named by the facts, or the one who acts. */
async function consentIdentity({ act, facts }: Step): Promise<boolean> {
  const personId = typeof facts.personId === 'string' ? facts.personId : personOf(act.actor)
  if (!personId) return false
  const where = { personId, disputeId: act.disputeId, step: 'identity', withdrawnAt: null }
  return (await act.tx.consent.count({ where })) > 0
}

/** Nobody confirms himself, and no party confirms anybody. */
async function checkerUnconflicted({ act, subjectId }: Step): Promise<boolean> {
  const checker = personOf(act.actor)
  const check = await act.tx.identityCheck.findFirstOrThrow({ where: { id: subjectId } })
  if (!checker || checker === check.personId) return false
  return (await act.tx.party.count({ where: { disputeId: act.disputeId, personId: checker } })) === 0
}

/** Guards of sessions and of what must be ready before mediation begins. */
export const sessionGuards = {
  withinOpeningWindow,
  identityAtSession,
  consentsComplete,
  seatPlanned,
  roomsSound,
  caucusOpen,
  rightsServed,
  serviceAddressesConfirmed,
  noCoercionFlag,
  startTimePassed,
  somebodyAbsent,
  consentIdentity,
  checkerUnconflicted,
  recordConfirmedByAll,
} satisfies Guards
