import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { ObjectMissing, StoreRefused, StoreUnavailable, storeError } from './errors.ts'
import { createInventory, type Inventory } from './inventory.server.ts'
import { base64Sha256, createMultipartApi, type Multipart } from './multipart.server.ts'
import { asking, type StoreAddress, s3Client } from './s3-client.server.ts'

export * from './errors.ts'
export type * from './inventory.server.ts'
export type * from './multipart.server.ts'
export type { StoreAddress } from './s3-client.server.ts'

/** Address and keys, and where the browser reaches the same store. */
export interface StoreOptions extends StoreAddress {
  /** A path of our own origin (`/_s3`) or the store's own public origin; default: the endpoint itself. */
  publicEndpoint?: string
}

/** First and last byte wanted, both counted; without `to`, to the end. */
export interface ByteRange {
  from: number
  to?: number
}

/** What the store says about an object. */
export interface ObjectHead {
  bytes: number
  contentType: string
  etag: string
}

/** An object on its way: read it or destroy it. */
export interface ObjectStream extends ObjectHead {
  body: Readable
  /** `bytes 0-9/100` when a range was asked for. */
  contentRange: string | null
}

/** Files of the platform: evidence and papers. Every call may throw `StoreUnavailable`. */
export interface Store extends Multipart, Inventory {
  readonly bucket: string
  /** Whether a link of `presignGet` works outside this machine; if not, the website passes the file on itself. */
  readonly canLink: boolean
  /** Makes the bucket if it is not there. */
  ensureBucket(): Promise<void>
  /** Stores a paper once; repeating it with the same bytes is no error. @throws StoreRefused `alreadyThere`, `wrongContent`. */
  put(key: string, bytes: Uint8Array, about?: { sha256?: string; contentType?: string }): Promise<void>
  /** @throws ObjectMissing */
  get(key: string, range?: ByteRange): Promise<ObjectStream>
  /** What is there, or null. */
  head(key: string): Promise<ObjectHead | null>
  /** Removes the object with all its versions; one that is gone already is no error. */
  remove(key: string): Promise<void>
  /**
   * Keeps the object from being removed or replaced, until the hold is lifted.
   * @returns false when this store has no object lock: then only the recorded hash protects.
   */
  hold(key: string): Promise<boolean>
  /** Whether such a hold is on the object; false where the store knows of none. */
  isHeld(key: string): Promise<boolean>
  /** Lifts the hold; without one, or without the object, it is no error. */
  liftHold(key: string): Promise<void>
  /** A link for 60 seconds that downloads one object under this name and this type, never shows it. */
  presignGet(key: string, as: { fileName: string; contentType: string; expiresSeconds?: number }): Promise<string>
  /** @throws StoreUnavailable, StoreRefused */
  ping(): Promise<void>
}

const LINK_SECONDS = 60

/** Opens the object store; nothing is sent until the first call. */
export function createStore(options: StoreOptions): Store {
  const client = s3Client(options)
  const isOwnPath = options.publicEndpoint?.startsWith('/') ?? false
  const signer = options.publicEndpoint && !isOwnPath ? s3Client(options, options.publicEndpoint) : client
  const publish = (url: string) => (isOwnPath ? ownPath(url, options.publicEndpoint ?? '') : url)
  const { bucket } = options
  return {
    bucket,
    canLink: !isOwnPath,
    ...createInventory(client, bucket),
    ...createMultipartApi(client, signer, bucket, publish),
    ensureBucket: () => ensureBucket(client, bucket),
    put: (key, bytes, about = {}) => putOnce(client, { Bucket: bucket, Key: key }, bytes, about),
    get: (key, range) => openObject(client, { Bucket: bucket, Key: key }, range),
    head: (key) => headObject(client, { Bucket: bucket, Key: key }),
    hold: (key) => setHold(client, { Bucket: bucket, Key: key }, 'ON'),
    isHeld: (key) => readHold(client, { Bucket: bucket, Key: key }),
    async liftHold(key) {
      // Asked about an object that is gone, some stores speak of a fault of their own.
      const target = { Bucket: bucket, Key: key }
      if (await headObject(client, target)) await setHold(client, target, 'OFF')
    },
    remove: (key) => asking(() => removeEveryVersion(client, bucket, key)),
    async presignGet(key, { fileName, contentType, expiresSeconds = LINK_SECONDS }) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: attachment(fileName),
        ResponseContentType: contentType,
      })
      return getSignedUrl(signer, command, { expiresIn: expiresSeconds })
    },
    ping: () => asking(async () => void (await client.send(new HeadBucketCommand({ Bucket: bucket })))),
  }
}

