import { createHash } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { payloadText } from '../engine/trail.server.ts'
import type { Act } from '../engine/types.ts'
import { keptDraft } from '../filing/draft.server.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { policyOf } from '../intake/flags.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import { partiesOf } from '../party/parties.server.ts'
import {
  type AgreementDraft,
  type CheckedDefinition,
  type CheckedParty,
  checkAgreement,
  type Finding,
} from './check/check-agreement.ts'
import type { DraftClause } from './clauses/definition.ts'
import { clauseLibrary } from './clauses/library.server.ts'
import type { FrozenParty } from './frozen-text.server.ts'
import type { DraftNotes } from './versions.server.ts'

/** What the check reads of each clause of the library. */
export const checkedDefinitions: Readonly<Record<string, CheckedDefinition>> = Object.fromEntries(
  clauseLibrary.map(({ name: _, formal: __, plain: ___, toActor: ____, toOther: _____, isPicked: ______, ...one }) => [
    one.key,
    one,
  ]),
)

/** What the check before signing reads from the dispute. */
type Reader = Pick<Act, 'tx' | 'platform' | 'codec' | 'disputeId' | 'now'>

/** The text that is to be checked, as it stands. */
interface Text {
  readonly clauses: readonly DraftClause[]
  readonly appliesJointly: boolean
  readonly mainFacts: string
}

const bornOnOf = (number: string | null): Day | null => {
  const read = number ? readResidentId(number) : null
  return read?.ok ? read.value.bornOn : null
}

/** What the kind of dispute, its answers and the talks say beside the text. */
async function factsOf(tx: Tx, codec: Codec, disputeId: string, on: Day) {
  const [dispute, sum] = await Promise.all([
    tx.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    tx.offer.findFirst({
      where: { disputeId, state: 'accepted', amountFen: { not: null } },
      orderBy: { stateSince: 'desc' },
    }),
  ])
  const { guide = {}, abroad = null } = keptDraft(codec, dispute.answers) ?? {}
  const base = isIntakeType(dispute.intakeType) ? [{ topic: intakeTopic(dispute.intakeType), answers: guide }] : []
  const overlay = abroad ? [{ topic: intakeTopic('overseas'), answers: abroad }] : []
  const policy = policyOf([...base, ...overlay], on)
  return {
    policy: { eSign: policy?.eSign.value ?? 'allowed', confirmable: policy?.confirmable.value ?? 'yes' },
    intakeType: dispute.intakeType,
    acceptedFen: sum?.amountFen == null ? null : Number(sum.amountFen),
    agreementOn: on,
  } as const
}

/** The draft as the rules read it. */
export async function draftToCheck(reader: Reader, text: Text): Promise<AgreementDraft> {
  const { tx, platform, codec, disputeId, now } = reader
  const [facts, parties] = await Promise.all([
    factsOf(tx, codec, disputeId, dayOf(now)),
    partiesOf(tx, platform, disputeId),
  ])
  const checked = parties.map(
    ({ partyId, name, kind, idNumber, representative }): CheckedParty => ({
      id: partyId,
      name,
      kind,
      hasNumber: idNumber !== null,
      representative,
      bornOn: kind === 'person' ? bornOnOf(idNumber) : null,
    }),
  )
  return { ...facts, ...text, parties: checked, definitions: checkedDefinitions }
}

/** Checks a draft as it stands: what blocks, and what the mediator may accept with a reason. */
export const checkDraft = async (reader: Reader, text: Text): Promise<Finding[]> =>
  checkAgreement(await draftToCheck(reader, text))

/** An agreement that was signed. */
interface Signed {
  readonly text: Text & { readonly parties: readonly FrozenParty[] }
  readonly agreementOn: Day
}

/** What the rules of today find in a text that was signed, by the figures of the law on its own day; for the clerk. */
export async function checkSigned(
  { tx, codec, disputeId }: Pick<Reader, 'tx' | 'codec' | 'disputeId'>,
  { text: { clauses, mainFacts, appliesJointly, parties }, agreementOn }: Signed,
): Promise<Finding[]> {
  const facts = await factsOf(tx, codec, disputeId, agreementOn)
  const checked = parties.map(
    ({ partyId, name, kind, idNumber, creditCode, legalRepresentative, bornOn }): CheckedParty => ({
      id: partyId,
      name,
      kind,
      hasNumber: Boolean(idNumber ?? creditCode),
      representative: legalRepresentative ?? null,
      bornOn: bornOn ?? null,
    }),
  )
  const text = { clauses, mainFacts, appliesJointly, parties: checked, definitions: checkedDefinitions }
  return checkAgreement({ ...facts, ...text })
}

/** Names exactly what a finding is about: another word in that place gives another print. */
export function printOf({ rule, places }: Finding, clauses: readonly DraftClause[]): string {
  const about = places.map(({ clauseId, field }) => {
    const values = clauses.find(({ id }) => id === clauseId)?.values
    return [clauseId, field, (field ? values?.[field] : values) ?? null]
  })
  return createHash('sha256').update(payloadText({ rule, about })).digest('hex')
}

/** The reasons that still stand: what they were given for has not changed since. */
export function standingReasons(
  { accepted, acceptedFor }: DraftNotes,
  findings: readonly Finding[],
  clauses: readonly DraftClause[],
): Record<string, string> {
  const standing = findings.flatMap((finding) => {
    const reason = accepted[finding.rule]
    const given = acceptedFor[finding.rule]
    const isSame = given === undefined || given === printOf(finding, clauses)
    return finding.level === 'warn' && reason !== undefined && isSame ? [[finding.rule, reason]] : []
  })
  return Object.fromEntries(standing)
}

/** Keeps what the check found for exactly this text. */
export async function keepFindings(
  act: Act,
  version: { readonly id: string; readonly bodySha256: Uint8Array<ArrayBuffer> },
  findings: readonly Finding[],
): Promise<void> {
  await act.tx.lintFinding.deleteMany({ where: { versionId: version.id } })
  for (const { rule, level, places } of findings) {
    for (const clauseId of new Set(places.map((place) => place.clauseId))) {
      const data = { versionId: version.id, bodySha256: version.bodySha256, rule, severity: level, clauseId }
      await act.tx.lintFinding.create({ data: { id: act.platform.chance.id(), ...data } })
    }
  }
}
