import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../../account/people.server.ts'
import type { Act } from '../../engine/types.ts'
import type { FrozenText } from '../frozen-text.server.ts'
import { bodyPlace } from '../versions.server.ts'
import type { SignedObject } from './objects.server.ts'

/** What follows in the court's area when a corrected version is in force; set there. */
let onCorrected: (act: Act, versionId: string) => Promise<void> = async () => undefined

/** Lets the area of the court carry on once the version it asked for is in force. */
export const whenCorrected = (next: typeof onCorrected): void => {
  onCorrected = next
}

const LABELS = { applicant: '申请人', respondent: '被申请人', thirdParty: '第三人' } as const

/** The settlement agreement: parties, mediators and the organisation's seal; the last of them puts it in force. */
export const agreementObject: SignedObject = {
  templateId: 'settlement-agreement',
  isOpen: async (db, { versionId }) =>
    (await db.agreementVersion.count({ where: { id: versionId ?? '', state: 'signing' } })) === 1,
  async signerOf({ db, keys, ...platform }, intent, slot) {
    const version = await db.agreementVersion.findFirstOrThrow({ where: { id: intent.versionId ?? '' } })
    if (slot.kind === 'mediator') {
      const { name } = await readPerson(db, { ...platform, keys }, slot.personId ?? '')
      return { name, role: 'mediator', roleLabel: '调解员' }
    }
    const codec = await codecFor(db, keys, 'dispute', version.disputeId)
    const text = codec.openJson<FrozenText>(bodyPlace(version.id), version.body ?? new Uint8Array())
    const party = text.parties.find(({ partyId }) => partyId === slot.partyId)
    if (!party) throw new Error('a place to sign belongs to no party of the text')
    return { name: party.legalRepresentative ?? party.name, role: 'party', roleLabel: LABELS[party.role] }
  },
  async recorded(act, intent, revisionId) {
    const versionId = intent.versionId ?? ''
    const [covered, all] = await countCovered(act, versionId)
    const facts = { intentId: intent.id, personId: intent.personId, revisionId, n: covered, m: all }
    await act.move('agreementVersion', versionId, 'recordSignature', facts)
    if (covered === all) await complete(act, versionId)
  },
  failed: async (act, intent) => {
    await act.move('agreementVersion', intent.versionId ?? '', 'failSignature', {
      intentId: intent.id,
      personId: intent.personId,
    })
  },
}

async function countCovered({ tx }: Act, versionId: string): Promise<[covered: number, all: number]> {
  const slots = await tx.signerSlot.findMany({ where: { versionId }, select: { signatureCover: true } })
  return [slots.filter(({ signatureCover }) => signatureCover !== null).length, slots.length]
}

/** The last signature is in: the version is in force, an earlier one is not, and the dispute follows. */
async function complete(act: Act, versionId: string): Promise<void> {
  const earlier = await act.tx.agreementVersion.findFirst({
    where: { disputeId: act.disputeId, state: 'effective', id: { not: versionId } },
  })
  if (earlier) {
    // At most one version of a dispute is in force, so the earlier one leaves first.
    await act.move('agreementVersion', earlier.id, 'supersede', { opening: true, reason: 'newVersion' })
    await replaceItems(act, earlier.id)
  }
  await act.move('agreementVersion', versionId, 'completeSignatures')
  const { state } = await act.dispute()
  if (state === 'signing') await act.move('dispute', act.disputeId, 'becomeEffective')
  if (state === 'correcting') await onCorrected(act, versionId)
}

async function replaceItems(act: Act, versionId: string): Promise<void> {
  const open = await act.tx.performanceItem.findMany({
    where: { versionId, state: { in: ['planned', 'due', 'claimed', 'disputed', 'defaulted'] } },
  })
  for (const { id } of open) await act.move('performanceItem', id, 'replace', { opening: true })
}
