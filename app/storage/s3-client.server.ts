import { S3Client } from '@aws-sdk/client-s3'
import { storeError } from './errors.ts'

/** Address and keys of an S3 store. */
export interface StoreAddress {
  endpoint: string
  region: string
  bucket: string
  accessKey: string
  secretKey: string
  /** Bucket in the path (SeaweedFS, Ceph) rather than in the host name (some clouds); default true. */
  forcePathStyle?: boolean
}

const CONNECT_TIMEOUT_MS = 3_000
/** Until the first word of an answer, and for every silence in the middle of one. */
const SILENCE_TIMEOUT_MS = 10_000
const ATTEMPTS = 2

/** An S3 client that gives up in time and adds no checksum of its own to what it signs. */
export function s3Client(address: StoreAddress, endpoint = address.endpoint): S3Client {
  return new S3Client({
    endpoint,
    region: address.region,
    credentials: { accessKeyId: address.accessKey, secretAccessKey: address.secretKey },
    forcePathStyle: address.forcePathStyle ?? true,
    // Otherwise the CRC32 of an empty body is signed into every upload link, and several clouds refuse the framing.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: SILENCE_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  })
}

/** Runs one call and turns its failure into one of the three errors of `errors.ts`. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw storeError(error)
  }
}
