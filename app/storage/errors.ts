/** The object store cannot be reached, or answers that it is busy: nothing is lost, the same step works later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The malware scanner cannot be reached or gave no result: the file waits, it is not "clean". */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway'
}

/** Why the store refused for good; the same step will not work by repeating it. */
export type RefusalReason = 'alreadyThere' | 'wrongContent' | 'notAllowed' | 'unknownUpload' | 'badRequest'

/** The object store understood and said no. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  constructor(
    readonly reason: RefusalReason,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}

/** There is no object under this key. */
export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing'
}

const refusals: Record<string, RefusalReason> = {
  PreconditionFailed: 'alreadyThere',
  ConditionalRequestConflict: 'alreadyThere',
  BadDigest: 'wrongContent',
  InvalidDigest: 'wrongContent',
  XAmzContentSHA256Mismatch: 'wrongContent',
  IncompleteBody: 'wrongContent',
  AccessDenied: 'notAllowed',
  SignatureDoesNotMatch: 'notAllowed',
  InvalidAccessKeyId: 'notAllowed',
  NoSuchUpload: 'unknownUpload',
}

/** Says what an error of the S3 client means to us: away for now, refused for good, or not there. */
export function storeError(error: unknown): Error {
  const { name = '', $metadata } = (error ?? {}) as { name?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  const options = { cause: error }
  const refusal = refusals[name]
  if (refusal) return new StoreRefused(refusal, options)
  if (name === 'NoSuchKey' || (status === 404 && name !== 'NoSuchBucket'))
    return new ObjectMissing('no such object', options)
  if (status === 412) return new StoreRefused('alreadyThere', options)
  if (status === 403) return new StoreRefused('notAllowed', options)
  if (name === 'NotImplemented') return new StoreRefused('badRequest', options)
  if (status && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return new StoreRefused('badRequest', options)
  }
  return new StoreUnavailable('the object store cannot be reached', options)
}
