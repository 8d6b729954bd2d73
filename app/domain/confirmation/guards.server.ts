import { dayOf } from '../calendar/days.ts'
import { lastDayToApply } from '../calendar/period.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import type { Guards, Step } from '../engine/types.ts'
import { reasonsIn } from '../reason/reasons.server.ts'
import { everyPartySaidYes } from './assents.server.ts'
import { agreementInForce, candidatesFor, caseOfDispute, UNDER_WAY } from './case.server.ts'
import { isDismissalGround, isNotAcceptGround } from './catalogue.ts'
import { waitsForCorrection } from './correction.server.ts'
import { cureDays } from './return.queries.server.ts'
import { rulingDraftOf } from './ruling.server.ts'

const caseOf = ({ act, subjectId, workflow }: Step) =>
  workflow === 'confirmationCase'
    ? act.tx.confirmationCase.findFirst({ where: { id: subjectId } })
    : caseOfDispute(act.tx, act.disputeId)

async function withinConfirmationPeriod(step: Step): Promise<boolean> {
  const today = dayOf(step.act.now)
  const found = await caseOf(step)
  if (found && step.event !== 'openApplication') return today <= found.lastDay.toISOString().slice(0, 10)
  const agreement = await agreementInForce(step.act.tx, step.act.codec, step.act.disputeId)
  if (!agreement) return false
  return today <= lastDayToApply(agreement.effectiveAt, await calendarOf(step.act.tx)).lastDayOn
}

async function confirmable({ act }: Step): Promise<boolean> {
  const version = await act.tx.agreementVersion.findFirst({ where: { disputeId: act.disputeId, state: 'effective' } })
  if (!version) return false
  const { route } = await act.dispute()
  return (
    route === 'judicialConfirmation' &&
    (await act.tx.clause.count({ where: { versionId: version.id, confirmable: true } })) > 0
  )
}

/** Every place to sign of this lodging is filled. */
async function everyPartySignedApplication(step: Step): Promise<boolean> {
  const found = await caseOf(step)
  const slots = found
    ? await step.act.tx.signerSlot.findMany({ where: { caseId: found.id }, select: { signatureCover: true } })
    : []
  return slots.length > 0 && slots.every(({ signatureCover }) => signatureCover !== null)
}

async function courtCompetent(step: Step): Promise<boolean> {
  const found = await caseOf(step)
  const candidates = await candidatesFor(step.act.tx, step.act.platform, step.act.disputeId)
  return found !== null && candidates.some(({ courtId }) => courtId === found.courtId)
}

/** The signed agreement and an address for service of every party. */
async function annexesComplete({ act }: Step): Promise<boolean> {
  const papers = await act.tx.document.count({
    where: { disputeId: act.disputeId, templateId: 'settlement-agreement', supersededBy: null },
  })
  const parties = await act.tx.party.findMany({
    where: { disputeId: act.disputeId, leftAt: null },
    select: { id: true },
  })
  const addresses = await act.tx.serviceAddress.count({
    where: { partyId: { in: parties.map(({ id }) => id) }, replacedAt: null },
  })
  return papers > 0 && addresses >= parties.length
}

const ticksOf = (facts: Step['facts'], name: string, wanted: number): boolean => {
  const given = facts[name]
  return Array.isArray(given) && new Set(given).size >= wanted
}

async function limitSet({ act, facts }: Step): Promise<boolean> {
  if (typeof facts.cureOn !== 'string') return false
  return facts.cureOn >= (await cureDays(act.platform, act.tx)).least
}

async function answered({ act, subjectId }: Step): Promise<boolean> {
  const found = await act.tx.confirmationCase.findFirst({ where: { id: subjectId } })
  if (!found || (await waitsForCorrection(act, found))) return false
  return (await act.tx.courtReturn.count({ where: { caseId: subjectId, answeredAt: null } })) === 0
}

async function limitOverIfReturned(step: Step): Promise<boolean> {
  const found = await caseOf(step)
  if (found?.state !== 'returned' && found?.state !== 'supplementOrdered') return true
  return (
    (await step.act.tx.deadline.count({
      where: { subjectId: found.id, key: 'court.supplement', dueAt: { lte: step.act.now } },
    })) > 0
  )
}

const clauseNamed = async (step: Step): Promise<boolean> => {
  const found = await caseOf(step)
  return found !== null && waitsForCorrection(step.act, found)
}

/** The version that the court asked for is in force. */
const correctedVersionEffective = async ({ act }: Step): Promise<boolean> =>
  (await act.tx.agreementVersion.count({
    where: { disputeId: act.disputeId, state: 'effective', correctsCaseId: { not: null } },
  })) > 0

