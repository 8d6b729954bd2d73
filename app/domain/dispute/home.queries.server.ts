import type { Tx } from '#prisma/client.server.ts'
import { type Codec, codecFor } from '#prisma/codec.server.ts'
import type { Dispute } from '#prisma/generated/client.ts'
import { readPerson } from '../account/people.server.ts'
import { deadlineRow, isDeadlineKey } from '../calendar/deadlines.ts'
import { shownDay } from '../calendar/shown.ts'
import { countOwn, isOpenForRequests, ofApplicants } from '../claim/own.queries.server.ts'
import { correctionOf } from '../confirmation/correction-stage.server.ts'
import { owesAnswer } from '../confirmation/question.queries.server.ts'
import { otherRoutes, type RouteSituation, routeLimits, routesFor } from '../confirmation/routes.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Declined } from '../invitation/answer.server.ts'
import { heldUntil } from '../invitation/held.server.ts'
import { daysNamed } from '../invitation/later.server.ts'
import { triedFor } from '../invitation/tried.server.ts'
import { assetOf } from '../papers/queries.server.ts'
import { countCompanions } from '../party/companions.queries.server.ts'
import { mayBring } from '../party/companions.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead, readableFields } from '../policy/matrix.ts'
import { reasonsIn } from '../reason/reasons.server.ts'
import type { DisputeState } from '../workflow/index.ts'
import { workflows } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'
import { defectsAsked } from './applicant.commands.server.ts'
import { hasActed } from './has-acted.server.ts'
import { milestonesOf } from './milestones.server.ts'
import {
  correctionSteps,
  courtAsks,
  courtQuestion,
  type NextStep,
  nextStepFor,
  nextSteps,
  type Reader,
} from './next-step.ts'
import { readPayload } from './payload.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

const READERS: readonly Reader[] = ['applicant', 'respondent', 'mediator', 'dispatcher', 'orgAdmin', 'clerk', 'judge']

/** As whom somebody looks at a dispute: a party first, then staff. */
export const readerOf = (roles: ReadonlySet<Role>): Reader =>
  READERS.find((reader) => roles.has(reader)) ?? 'dispatcher'

export interface Words {
  readonly zh: string
  readonly en: string
}

export const topicName = (intakeType: string): Words =>
  intakeTopic(isIntakeType(intakeType) ? intakeType : 'other').name

/** One claim in words. */
export interface ClaimView {
  readonly id: string
  readonly amountFen: number | null
  readonly text: string | null
  readonly answers: readonly { readonly answer: string; readonly text: string | null }[]
}

/** The claims of a dispute with what the other side says to them. */
export async function claimsOf(tx: Tx, codec: Codec, disputeId: string): Promise<ClaimView[]> {
  const rows = await tx.claim.findMany({
    where: ofApplicants(disputeId),
    include: { claimAnswers: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, amountFen, text, claimAnswers }) => ({
    id,
    amountFen: amountFen === null ? null : Number(amountFen),
    text: codec.openMaybe(`claim.text/${id}`, text),
    answers: claimAnswers.map((one) => ({
      answer: one.answer,
      text: codec.openMaybe(`claim_answer.text/${id}/${one.partyId}`, one.text),
    })),
  }))
}

/** The line of a state; a court that waits for a supplement or for another text has lines of its own. */
async function nextOf(tx: Tx, { id, state }: Dispute, personId: string): Promise<{ row: NextStep; isDone: boolean }> {
  const correction = await correctionOf(tx, id, personId)
  if (correction) return { row: correctionSteps[correction.stage], isDone: correction.isDone }
  const isAsked =
    state === 'confirming' &&
    (await tx.confirmationCase.count({ where: { disputeId: id, state: 'supplementOrdered' } })) > 0
  if (state === 'confirming' && (await owesAnswer(tx, id, personId))) return { row: courtQuestion, isDone: false }
  return { row: isAsked ? courtAsks : nextSteps[state as DisputeState], isDone: false }
}

