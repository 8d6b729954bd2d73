import { z } from 'zod'
import { addContact, createPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { makeDisputeCode } from '../dispute/code.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { giveConsent, passByCode } from '../identity/checks.server.ts'
import { areaOfAddress } from '../intake/areas.ts'
import { hintsFor } from '../intake/rules.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { applicantOf } from './applicant.server.ts'
import { draftOf } from './draft.server.ts'
import { type Draft, helperProblem, type Myself, type OtherSide } from './draft.ts'
import { noteHelper } from './helper.server.ts'

import { accountOf, requireAccount } from './spoken.server.ts'

/** The steps that are agreed to when filing. */
export const filingConsents = ['mediation', 'video', 'identity', 'eService'] as const

export const Submit = z.object({
  /** What `redeemCode` gave for the applicant's own number. */
  codeId: z.string().min(1),
})

/** Where a case goes: the organisation of the area, else the one that takes the whole province. */
async function organisationFor(act: Act, areaId: string | null) {
  const all = await act.tx.organisation.findMany({
    where: { state: 'active', kind: 'peoplesMediation' },
    orderBy: { id: 'asc' },
  })
  const found = all.find((one) => one.areaId === areaId) ?? all[0]
  if (!found) throw new DomainError('filing/no-organisation')
  return found
}

/** Puts the applicant, whose number was proven, in the place of the provisional person of the draft. */
async function bindApplicant(act: Act, me: Myself): Promise<string> {
  const { tx, platform, disputeId, now } = act
  const party = await tx.party.findFirstOrThrow({ where: { disputeId, side: 'applicant' } })
  const personId = await applicantOf(act, me, party.personId)
  await addContact(tx, platform, { personId, kind: 'postal', value: me.address })
  await tx.party.update({ where: { id: party.id }, data: { personId } })
  await addRepresentative(act, party.id, me.representative)
  await tx.draftAccess.updateMany({ where: { disputeId, revokedAt: null }, data: { revokedAt: platform.clock.real() } })
  await act.note('party.bound', { side: 'applicant', at: now.toISOString() })
  return personId
}

/** Who acts for an organisation: known by name; he logs in with the organisation's number. */
export async function addRepresentative(act: Act, partyId: string, name: string): Promise<void> {
  if (name === '') return
  const agentId = await createPerson(act.tx, act.platform, { kind: 'person', name })
  await act.tx.powerOfAttorney.create({
    data: {
      id: act.platform.chance.id(),
      partyId,
      agentId,
      capacity: 'legalRepresentative',
      scope: 'special',
      validFrom: act.now,
      slot: 1,
    },
  })
}

async function addOther(act: Act, other: OtherSide, ordinal: number): Promise<void> {
  const { tx, platform, disputeId } = act
  const personId = await createPerson(tx, platform, { kind: other.kind, name: other.name, locale: other.locale })
  if (other.phone !== '') await addContact(tx, platform, { personId, kind: 'phone', value: other.phone })
  if (other.address !== '') await addContact(tx, platform, { personId, kind: 'postal', value: other.address })
  const partyId = platform.chance.id()
  await tx.party.create({ data: { id: partyId, disputeId, personId, side: 'respondent', ordinal, joinedAt: act.now } })
  await addRepresentative(act, partyId, other.representative)
}

async function addClaims(act: Act, { want }: Draft): Promise<void> {
  const party = await act.tx.party.findFirstOrThrow({ where: { disputeId: act.disputeId, side: 'applicant' } })
  const base = { disputeId: act.disputeId, partyId: party.id }
  if (want.amountFen) {
    await act.tx.claim.create({
      data: { id: act.platform.chance.id(), ...base, kind: 'money', amountFen: BigInt(want.amountFen) },
    })
  }
  for (const text of want.acts) {
    const id = act.platform.chance.id()
    await act.tx.claim.create({ data: { id, ...base, kind: 'act', text: act.codec.seal(`claim.text/${id}`, text) } })
  }
}

async function fillDispute(act: Act, draft: Draft): Promise<void> {
  const area =
    areaOfAddress(draft.me?.address ?? '') ??
    draft.who.map(({ address }) => areaOfAddress(address)).find((one) => one !== null) ??
    null
  const organisation = await organisationFor(act, area?.code ?? null)
  const { statType } = hintsFor(intakeTopic(draft.topic), draft.guide, dayOf(act.now))
  await act.tx.dispute.update({
    where: { id: act.disputeId },
    data: {
      code: await freeCode(act, organisation.mark),
      statType: statType ?? 'other',
      areaId: area?.code ?? organisation.areaId,
      organisationId: organisation.id,
      amountFen: draft.want.amountFen === null ? null : BigInt(draft.want.amountFen),
      facts: act.codec.seal(
        'dispute.facts',
        accountOf(draft, act.actor.kind === 'system' ? 'zh-CN' : act.actor.locale),
      ),
      privateNote: draft.note === '' ? null : act.codec.seal('dispute.private_note', draft.note),
      filedAt: act.now,
    },
  })
}

/** A case code that nobody has yet. */
async function freeCode(act: Act, mark: string): Promise<string> {
  for (;;) {
    const code = makeDisputeCode({ mark, filedOn: dayOf(act.now), random: act.platform.chance.bytes(3) })
    if (!(await act.tx.dispute.findFirst({ where: { code }, select: { id: true } }))) return code
  }
}

export interface Filed {
  readonly code: string
  readonly personId: string
}

/** Files the draft: the applicant is known by his code, the other side by what the applicant says of it. */
export const submitDraft = defineCommand({
  name: 'dispute.submit',
  by: byOf('dispute', 'submit'),
  input: Submit,
  async run(act, input): Promise<Filed> {
    const draft = await draftOf(act)
    if (!draft.me || !draft.isCheckAgreed) throw new DomainError('guard/claimStated')
    if (!draft.declared) throw new DomainError('guard/truthStated')
    await requireAccount(act, draft)
    const wrongHelper = helperProblem(draft)
    if (wrongHelper) throw new DomainError(wrongHelper)
    const personId = await bindApplicant(act, draft.me)
    const given = { mediation: true, video: true, identity: true, eService: draft.declared.eService }
    for (const step of filingConsents) if (given[step]) await giveConsent(act, personId, step)
    await passByCode(act, personId, input.codeId)
    for (const [index, other] of draft.who.entries()) await addOther(act, other, index + 1)
    await addClaims(act, draft)
    await fillDispute(act, draft)
    await act.move('dispute', act.disputeId, 'submit', { truth: true, personId, secret: draft })
    if (draft.helper) await noteHelper(act, draft.helper, input.codeId)
    const { code } = await act.dispute()
    return { code: code ?? '', personId }
  },
})
