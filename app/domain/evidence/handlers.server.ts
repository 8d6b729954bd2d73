import type { Effect, OutboxHandler } from '../engine/types.ts'
import { ensureMultipart } from './uploads.server.ts'
import { queueVerify } from './verify.server.ts'

const createUpload: OutboxHandler = async (platform, { target }) => {
  const item = await platform.db.evidenceItem.findFirst({ where: { id: target, state: 'uploading' } })
  if (item) await ensureMultipart(platform, target)
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

/** Locks the original where the store can, and writes down whether it did: nobody is promised more than that. */
const retain: OutboxHandler = async ({ db, store }, { target }) => {
  const item = await db.evidenceItem.findFirst({ where: { id: target, state: 'verified' } })
  if (!item) return
  const isLocked = await store.hold(item.objectKey)
  await db.evidenceItem.update({ where: { id: item.id }, data: { isLocked } })
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
