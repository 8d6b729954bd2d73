import { verifyPaper } from '#templates/papers.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import { lastRevision, readPaper } from '../papers/papers.server.ts'
import type { Platform } from '../platform/platform.ts'
import { candidatesFor } from './case.server.ts'
import type { MACHINE_POINTS } from './clean.ts'

type Result = 'pass' | 'fail' | 'unknown'

/** Whether the newest file of a paper is whole and carries as many signatures as its places. */
async function signaturesOf(platform: Platform, where: Record<string, string>, wanted: number): Promise<Result> {
  const document = await platform.db.document.findFirst({
    where: { ...where, supersededBy: null },
    orderBy: { issuedAt: 'desc' },
  })
  if (!document) return 'fail'
  const revision = await lastRevision(platform.db, document.id)
  const found = await verifyPaper(await readPaper(platform, revision.objectKey), platform.authority.rootPem())
  return found.verdict === 'good' && revision.signatures >= wanted ? 'pass' : 'fail'
}

/** The machine's own look at a case, written beside the clerk's ticks. */
export async function checkCase(platform: Platform, disputeId: string, caseId: string): Promise<void> {
  const { db } = platform
  const found = await db.confirmationCase.findFirstOrThrow({ where: { id: caseId } })
  const slots = await db.signerSlot.count({ where: { versionId: found.versionId } })
  const own = (await db.signerSlot.findMany({ where: { caseId }, distinct: ['partyId'] })).length
  const candidates = await candidatesFor(db, platform, disputeId)
  const lodgedOn = found.lodgedOn ?? platform.clock.law()
  const results: Readonly<Record<(typeof MACHINE_POINTS)[number], Result>> = {
    'signatures.agreement': await signaturesOf(
      platform,
      { versionId: found.versionId, templateId: 'settlement-agreement' },
      slots,
    ),
    'signatures.application': await signaturesOf(
      platform,
      { caseId, templateId: 'judicial-confirmation-application' },
      own,
    ),
    inTime: lodgedOn <= new Date(found.lastDay.getTime() + 86_400_000) ? 'pass' : 'fail',
    courtCompetent: candidates.some(({ courtId }) => courtId === found.courtId) ? 'pass' : 'fail',
    certificate:
      (await db.document.count({ where: { versionId: found.versionId, templateId: 'mediation-certificate' } })) > 0
        ? 'pass'
        : 'unknown',
  }
  await performSystem(platform, disputeId, async (act) => {
    for (const [item, machine] of Object.entries(results)) {
      const where = { caseId_item: { caseId, item } }
      await act.tx.courtCheck.upsert({
        where,
        create: { caseId, item, machine, at: act.now },
        update: { machine, at: act.now },
      })
    }
    const autoScore = Object.values(results).filter((one) => one === 'pass').length
    await act.tx.confirmationCase.update({ where: { id: caseId }, data: { autoScore } })
  })
}