async function deadlineOf(
  tx: Tx,
  dispute: Dispute,
  key: string | undefined,
): Promise<{ on: string; isFlagged: boolean; soon: boolean; label: Words } | null> {
  const row = key
    ? await tx.deadline.findFirst({
        where: {
          disputeId: dispute.id,
          OR: [{ key }, { key: { startsWith: `${key}.` } }],
          metAt: null,
          cancelledAt: null,
          missedAt: null,
          pausedAt: null,
        },
        orderBy: { dueAt: 'asc' },
      })
    : null
  if (!key || !row || !isDeadlineKey(key)) return null
  const { zh, en } = deadlineRow(key)
  return { on: shownDay(row), isFlagged: row.isFlagged, soon: false, label: { zh, en } }
}

const SITUATIONS: Partial<Record<string, RouteSituation>> = {
  closedNotAccepted: 'notAccepted',
  returned: 'notAccepted',
  refused: 'refused',
  unreachable: 'failed',
  closedRefused: 'refused',
  closedFailed: 'failed',
  closedUnperformed: 'unperformed',
  closedDismissed: 'courtDismissed',
}

/** Where else to turn when a matter ends here, with the time that runs. */
export function routesAfter(state: string, intakeType: string): { key: string; name: Words; limit: Words }[] {
  const situation = SITUATIONS[state]
  if (!situation) return []
  return routesFor(situation, intakeType).map((key) => {
    const { zh, en, limit } = otherRoutes[key]
    return { key, name: { zh, en }, limit: routeLimits[limit] }
  })
}

/** The reason of somebody who declined, when he let us pass it on. */
async function sharedReasons(tx: Tx, codec: Codec, disputeId: string) {
  const rows = await tx.invitation.findMany({ where: { disputeId, state: 'declined', reasonShared: true } })
  if (rows.length === 0) return []
  const known = await reasonsIn(tx, 'decline')
  return rows.flatMap(({ id, reason }) => {
    if (!reason) return []
    const kept = codec.openJson<Declined>(`invitation.reason/${id}`, reason)
    const found = known.find(({ code }) => code === kept.reason)
    return [{ said: found ? { zh: found.zh, en: found.en } : null, text: kept.text }]
  })
}

async function lastWords(tx: Tx, codec: Codec, dispute: Dispute): Promise<string | null> {
  const type = {
    returned: 'dispute.returnFiling',
    closedNotAccepted: 'dispute.refuseAcceptance',
  }[dispute.state]
  const facts = type ? (await readPayload(tx, codec, dispute.id, type))?.facts : null
  return typeof facts?.reason === 'string' ? facts.reason : null
}

async function mediatorsOf(tx: Tx, platform: Part, disputeId: string): Promise<string[]> {
  const rows = await tx.assignment.findMany({
    where: { disputeId, state: { in: ['active', 'challenged', 'awaitingConsent'] } },
    orderBy: { capacity: 'desc' },
  })
  return Promise.all(rows.map(async ({ personId }) => (await readPerson(tx, platform, personId)).name))
}

/** Counts behind the doors to the other pages. */
async function countsOf(
  tx: Tx,
  { id: disputeId, state }: Pick<Dispute, 'id' | 'state'>,
  personId: string,
  roles: ReadonlySet<Role>,
) {
  const visible = readerOf(roles) === 'mediator' ? {} : { OR: [{ sharedAt: { not: null } }, { party: { personId } }] }
  const [evidence, papers, session] = await Promise.all([
    tx.evidenceItem.count({
      where: { disputeId, state: { notIn: ['none', 'refused', 'withdrawn', 'abandoned', 'deleted'] }, ...visible },
    }),
    tx.document.findMany({
      where: { disputeId, supersededBy: null, documentRevisions: { some: {} } },
      orderBy: { issuedAt: 'asc' },
      select: { code: true, docNo: true, templateId: true, issuedAt: true },
    }),
    tx.session.findFirst({ where: { disputeId, startsAt: { not: null } }, orderBy: { startsAt: 'desc' } }),
  ])
  return {
    evidence,
    papers: papers
      .filter(({ templateId }) => mayRead(assetOf(templateId), roles, state))
      .map(({ code, docNo, issuedAt }) => ({ code, docNo, issuedAt })),
    session: session?.startsAt?.toISOString() ?? null,
    mayReadRecord: mayRead('trail', roles, state, 'events'),
  }
}

