import { inForce } from '../account/posts.server.ts'
import type { NoticeAudience } from '../notice/plan.ts'
import { personOf, type StaffRole } from './actor.ts'
import type { Act, EffectStep } from './types.ts'

const persons = (rows: readonly { personId: string | null }[]): string[] =>
  rows.flatMap(({ personId }) => (personId ? [personId] : []))

const parties = async (act: Act, side?: string) =>
  persons(
    await act.tx.party.findMany({
      where: { disputeId: act.disputeId, leftAt: null, ...(side ? { side } : {}) },
      select: { personId: true },
    }),
  )

const mediators = async (act: Act) =>
  persons(
    await act.tx.assignment.findMany({
      where: { disputeId: act.disputeId, state: { in: ['offered', 'awaitingConsent', 'active', 'challenged'] } },
      select: { personId: true },
    }),
  )

async function staff(act: Act, role: StaffRole, where: 'organisation' | 'court'): Promise<string[]> {
  const place =
    where === 'organisation'
      ? { organisationId: (await act.dispute()).organisationId }
      : {
          courtId:
            (await act.tx.confirmationCase.findFirst({ where: { disputeId: act.disputeId }, orderBy: { id: 'desc' } }))
              ?.courtId ?? null,
        }
  if (Object.values(place)[0] == null) return []
  const held = { role, ...place, ...inForce(act.platform.clock.real()) }
  return persons(await act.tx.staffRole.findMany({ where: held, select: { personId: true } }))
}

async function otherSide(act: Act): Promise<string[]> {
  const me = personOf(act.actor)
  const own = me ? await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId: me } }) : null
  if (!own) return parties(act)
  const rows = await act.tx.party.findMany({
    where: { disputeId: act.disputeId, leftAt: null, side: { not: own.side } },
    select: { personId: true },
  })
  return persons(rows)
}

async function signers(step: EffectStep, uncoveredOnly: boolean): Promise<string[]> {
  const { act, subjectId, workflow } = step
  const slots = await act.tx.signerSlot.findMany({
    where: workflow === 'confirmationCase' ? { caseId: subjectId } : { versionId: subjectId },
    select: { personId: true, signatureCover: { select: { slotId: true } } },
  })
  return persons(slots.filter(({ signatureCover }) => !uncoveredOnly || !signatureCover))
}

async function itemSide(step: EffectStep, side: 'debtorId' | 'creditorId'): Promise<string[]> {
  const item = await step.act.tx.performanceItem.findFirst({ where: { id: step.subjectId } })
  const partyId = item?.[side]
  return partyId
    ? persons(await step.act.tx.party.findMany({ where: { id: partyId }, select: { personId: true } }))
    : []
}

async function owner(step: EffectStep): Promise<string[]> {
  const { act, workflow, subjectId } = step
  const row =
    workflow === 'offer'
      ? await act.tx.offer.findFirst({ where: { id: subjectId }, select: { partyId: true } })
      : await act.tx.evidenceItem.findFirst({ where: { id: subjectId }, select: { partyId: true } })
  return row?.partyId
    ? persons(await act.tx.party.findMany({ where: { id: row.partyId }, select: { personId: true } }))
    : []
}

/** Who must act is told by `facts.turn` (person ids); without it the parties are asked to look. */
const whoMustAct = async ({ act, facts }: EffectStep): Promise<string[]> =>
  Array.isArray(facts.turn) ? facts.turn.map(String) : parties(act)

const finders: Readonly<Record<NoticeAudience, (step: EffectStep) => Promise<string[]>>> = {
  applicant: ({ act }) => parties(act, 'applicant'),
  respondent: async ({ act, facts }) =>
    typeof facts.personId === 'string' ? [facts.personId] : parties(act, 'respondent'),
  reminded: async ({ facts }) => (typeof facts.messageTo === 'string' ? [facts.messageTo] : []),
  parties: ({ act }) => parties(act),
  otherSide: ({ act }) => otherSide(act),
  mediator: ({ act }) => mediators(act),
  organisation: ({ act }) => staff(act, 'orgAdmin', 'organisation'),
  dispatcher: ({ act }) => staff(act, 'dispatcher', 'organisation'),
  supervisor: ({ act }) => staff(act, 'supervisor', 'organisation'),
  clerk: ({ act }) => staff(act, 'clerk', 'court'),
  everyoneInSession: async ({ act }) => [...(await parties(act)), ...(await mediators(act))],
  unsignedSigners: (step) => signers(step, true),
  signers: (step) => signers(step, false),
  signer: async ({ facts }) => (typeof facts.personId === 'string' ? [facts.personId] : []),
  debtor: (step) => itemSide(step, 'debtorId'),
  creditor: (step) => itemSide(step, 'creditorId'),
  uploader: owner,
  offerer: owner,
  whoMustAct,
  author: async ({ facts }) => (typeof facts.personId === 'string' ? [facts.personId] : []),
}

/** The people behind an audience; the one who acts gets a notice only as a receipt (`applicant`, `signer`, `author`). */
export async function audienceOf(step: EffectStep, audience: NoticeAudience): Promise<string[]> {
  const found = await finders[audience](step)
  const me = personOf(step.act.actor)
  const keepsMe = audience === 'applicant' || audience === 'signer' || audience === 'author'
  return [...new Set(found)].filter((id) => keepsMe || id !== me)
}