/** `attachment` with the name in UTF-8, safe in a header. */
export function attachment(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}

function ownPath(url: string, prefix: string): string {
  const { pathname, search } = new URL(url)
  return `${prefix}${pathname}${search}`
}

interface Target {
  Bucket: string
  Key: string
}

/** Makes the bucket if it is not there, with object lock where the store has it: retention cannot be added later. */
async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }))
    return
  } catch (error) {
    const known = storeError(error)
    const isAbsent = known instanceof ObjectMissing || (error as { name?: string }).name === 'NoSuchBucket'
    if (!isAbsent) throw known
  }
  await asking(() => client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }))).catch(
    async (error: unknown) => {
      if (error instanceof StoreUnavailable) throw error
      await asking(() => client.send(new HeadBucketCommand({ Bucket: bucket })))
    },
  )
}

async function putOnce(
  client: S3Client,
  target: Target,
  bytes: Uint8Array,
  about: { sha256?: string; contentType?: string },
): Promise<void> {
  const actual = createHash('sha256').update(bytes).digest('base64')
  if (about.sha256 && base64Sha256(about.sha256) !== actual) throw new StoreRefused('wrongContent')
  const command = new PutObjectCommand({
    ...target,
    Body: bytes,
    ContentType: about.contentType ?? 'application/octet-stream',
    ChecksumSHA256: actual,
    IfNoneMatch: '*',
  })
  try {
    await asking(() => client.send(command))
  } catch (error) {
    // A retry after a lost answer finds its own bytes: that is the success it asked for.
    if (!(error instanceof StoreRefused) || error.reason !== 'alreadyThere') throw error
    if ((await storedSha256(client, target)) !== actual) throw error
  }
}

async function storedSha256(client: S3Client, target: Target): Promise<string> {
  const { body } = await openObject(client, target)
  const hash = createHash('sha256')
  for await (const chunk of body) hash.update(chunk as Buffer)
  return hash.digest('base64')
}

async function openObject(client: S3Client, target: Target, range?: ByteRange): Promise<ObjectStream> {
  const Range = range ? `bytes=${range.from}-${range.to ?? ''}` : undefined
  const answer = await asking(() => client.send(new GetObjectCommand({ ...target, ...(Range ? { Range } : {}) })))
  return {
    bytes: answer.ContentLength ?? 0,
    contentType: answer.ContentType ?? 'application/octet-stream',
    etag: answer.ETag ?? '',
    body: answer.Body as Readable,
    contentRange: answer.ContentRange ?? null,
  }
}

async function headObject(client: S3Client, target: Target): Promise<ObjectHead | null> {
  try {
    const {
      ContentLength = 0,
      ContentType = '',
      ETag = '',
    } = await asking(() => client.send(new HeadObjectCommand(target)))
    return { bytes: ContentLength, contentType: ContentType, etag: ETag }
  } catch (error) {
    if (error instanceof ObjectMissing) return null
    throw error
  }
}

async function setHold(client: S3Client, target: Target, Status: 'ON' | 'OFF'): Promise<boolean> {
  try {
    await asking(() => client.send(new PutObjectLegalHoldCommand({ ...target, LegalHold: { Status } })))
    return true
  } catch (error) {
    if (knowsNoHold(error)) return false
    throw error
  }
}

async function readHold(client: S3Client, target: Target): Promise<boolean> {
  try {
    const { LegalHold } = await asking(() => client.send(new GetObjectLegalHoldCommand(target)))
    return LegalHold?.Status === 'ON'
  } catch (error) {
    if (knowsNoHold(error)) return false
    throw error
  }
}

/** A store or a bucket without object lock does not know the request; an object without a hold may say the same. */
function knowsNoHold(error: unknown): boolean {
  const { name = '' } = ((error as Error).cause ?? {}) as { name?: string }
  return /NotImplemented|InvalidRequest|NoSuchObjectLegalHold|ObjectLockConfigurationNotFound|NoSuchObjectLockConfiguration|MethodNotAllowed/.test(
    name,
  )
}

async function removeEveryVersion(client: S3Client, bucket: string, key: string): Promise<void> {
  const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }))
  const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter((version) => version.Key === key)
  if (versions.length === 0) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
  for (const { VersionId } of versions) {
    const input = { Bucket: bucket, Key: key, ...(VersionId ? { VersionId } : {}) }
    await client.send(new DeleteObjectCommand(input))
  }
}
