import { checkTypeAgainstName } from '#app/storage/detect.server.ts'
import { StoreRefused } from '#app/storage/store.server.ts'
import { verifyObject } from '#app/storage/verify.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Effect, OutboxHandler } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'
import { shareIntended } from './sharing.server.ts'
import { ensureMultipart } from './uploads.server.ts'

const createUpload: OutboxHandler = async (platform, { target }) => {
  const item = await platform.db.evidenceItem.findFirst({ where: { id: target, state: 'uploading' } })
  if (item) await ensureMultipart(platform, target)
}

const nameOf = async ({ db, keys }: Platform, item: { id: string; disputeId: string; fileName: Uint8Array }) =>
  (await codecFor(db, keys, 'dispute', item.disputeId)).open(`evidence_item.file_name/${item.id}`, item.fileName)

/** Puts the parts together (once), reads the whole file again and decides: evidence or quarantine. */
const queueVerify: OutboxHandler = async (platform, { target }) => {
  const { db, store } = platform
  const item = await db.evidenceItem.findFirst({ where: { id: target }, include: { upload: true } })
  if (item?.state !== 'verifying' || !item.upload) return
  const pinned = await db.uploadPart.findMany({ where: { uploadId: item.upload.id }, orderBy: { partNo: 'asc' } })
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  if (item.upload.uploadId && item.upload.state !== 'done') {
    const parts = pinned.map(({ partNo, etag, sha256 }) => ({ partNo, etag: etag ?? '', sha256: hex(sha256) }))
    await joinOnce(platform, item.objectKey, item.upload.uploadId, parts)
    await db.upload.update({ where: { id: item.upload.id }, data: { state: 'done' } })
  }
  const found = await verifyObject(store, item.objectKey, { partBytes: item.upload.partBytes })
  const sizes = found.bytes === Number(item.bytes)
  const parts = pinned.length === 0 || pinned.every(({ sha256 }, index) => hex(sha256) === found.partSha256s[index])
  const whole = !item.declaredSha256 || hex(item.declaredSha256) === found.sha256
  const fits = checkTypeAgainstName(found.detectedType, await nameOf(platform, item)) === 'ok'
  const facts = {
    hashAndSizeEqual: sizes && parts && whole,
    typeDetectedAllowed: found.isAllowed && found.doubts.length === 0 && fits,
    scan: found.scan,
    doc: new Uint8Array(Buffer.from(found.sha256, 'hex')),
  }
  await platform.fault('evidence.verified')
  await performSystem(platform, item.disputeId, async (act) => {
    const now = await act.tx.evidenceItem.findFirstOrThrow({ where: { id: item.id } })
    if (now.state !== 'verifying') return
    const isGood = facts.hashAndSizeEqual && facts.typeDetectedAllowed && facts.scan !== 'infected'
    const last = await act.tx.evidenceItem.aggregate({
      where: { disputeId: item.disputeId },
      _max: { exhibitNo: true },
    })
    await act.tx.evidenceItem.update({
      where: { id: item.id },
      data: {
        bytes: BigInt(found.bytes),
        sha256: facts.doc,
        detectedType: found.detectedType,
        scan: found.scan,
        ...(isGood ? { exhibitNo: (last._max.exhibitNo ?? 0) + 1 } : {}),
      },
    })
    await act.move('evidenceItem', item.id, isGood ? 'verify' : 'quarantine', facts)
    if (isGood) await shareIntended(act)
  })
}

async function joinOnce(
  { store }: Platform,
  key: string,
  uploadId: string,
  parts: Parameters<Platform['store']['completeMultipart']>[2],
) {
  try {
    await store.completeMultipart(key, uploadId, parts)
  } catch (error) {
    // An earlier try may have joined them before its answer was lost.
    if (!(error instanceof StoreRefused) || !(await store.head(key))) throw error
  }
}

const abortUpload: OutboxHandler = async ({ db, store }, { target }) => {
  const item = await db.evidenceItem.findFirst({ where: { id: target }, include: { upload: true } })
  if (!item?.upload) return
  if (item.upload.uploadId) await store.abortMultipart(item.objectKey, item.upload.uploadId)
  await db.upload.update({ where: { id: item.upload.id }, data: { state: 'aborted' } })
}

const deleteObject: OutboxHandler = async ({ db, store }, { target }) => {
  const item = await db.evidenceItem.findFirst({ where: { id: target } })
  if (!item || !['refused', 'withdrawn'].includes(item.state)) return
  await store.liftHold(item.objectKey)
  await store.remove(item.objectKey)
}

const retain: OutboxHandler = async ({ db, store }, { target }) => {
  const item = await db.evidenceItem.findFirst({ where: { id: target, state: 'verified' } })
  if (item) await store.hold(item.objectKey)
}

export const evidenceHandlers: Readonly<Record<string, OutboxHandler>> = {
  createUpload,
  queueVerify,
  abortUpload,
  deleteObject,
  retain,
}

/** What was once shown stays, marked as withdrawn; what nobody saw is removed. */
const tombstone: Effect = async ({ act, subjectId }) => {
  const item = await act.tx.evidenceItem.findFirstOrThrow({ where: { id: subjectId } })
  if (item.sharedAt) return
  await act.later(item.sha256 ? 'deleteObject' : 'abortUpload', subjectId)
}

export const evidenceEffects: Readonly<Record<string, Effect>> = { tombstone }