/** The machine's own look at the signatures stands in the checklist. */
const signaturesValid = async ({ act, subjectId }: Step): Promise<boolean> =>
  (await act.tx.courtCheck.count({
    where: { caseId: subjectId, item: { startsWith: 'signatures' }, machine: 'fail' },
  })) === 0

const bothHeard = async ({ act, subjectId, facts }: Step): Promise<boolean> =>
  typeof facts.heard === 'string' ||
  (await act.tx.courtCheck.count({ where: { caseId: subjectId, item: 'bothHeard', human: 'pass' } })) > 0

const endedUndecided = ['notAccepted', 'withdrawn', 'deemedWithdrawn', 'transferred']

async function rulingIssued({ act, facts }: Step): Promise<boolean> {
  const documentId = typeof facts.documentId === 'string' ? facts.documentId : ''
  return (
    documentId !== '' && (await act.tx.document.count({ where: { id: documentId, disputeId: act.disputeId } })) === 1
  )
}

const kindIs = (kind: 'confirm' | 'dismiss') => async (step: Step) => (await caseOf(step))?.rulingKind === kind

/** Guards of the application and of the court. */
export const confirmationGuards = {
  confirmable,
  withinConfirmationPeriod,
  everyPartySignedApplication,
  courtCompetent,
  annexesComplete,
  noForbiddenMatter: ({ facts }) => ticksOf(facts, 'notForbidden', 5),
  groundOf355: ({ facts }) => isNotAcceptGround(facts.ground),
  groundOf358: ({ facts }) => isDismissalGround(facts.ground),
  noGroundOf358: ({ facts }) => ticksOf(facts, 'noGround', 6),
  reasonCodesGiven: async ({ act, facts }) => {
    const known = await reasonsIn(act.tx, 'return')
    return Array.isArray(facts.reasons) && facts.reasons.some((one) => known.some(({ code }) => code === one))
  },
  limitSet,
  // Whoever is asked has as long as for a supplement.
  answerDaySet: limitSet,
  limitOverIfReturned,
  returnAnswered: answered,
  returnTouchesClause: clauseNamed,
  correctedVersionEffective,
  bothHeard,
  checklistDone: ({ facts }) => ticksOf(facts, 'noGround', 6),
  signaturesValid,
  proposalIsConfirmation: kindIs('confirm'),
  proposalIsDismissal: kindIs('dismiss'),
  rulingNotIssued: async ({ act, subjectId }) =>
    (await act.tx.document.count({ where: { caseId: subjectId, templateId: { contains: 'ruling' } } })) === 0,
  rulingIssued,
  caseLodged: async (step) => (await caseOf(step))?.state === 'lodged',
  caseEndedUndecided: async (step) => endedUndecided.includes((await caseOf(step))?.state ?? ''),
  everyPartyWithdrawsOrCourtAllows: async ({ act, from, subjectId, facts }) =>
    from === 'collecting' || facts.leave === true || everyPartySaidYes(act, 'withdrawApplication', subjectId),
  everyPartyWantsTo: async (step) => {
    const found = await caseOf(step)
    const { event } = step
    if (found === null || (event !== 'renegotiate' && event !== 'performAnyway')) return false
    return everyPartySaidYes(step.act, event, found.id)
  },
  // Nothing unlawful was found: only then may an agreement that the court turned down simply be kept.
  dismissalNotForIllegality: async (step) => ((await caseOf(step))?.rulingGround ?? 0) >= 5,
  noCaseBeforeCourt: async ({ act }) =>
    (await act.tx.confirmationCase.count({
      where: { disputeId: act.disputeId, state: { in: UNDER_WAY.filter((state) => state !== 'collecting') } },
    })) === 0,
  // Paid on the spot still may go to the court: an agreement in force is only closed once its window is.
  confirmationSettled: async ({ act }) => (await act.dispute()).state !== 'effective',
} satisfies Guards

/** The judge signs the ruling that he saw: its hash, not that of the application. */
export async function rulingHashShown(step: Step): Promise<boolean> {
  const found = await caseOf(step)
  const draft = found ? rulingDraftOf(step.act.codec, found) : null
  return draft !== null && draft.sha256 === step.facts.bodySha256
}

export const isRulingEvent = ({ workflow, event }: Pick<Step, 'workflow' | 'event'>): boolean =>
  workflow === 'confirmationCase' && (event === 'confirm' || event === 'dismiss')
