import { renewPaper } from '#templates/papers.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Platform } from '../platform/platform.ts'
import { addRevision, readPaper, storePaper } from './papers.server.ts'

/** Long enough for an operator to notice that it does not work. */
const BEFORE_MS = 365 * 86_400_000
const BATCH = 10

/** A file of a paper whose newest timestamp is going to end. */
interface Ending {
  readonly id: string
  readonly documentId: string
  readonly disputeId: string
}

const endingOnes = ({ db }: Platform, before: Date) =>
  db.$queryRaw<Ending[]>`
    select r.id, r.document_id as "documentId", d.dispute_id as "disputeId"
    from document_revision r join document d on d.id = r.document_id
    where r.stamp_until < ${before}
      and not exists (select from document_revision n where n.document_id = r.document_id and n.revision_no > r.revision_no)
    order by r.stamp_until, r.id limit ${BATCH}`

async function renew(platform: Platform, { id, documentId, disputeId }: Ending): Promise<void> {
  const last = await platform.db.documentRevision.findFirstOrThrow({ where: { id } })
  const bytes = await readPaper(platform, last.objectKey)
  const paper = await renewPaper({ bytes, authority: platform.authority })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    const isNewest = { documentId, revisionNo: { gt: last.revisionNo } }
    if ((await act.tx.documentRevision.count({ where: isNewest })) > 0) return
    const { signatures } = last
    await addRevision(act, documentId, { paper, objectKey, signatures, revisionNo: last.revisionNo + 1 })
    await act.note('document.renewed', { documentId }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  })
}

/**
 * Archives papers once more whose timestamp ends within a year, so that they can always be judged (ETSI EN 319 142-1
 * §6.4). @returns how many.
 */
export async function renewArchive(platform: Platform): Promise<number> {
  const found = await endingOnes(platform, new Date(platform.clock.real().getTime() + BEFORE_MS))
  for (const one of found) await renew(platform, one)
  return found.length
}
