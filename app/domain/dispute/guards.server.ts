import { createHash } from 'node:crypto'
import { identityIndex } from '../account/people.server.ts'
import type { Act, Guards, Step } from '../engine/types.ts'
import { isIntakeType } from '../intake/types.ts'

const PROVINCE_DIGITS = 2

/** What is missing, as the dispatcher listed it once. */
export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String).filter((one) => one.trim().length >= 2) : []

async function defectsListedOnce({ act, facts }: Step): Promise<boolean> {
  const latest = await act.tx.trailEvent.findFirst({
    where: { chainId: act.disputeId, type: { in: ['dispute.askForMore', 'dispute.submit', 'dispute.registerFor'] } },
    orderBy: { seq: 'desc' },
  })
  return listOf(facts.defects).length > 0 && latest?.type !== 'dispute.askForMore'
}

const defectsAnswered = ({ facts }: Step): boolean =>
  listOf(facts.defects).length > 0 && listOf(facts.answers).length >= listOf(facts.defects).length

/** The organisation is named by the facts, or assigned already. */
const organisationOf = async ({ act, facts }: Step) => {
  const id = typeof facts.organisationId === 'string' ? facts.organisationId : (await act.dispute()).organisationId
  return id ? act.tx.organisation.findFirst({ where: { id } }) : null
}

/** A people's mediation committee takes what happens in its province; commercial bodies take no consumer matters. */
async function organisationCompetent(step: Step): Promise<boolean> {
  const organisation = await organisationOf(step)
  const { areaId, intakeType } = await step.act.dispute()
  if (organisation?.state !== 'active') return false
  const isNear = !areaId || areaId.slice(0, PROVINCE_DIGITS) === organisation.areaId.slice(0, PROVINCE_DIGITS)
  return isNear && !(organisation.kind === 'commercial' && intakeType === 'consumer')
}

async function organisationUnconflicted(step: Step): Promise<boolean> {
  const organisation = await organisationOf(step)
  if (!organisation?.creditCode) return organisation !== null
  const idBidx = identityIndex(step.act.platform, { kind: 'creditCode', number: organisation.creditCode })
  const where = { disputeId: step.act.disputeId, leftAt: null, person: { idBidx } }
  return (await step.act.tx.party.count({ where })) === 0
}

/** The object of an applicant's yes to withdrawing: this dispute as a whole. */
export const withdrawalHash = (disputeId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(`withdraw/${disputeId}`).digest())

/** Applicants who have not agreed to withdraw yet. */
export async function notYetWithdrawing(act: Act): Promise<string[]> {
  const [applicants, yes] = await Promise.all([
    act.tx.party.findMany({ where: { disputeId: act.disputeId, side: 'applicant', leftAt: null } }),
    act.tx.assent.findMany({ where: { disputeId: act.disputeId, event: 'withdraw', withdrawnAt: null } }),
  ])
  return applicants.filter(({ id }) => !yes.some(({ partyId }) => partyId === id)).map(({ id }) => id)
}

/** Guards of intake and of withdrawing. */
export const disputeGuards = {
  defectsListedOnce,
  defectsAnswered,
  organisationCompetent,
  organisationUnconflicted,
  organisationAssigned: async ({ act }) => (await act.dispute()).organisationId !== null,
  rosterChecked: ({ facts }) => Array.isArray(facts.roster),
  mediable: async ({ act, facts }) => isIntakeType((await act.dispute()).intakeType) && facts.notMediable !== true,
  everyApplicantAgrees: async ({ act }) => (await notYetWithdrawing(act)).length === 0,
} satisfies Guards
