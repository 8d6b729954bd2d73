/** In which office somebody signs; stands in the certificate as its organisational unit. */
export const signerRoles = ['platform', 'party', 'mediator', 'judge', 'organisation-seal', 'court-seal'] as const
export type SignerRole = (typeof signerRoles)[number]

/** P-256 for people; RSA-2048 may be chosen for seals that old readers must understand. */
export type KeyAlgorithm = 'P-256' | 'RSA-2048'

/** Somebody who can sign: a key that stays behind this interface, and the certificate that names its holder. */
export interface Signer {
  readonly commonName: string
  readonly role: SignerRole
  readonly keyAlgorithm: KeyAlgorithm
  /** DER. */
  readonly certificate: Uint8Array
  /** DER, from the issuer of `certificate` upwards, without the root. */
  readonly chain: readonly Uint8Array[]
  /** Signs with SHA-256: DER-encoded ECDSA, or RSASSA-PKCS1-v1_5. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** A signer whose key exists only in memory, signs once and is then gone. */
export interface OneTimeSigner extends Signer {
  /** Hexadecimal serial number of the certificate, for the record of the key's destruction. */
  readonly serialNumber: string
  readonly isDestroyed: () => boolean
  /** Drops the key; signing afterwards is an error. Called by itself after the one signature. */
  destroy(): void
}

/** A time-stamping service (RFC 3161). */
export interface Timestamper {
  /** @param digest SHA-256, 32 bytes. @returns the TimeStampToken, DER. */
  stamp(digest: Uint8Array): Promise<Uint8Array>
}

export type SigningErrorCode =
  | 'field-missing'
  | 'field-signed'
  | 'not-certified'
  | 'already-certified'
  | 'file-form'
  | 'name-empty'
  | 'glyph-missing'
  | 'strokes-form'
  | 'container-full'
  | 'key-destroyed'
  | 'timestamp-refused'
  | 'lint-failed'
  | 'seal-ref'
  | 'signer-mismatch'

/** Why a signature was not made; `detail` is for the operator's log. */
export class SigningError extends Error {
  override readonly name = 'SigningError'
  constructor(
    readonly code: SigningErrorCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options)
  }
}
