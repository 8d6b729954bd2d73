import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { ObjectMissing, StoreRefused } from './errors.ts'
import { asking } from './s3-client.server.ts'

/** One part as the store holds it. */
export interface StoredPart {
  partNo: number
  bytes: number
  etag: string
}

/** What a link to upload one part pins: exactly these bytes, for a while. */
export interface PartToSign {
  key: string
  uploadId: string
  /** 1…10,000. */
  partNo: number
  /** SHA-256 of the part: 64 hexadecimal digits or base64. */
  sha256: string
  bytes: number
  /** Default 900. */
  expiresSeconds?: number
}

/** A link for one part and the headers that must be sent with it. */
export interface SignedPart {
  partNo: number
  url: string
  headers: Record<string, string>
}

/** A part to be put together: what the store answered, and the hash that was pinned. */
export interface PartToJoin {
  partNo: number
  etag: string
  sha256: string
}

/** The parts of a file that the browser sends straight to the store. */
export interface Multipart {
  /** Opens an upload and returns the store's id of it. */
  createMultipart(key: string, contentType: string): Promise<string>
  /** Signs a link that accepts one part with this hash and this size, and nothing else. */
  presignPart(part: PartToSign): Promise<SignedPart>
  /** Stores one part from the server itself (small files without JavaScript). */
  putPart(part: Omit<PartToSign, 'bytes' | 'expiresSeconds'>, body: Uint8Array): Promise<StoredPart>
  /** Every part the store holds, in order. @throws StoreRefused `unknownUpload` after completion or abort. */
  listParts(key: string, uploadId: string): Promise<StoredPart[]>
  /** Puts the parts together; repeating it after a lost answer is no error. @throws StoreRefused `unknownUpload`, `badRequest`. */
  completeMultipart(key: string, uploadId: string, parts: readonly PartToJoin[]): Promise<void>
  /** Throws the parts away; an upload that is gone already is no error. */
  abortMultipart(key: string, uploadId: string): Promise<void>
}

const PART_LINK_SECONDS = 900
const PINNED = new Set(['x-amz-checksum-sha256'])

/** SHA-256 in base64, from hexadecimal digits or base64. */
export function base64Sha256(sha256: string): string {
  return /^[0-9a-f]{64}$/i.test(sha256) ? Buffer.from(sha256, 'hex').toString('base64') : sha256
}

/** The multipart half of the store; `publish` turns a signed address into the one the browser uses. */
export function createMultipartApi(
  client: S3Client,
  signer: S3Client,
  bucket: string,
  publish: (url: string) => string,
): Multipart {
  return {
    createMultipart: (key, contentType) =>
      asking(async () => {
        const input = { Bucket: bucket, Key: key, ContentType: contentType, ChecksumAlgorithm: 'SHA256' as const }
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(input))
        if (!UploadId) throw new Error('the store opened no upload')
        return UploadId
      }),

    async presignPart(part) {
      const sha256 = base64Sha256(part.sha256)
      const command = new UploadPartCommand({ ...partInput(bucket, part, sha256), ContentLength: part.bytes })
      // As a signed header the hash is enforced by every store that knows it; in the query only by some.
      const options = { expiresIn: part.expiresSeconds ?? PART_LINK_SECONDS, unhoistableHeaders: PINNED }
      const url = await getSignedUrl(signer, command, options)
      return { partNo: part.partNo, url: publish(url), headers: { 'x-amz-checksum-sha256': sha256 } }
    },

    putPart: (part, body) =>
      asking(async () => {
        const input = { ...partInput(bucket, part, base64Sha256(part.sha256)), Body: body }
        const { ETag } = await client.send(new UploadPartCommand(input))
        return { partNo: part.partNo, bytes: body.byteLength, etag: ETag ?? '' }
      }),

    listParts: (key, uploadId) => asking(() => everyPart(client, bucket, key, uploadId)),

    completeMultipart: (key, uploadId, parts) =>
      asking(async () => {
        const Parts = parts.map(({ partNo, etag, sha256 }) => ({
          PartNumber: partNo,
          ETag: etag,
          ChecksumSHA256: base64Sha256(sha256),
        }))
        const input = { Bucket: bucket, Key: key, UploadId: uploadId, IfNoneMatch: '*', MultipartUpload: { Parts } }
        await client.send(new CompleteMultipartUploadCommand(input))
      }).catch((error: unknown) => unlessDone(client, { Bucket: bucket, Key: key }, error)),

    abortMultipart: (key, uploadId) =>
      asking(async () => {
        await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }))
      }).catch((error: unknown) => {
        if ((error as { reason?: string }).reason !== 'unknownUpload') throw error
      }),
  }
}

/** The upload is gone and the object is there: an earlier, unheard answer was yes. Keys are random and used once. */
async function unlessDone(client: S3Client, target: { Bucket: string; Key: string }, error: unknown): Promise<void> {
  const isOver = error instanceof StoreRefused && (error.reason === 'alreadyThere' || error.reason === 'unknownUpload')
  if (!isOver) throw error
  await asking(() => client.send(new HeadObjectCommand(target))).catch((absent: unknown) => {
    throw absent instanceof ObjectMissing ? error : absent
  })
}

function partInput(bucket: string, part: Omit<PartToSign, 'bytes'>, sha256: string) {
  return {
    Bucket: bucket,
    Key: part.key,
    UploadId: part.uploadId,
    PartNumber: part.partNo,
    ChecksumSHA256: sha256,
  }
}

async function everyPart(client: S3Client, bucket: string, key: string, uploadId: string): Promise<StoredPart[]> {
  const found: StoredPart[] = []
  let marker: string | undefined
  do {
    const input = { Bucket: bucket, Key: key, UploadId: uploadId, ...(marker ? { PartNumberMarker: marker } : {}) }
    const page = await client.send(new ListPartsCommand(input))
    for (const { PartNumber = 0, Size = 0, ETag = '' } of page.Parts ?? []) {
      found.push({ partNo: PartNumber, bytes: Size, etag: ETag })
    }
    marker = page.IsTruncated ? page.NextPartNumberMarker : undefined
  } while (marker)
  return found
}
