import { personOf } from '../engine/actor.ts'
import type { Guards, Step } from '../engine/types.ts'
import { MAX_DRAFT_FILES, MAX_FILE_BYTES, MAX_FILES, typeIsAllowed } from './limits.ts'

const itemOf = ({ act, subjectId }: Step) => act.tx.evidenceItem.findFirst({ where: { id: subjectId } })

async function quotaLeft({ act, facts }: Step): Promise<boolean> {
  const { state } = await act.dispute()
  const held = await act.tx.evidenceItem.count({
    where: { disputeId: act.disputeId, state: { notIn: ['none', 'refused', 'withdrawn', 'abandoned'] } },
  })
  const bytes = typeof facts.bytes === 'number' ? facts.bytes : 0
  return bytes > 0 && bytes <= MAX_FILE_BYTES && held < (state === 'draft' ? MAX_DRAFT_FILES : MAX_FILES)
}

async function isOwner(step: Step): Promise<boolean> {
  // The owner said at adding it who shall see it: the platform carries that out once both sides are in.
  if (step.facts.byIntention === true) return (await itemOf(step))?.audience === 'all'
  const personId = personOf(step.act.actor)
  if (!personId || step.workflow !== 'evidenceItem') return false
  const item = await itemOf(step)
  const party = item?.partyId ? await step.act.tx.party.findFirst({ where: { id: item.partyId } }) : null
  return party?.personId === personId
}

/** The other side of the item's owner takes part: for items of the applicant a respondent has agreed; a respondent's applicant always does. */
async function otherSideAccepted(step: Step): Promise<boolean> {
  const item = await itemOf(step)
  const owner = item?.partyId ? await step.act.tx.party.findFirst({ where: { id: item.partyId } }) : null
  if (owner?.side !== 'applicant') return true
  return (await step.act.tx.invitation.count({ where: { disputeId: step.act.disputeId, state: 'accepted' } })) > 0
}

async function everyPartStored({ act, subjectId }: Step): Promise<boolean> {
  const upload = await act.tx.upload.findFirst({ where: { evidenceId: subjectId } })
  if (!upload) return false
  const stored = await act.tx.uploadPart.count({ where: { uploadId: upload.id, etag: { not: null } } })
  return stored === upload.parts
}

const notSignedAsAnnex = async ({ act }: Step): Promise<boolean> =>
  (await act.tx.agreementVersion.count({
    where: { disputeId: act.disputeId, state: { in: ['signing', 'effective'] } },
  })) === 0

/** Guards of evidence; what the server's own reading found comes with the facts of the system's act. */
export const evidenceGuards = {
  quotaLeft,
  typeAllowed: ({ facts }) => typeIsAllowed(String(facts.name ?? '')),
  evidencePeriodOpen: async ({ act }) => !(await act.dispute()).state.startsWith('closed'),
  everyPartStored,
  hashAndSizeEqual: ({ facts }) => facts.hashAndSizeEqual === true,
  typeDetectedAllowed: ({ facts }) => facts.typeDetectedAllowed === true,
  scanClean: ({ facts }) => facts.scan !== 'infected',
  otherSideAccepted,
  notSignedAsAnnex,
} satisfies Guards

/** `isOwner` for evidence; other workflows have owners of their own. */
export const ownsEvidence = isOwner
