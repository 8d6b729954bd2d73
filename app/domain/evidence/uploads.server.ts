import { z } from 'zod'
import type { Actor } from '../engine/actor.ts'
import { personOf } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { isId } from '../text/id.ts'

/** Who is sending, and for which dispute: checked again at every call. */
export interface Sending {
  readonly platform: Platform
  readonly actor: Actor
  readonly disputeId: string
}

/** The open multipart upload of an item, made at its first use; of two made at once one is thrown away. */
export async function ensureMultipart({ db, store }: Platform, evidenceId: string) {
  const item = await db.evidenceItem.findFirstOrThrow({ where: { id: evidenceId }, include: { upload: true } })
  if (!item.upload) throw new DomainError('evidence/unknown')
  if (item.upload.uploadId) return { ...item.upload, objectKey: item.objectKey }
  const uploadId = await store.createMultipart(item.objectKey, 'application/octet-stream')
  const taken = await db.upload.updateMany({ where: { id: item.upload.id, uploadId: '' }, data: { uploadId } })
  if (taken.count === 1) return { ...item.upload, uploadId, objectKey: item.objectKey }
  await store.abortMultipart(item.objectKey, uploadId)
  const now = await db.upload.findFirstOrThrow({ where: { id: item.upload.id } })
  return { ...now, objectKey: item.objectKey }
}

/** An item that the sender himself added to this dispute; what staff add is nobody's side's. @throws DomainError `evidence/unknown` or `evidence/swept`. */
async function sendersItem({ platform: { db }, actor, disputeId }: Sending, evidenceId: string) {
  const personId = personOf(actor)
  if (!isId(evidenceId)) throw new DomainError('evidence/unknown')
  const item = await db.evidenceItem.findFirst({
    where: { id: evidenceId, disputeId },
    include: { upload: true },
  })
  const own = personId ? await db.party.findFirst({ where: { disputeId, personId, leftAt: null } }) : null
  if (!item?.upload || !personId || item.partyId !== (own?.id ?? null)) throw new DomainError('evidence/unknown')
  if (['abandoned', 'withdrawn', 'refused'].includes(item.state)) throw new DomainError('evidence/swept')
  return { item, upload: item.upload }
}

export const PartsToLink = z.object({
  evidenceId: z.uuid(),
  parts: z
    .array(
      z.object({
        partNo: z.number().int().min(1).max(10_000),
        sha256: z.string().regex(/^[0-9a-f]{64}$/i),
        bytes: z.number().int().min(1),
      }),
    )
    .min(1)
    .max(100),
})

const sizeOfPart = (upload: { partBytes: number; parts: number }, bytes: number, partNo: number): number =>
  partNo < upload.parts ? upload.partBytes : bytes - (upload.parts - 1) * upload.partBytes

/** Pins the hash of each part and signs a fresh link for it. */
export async function linkParts(sending: Sending, { evidenceId, parts }: z.output<typeof PartsToLink>) {
  const { platform } = sending
  const { item, upload } = await sendersItem(sending, evidenceId)
  if (item.state !== 'uploading') throw new DomainError('evidence/complete')
  const open = await ensureMultipart(platform, evidenceId)
  for (const { partNo, bytes } of parts) {
    if (partNo > upload.parts || bytes !== sizeOfPart(upload, Number(item.bytes), partNo))
      throw new DomainError('evidence/part-size')
  }
  await platform.db.$transaction(async (tx) => {
    for (const { partNo, sha256, bytes } of parts) {
      const pinned = { sha256: new Uint8Array(Buffer.from(sha256, 'hex')), bytes }
      await tx.uploadPart.upsert({
        where: { uploadId_partNo: { uploadId: upload.id, partNo } },
        create: { uploadId: upload.id, partNo, ...pinned },
        update: { ...pinned, etag: null },
      })
    }
    await tx.upload.update({ where: { id: upload.id }, data: { touchedAt: platform.clock.law() } })
  })
  const urls = await Promise.all(
    parts.map(({ partNo, sha256, bytes }) =>
      platform.store.presignPart({ key: open.objectKey, uploadId: open.uploadId, partNo, sha256, bytes }),
    ),
  )
  return { urls }
}

/** The parts that the store holds; every part once the file is complete. */
export async function storedParts(sending: Sending, evidenceId: string): Promise<{ partNo: number }[]> {
  const { platform } = sending
  const { item, upload } = await sendersItem(sending, evidenceId)
  if (item.state !== 'uploading') return Array.from({ length: upload.parts }, (_, index) => ({ partNo: index + 1 }))
  if (!upload.uploadId) return []
  return (await platform.store.listParts(item.objectKey, upload.uploadId)).map(({ partNo }) => ({ partNo }))
}

/** Writes down what the store says of each part, before the file is said to be complete. */
export async function recordStored(sending: Sending, evidenceId: string): Promise<void> {
  const { platform } = sending
  const { item, upload } = await sendersItem(sending, evidenceId)
  if (item.state !== 'uploading' || !upload.uploadId) return
  const stored = await platform.store.listParts(item.objectKey, upload.uploadId)
  for (const { partNo, etag, bytes } of stored) {
    await platform.db.uploadPart.updateMany({ where: { uploadId: upload.id, partNo, bytes }, data: { etag } })
  }
}

/** Notes that a small file of the plain form lies in the store as one whole. */
export async function recordWhole(
  { platform }: Sending,
  evidenceId: string,
  sha256: string,
  bytes: number,
): Promise<void> {
  const upload = await platform.db.upload.findFirstOrThrow({ where: { evidenceId } })
  await platform.db.upload.update({
    where: { id: upload.id },
    data: { partBytes: Math.max(bytes, 1), parts: 1, state: 'done' },
  })
  await platform.db.uploadPart.createMany({
    data: [
      { uploadId: upload.id, partNo: 1, sha256: new Uint8Array(Buffer.from(sha256, 'hex')), bytes, etag: 'whole' },
    ],
    skipDuplicates: true,
  })
}
