import { createHash, randomUUID } from 'node:crypto'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { World, WorldDispute } from './world.ts'

/** A case of the demonstration court on a bare version of the agreement, so that clerk and judge have to do with it. */
export async function putBeforeCourt(w: World, { id: disputeId }: WorldDispute): Promise<void> {
  const { db, keys } = w.platform
  const { personId } = await w.as('judge')
  const court = await db.court.findFirstOrThrow({ where: { staffRoles: { some: { role: 'judge', personId } } } })
  const [versionId, caseId] = [randomUUID(), randomUUID()]
  const body = new TextEncoder().encode('text')
  const bodySha256 = new Uint8Array(createHash('sha256').update(body).digest())
  await db.$transaction(async (tx) => {
    const codec = await codecFor(tx, keys, 'dispute', disputeId)
    const first = (workflow: string, subjectId: string, event: string, to: string) =>
      appendEvent(tx, {
        chainId: disputeId,
        type: `${workflow}.${event}`,
        role: 'system',
        actor: { kind: 'system' },
        payload: {},
        codec,
        transition: { workflow, version: 1, subjectId, from: 'none', event, to },
      })
    await tx.agreementVersion.create({ data: { id: versionId, disputeId, versionNo: 1, body, bodySha256 } })
    await first('agreementVersion', versionId, 'draftVersion', 'draft')
    const lastDay = new Date(Date.now() + 30 * 86_400_000)
    await tx.confirmationCase.create({
      data: { id: caseId, disputeId, versionId, courtId: court.id, courtReason: 'seat', lastDay },
    })
    await first('confirmationCase', caseId, 'openApplication', 'collecting')
  })
  await w.march(disputeId, 'confirmationCase', caseId, ['lodge'])
}