const isUnreached = ({ state, closingReason }: Pick<Dispute, 'state' | 'closingReason'>): boolean =>
  state === 'unreachable' || closingReason === 'unreachable'

/** Everything on the home of a case that this reader may see. */
export async function homeOf(
  platform: Part & Pick<Platform, 'settings'>,
  disputeId: string,
  roles: ReadonlySet<Role>,
  personId: string,
) {
  const { db, keys } = platform
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, include: { organisation: true } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const reader = readerOf(roles)
  const fields = readableFields('claim', roles, dispute.state)
  const parties = await partiesOf(db, platform, disputeId)
  const me = parties.find((party) => party.personId === personId)
  const acted = me ? await hasActed(db, dispute, me.partyId, personId) : false
  const state = dispute.state as DisputeState
  const { zh, en, stage } = workflows.dispute.states[state]
  const { row: next, isDone } = await nextOf(db, dispute, personId)
  const [milestones, deadline, mediators, counts, reasons] = await Promise.all([
    milestonesOf(db, disputeId, reader),
    deadlineOf(db, dispute, next.deadline),
    mediatorsOf(db, platform, disputeId),
    countsOf(db, dispute, personId, roles),
    reader === 'respondent' ? [] : sharedReasons(db, codec, disputeId),
  ])
  return {
    code: dispute.code ?? '',
    /** Behind the picture that opens this case: one code from beginning to end. */
    address: `${platform.settings.origin}/c/${encodeURIComponent(dispute.code ?? '')}`,
    fileNumber: dispute.fileNumber,
    topic: topicName(dispute.intakeType),
    organisation: dispute.organisation?.name ?? '',
    state: { key: state, stage, name: { zh, en } },
    reader,
    next: nextStepFor(next, reader, acted || isDone),
    deadline,
    milestones: milestones.map(({ event, at }) => ({ event, at: at.toISOString() })),
    parties: fields.has('names')
      ? parties.map(({ name, side, kind, representative, personId: id }) => ({
          name,
          side,
          kind,
          representative,
          isMe: id === personId,
        }))
      : [],
    mediators,
    amountFen: dispute.amountFen === null ? null : Number(dispute.amountFen),
    facts: fields.has('facts') ? codec.openMaybe('dispute.facts', dispute.facts) : null,
    claims: fields.has('claims') ? await claimsOf(db, codec, disputeId) : [],
    counts,
    reasons,
    lastWords: reader === 'respondent' ? null : await lastWords(db, codec, dispute),
    defects: state === 'needsInfo' && reader !== 'respondent' ? await defectsAsked(db, codec, disputeId) : [],
    routes: reader === 'respondent' && state !== 'closedFailed' ? [] : routesAfter(state, dispute.intakeType),
    tried: reader === 'applicant' && isUnreached(dispute) ? await triedFor(db, disputeId) : [],
    own: { ...(await countOwn(db, disputeId, me?.partyId ?? null)), isOpen: await isOpenForRequests(db, dispute) },
    brought: { ...(await countCompanions(db, disputeId)), isOpen: mayBring(state) },
    askAgainOn: reader === 'applicant' && state === 'inviting' ? await daysNamed(db, disputeId) : [],
    inviteGoesOutAt:
      reader === 'applicant' && state === 'inviting'
        ? ((await heldUntil({ db, clock: platform.clock }, disputeId))?.toISOString() ?? null)
        : null,
    mayWithdraw: reader === 'applicant' && workflows.dispute.transitions.withdraw.from.includes(state as never),
    mayReconsider: reader === 'respondent' && state === 'refused',
    mayClose: reader === 'applicant' && (state === 'refused' || state === 'unreachable'),
    mayLeave: reader === 'respondent' && workflows.dispute.transitions.leaveMediation.from.includes(state as never),
  }
}
