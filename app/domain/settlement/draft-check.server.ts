import { dayOf } from '../calendar/days.ts'
import type { Act } from '../engine/types.ts'
import { keptDraft } from '../filing/draft.server.ts'
import { policyOf } from '../intake/flags.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import { partiesOf } from '../party/parties.server.ts'
import { checkAgreement, type Finding } from './check/check-agreement.ts'
import type { DraftClause } from './clauses/definition.ts'
import { clauseLibrary } from './clauses/library.server.ts'

const definitions = Object.fromEntries(clauseLibrary.map((definition) => [definition.key, definition]))

/** What the check before signing reads from the dispute. */
type Reader = Pick<Act, 'tx' | 'platform' | 'codec' | 'disputeId' | 'now'>

/** Checks the clauses of a draft as they stand: what blocks, and what the mediator may accept with a reason. */
export async function checkDraft(reader: Reader, clauses: readonly DraftClause[], appliesJointly: boolean) {
  const { tx, platform, codec, disputeId, now } = reader
  const [dispute, parties] = await Promise.all([
    tx.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    partiesOf(tx, platform, disputeId),
  ])
  const { guide = {}, abroad = null } = keptDraft(codec, dispute.answers) ?? {}
  const base = isIntakeType(dispute.intakeType) ? [{ topic: intakeTopic(dispute.intakeType), answers: guide }] : []
  const overlay = abroad ? [{ topic: intakeTopic('overseas'), answers: abroad }] : []
  const policy = policyOf([...base, ...overlay], dayOf(now))
  return checkAgreement({
    parties: parties.map(({ partyId, name }) => ({ id: partyId, name })),
    clauses,
    definitions,
    policy: { eSign: policy?.eSign.value ?? 'allowed', confirmable: policy?.confirmable.value ?? 'yes' },
    agreementOn: dayOf(now),
    appliesJointly,
  })
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
