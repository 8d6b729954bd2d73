import { checkTypeAgainstName } from '#app/storage/detect.server.ts'
import { secondsOf } from '#app/storage/duration.server.ts'
import { ScannerAway, StoreRefused } from '#app/storage/store.server.ts'
import { type Verification, verifyObject } from '#app/storage/verify.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { EvidenceItem, Upload, UploadPart } from '#prisma/generated/client.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act, OutboxHandler } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'
import { lookForDetails, packDetails } from './details.server.ts'
import { ACCOUNT_GRACE_SECONDS, MAX_ACCOUNT_SECONDS } from './limits.ts'
import { shareIntended } from './sharing.server.ts'

const MOST_SECONDS = MAX_ACCOUNT_SECONDS + ACCOUNT_GRACE_SECONDS

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

interface Sent {
  readonly item: EvidenceItem
  readonly upload: Upload
  readonly pinned: readonly UploadPart[]
}

/** Puts the parts together (once), reads the whole file again and decides: evidence, set aside, or refused. */
export const queueVerify: OutboxHandler = async (platform, { target }) => {
  const { db } = platform
  const row = await db.evidenceItem.findFirst({ where: { id: target }, include: { upload: true } })
  if (row?.state !== 'verifying' || !row.upload) return
  const { upload, ...item } = row
  const pinned = await db.uploadPart.findMany({ where: { uploadId: upload.id }, orderBy: { partNo: 'asc' } })
  const sent = { item, upload, pinned }
  await join(platform, sent)
  const found = await read(platform, sent)
  const facts = await judge(platform, sent, found)
  const details = await lookForDetails(platform, { ...item, detectedType: found.detectedType })
  const seconds = item.isAccount ? await lengthOf(platform, item, found) : null
  await platform.fault('evidence.verified')
  await performSystem(platform, item.disputeId, async (act) => {
    const now = await act.tx.evidenceItem.findFirstOrThrow({ where: { id: item.id } })
    if (now.state !== 'verifying') return
    await act.tx.evidenceItem.update({
      where: { id: item.id },
      data: {
        bytes: BigInt(found.bytes),
        sha256: facts.doc,
        detectedType: found.detectedType,
        scan: found.scan,
        ...(details ? { details: packDetails(details) as (string | number)[][] } : {}),
      },
    })
    await settleAccount(act, now, seconds)
    await decide(act, item.id, facts)
  })
}

/** Whole seconds of a recorded account; null where its container does not say. */
async function lengthOf({ store }: Platform, { objectKey }: EvidenceItem, found: Verification): Promise<number | null> {
  const { detectedType: type, bytes } = found
  const seconds = await secondsOf(store, objectKey, { type, bytes, enough: MOST_SECONDS })
  return seconds === null ? null : Math.round(seconds)
}

/**
 * What runs too long is no account but stays as evidence, so that nothing is lost; in a case that was filed meanwhile it
 * stays what the applicant told.
 */
async function settleAccount(act: Act, item: EvidenceItem, seconds: number | null): Promise<void> {
  if (seconds === null) return
  const isTooLong = seconds > MOST_SECONDS && (await act.dispute()).state === 'draft'
  const data = { accountSeconds: seconds, ...(isTooLong ? { isAccount: false } : {}) }
  await act.tx.evidenceItem.update({ where: { id: item.id }, data })
}

async function join({ db, store }: Platform, { item, upload, pinned }: Sent): Promise<void> {
  if (!upload.uploadId || upload.state === 'done') return
  const parts = pinned.map(({ partNo, etag, sha256 }) => ({ partNo, etag: etag ?? '', sha256: hex(sha256) }))
  try {
    await store.completeMultipart(item.objectKey, upload.uploadId, parts)
  } catch (error) {
    // An earlier try may have joined them before its answer was lost.
    if (!(error instanceof StoreRefused) || !(await store.head(item.objectKey))) throw error
  }
  await db.upload.update({ where: { id: upload.id }, data: { state: 'done' } })
}

/** While the scanner is away the file waits, and says so; it is tried again for as long as it takes. */
async function read({ db, store, scanner }: Platform, { item, upload }: Sent): Promise<Verification> {
  try {
    return await verifyObject(store, item.objectKey, { partBytes: upload.partBytes, scanner })
  } catch (error) {
    if (error instanceof ScannerAway)
      await db.evidenceItem.updateMany({ where: { id: item.id, state: 'verifying' }, data: { scan: 'waiting' } })
    throw error
  }
}

const nameOf = async ({ db, keys }: Platform, item: { id: string; disputeId: string; fileName: Uint8Array }) =>
  (await codecFor(db, keys, 'dispute', item.disputeId)).open(`evidence_item.file_name/${item.id}`, item.fileName)

async function judge(platform: Platform, { item, pinned }: Sent, found: Verification) {
  const parts = pinned.length === 0 || pinned.every(({ sha256 }, index) => hex(sha256) === found.partSha256s[index])
  const whole = !item.declaredSha256 || hex(item.declaredSha256) === found.sha256
  const fits = checkTypeAgainstName(found.detectedType, await nameOf(platform, item)) === 'ok'
  return {
    hashAndSizeEqual: found.bytes === Number(item.bytes) && parts && whole,
    typeDetectedAllowed: found.isAllowed && found.doubts.length === 0 && fits,
    scan: found.scan,
    doc: new Uint8Array(Buffer.from(found.sha256, 'hex')),
  }
}

async function decide(act: Act, id: string, facts: Awaited<ReturnType<typeof judge>>): Promise<void> {
  if (facts.scan === 'infected') {
    // Nobody needs to look at it before it is refused, and nobody may release it.
    await act.move('evidenceItem', id, 'quarantine', { ...facts, noticeAs: 'fileInfected' })
    await act.move('evidenceItem', id, 'refuseFile', { reason: 'infected', noticeAs: 'toldAlready' })
    return
  }
  if (!facts.hashAndSizeEqual || !facts.typeDetectedAllowed) {
    await act.move('evidenceItem', id, 'quarantine', facts)
    return
  }
  const { disputeId } = act
  const last = await act.tx.evidenceItem.aggregate({ where: { disputeId }, _max: { exhibitNo: true } })
  const exhibitNo = (last._max.exhibitNo ?? 0) + 1
  await act.tx.evidenceItem.update({ where: { id }, data: { exhibitNo } })
  await act.move('evidenceItem', id, 'verify', facts)
  await shareIntended(act)
}
