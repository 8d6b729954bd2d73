import { createHash } from 'node:crypto'
import { integer, membersOf, nothing, octets, oid, readOne, sequence, setOf, tlv } from './der.ts'
import type { KeyAlgorithm, Signer } from './types.ts'

export const contentTypes = { data: '1.2.840.113549.1.7.1', timestamp: '1.2.840.113549.1.9.16.1.4' } as const
export const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  timestamp: '1.2.840.113549.1.9.16.2.14',
} as const

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

/** SHA-256 without parameters (RFC 5754). */
export const sha256Algorithm = sequence(oid('2.16.840.1.101.3.4.2.1'))

export const signatureAlgorithms: Record<KeyAlgorithm, Uint8Array> = {
  'P-256': sequence(oid('1.2.840.10045.4.3.2')),
  'RSA-2048': sequence(oid('1.2.840.113549.1.1.1'), nothing),
}

/** Issuer name and serial number of a certificate, as DER. */
export const issuerAndSerial = (certificate: Uint8Array): { issuer: Uint8Array; serial: Uint8Array } => {
  const [body] = membersOf(readOne(certificate, 0x30).content)
  const fields = membersOf(readOne(body?.raw ?? new Uint8Array(), 0x30).content)
  const first = fields[0]?.tag === 0xa0 ? 1 : 0
  const [serial, , issuer] = fields.slice(first)
  return { serial: serial?.raw ?? new Uint8Array(), issuer: issuer?.raw ?? new Uint8Array() }
}

/**
 * The signed attributes of a PAdES baseline signature (ETSI EN 319 142-1 §6.3), as the SET that is signed: what is
 * signed, its digest, and which certificate signs. No signing time: in a PDF that stands in `/M`.
 */
export const signedAttributes = (contentType: string, digest: Uint8Array, certificate: Uint8Array): Uint8Array => {
  const { issuer, serial } = issuerAndSerial(certificate)
  const certificateId = sequence(octets(sha256(certificate)), sequence(sequence(tlv(0xa4, issuer)), serial))
  return setOf(
    sequence(oid(attributes.contentType), setOf(oid(contentType))),
    sequence(oid(attributes.messageDigest), setOf(octets(digest))),
    sequence(oid(attributes.signingCertificate), setOf(sequence(sequence(certificateId)))),
  )
}

export interface SignedParts {
  readonly contentType: string
  readonly digest: Uint8Array
  /** Only a timestamp carries its content inside. */
  readonly content?: Uint8Array
  /** Signer's certificate first. */
  readonly certificates: readonly Uint8Array[]
  readonly keyAlgorithm: KeyAlgorithm
  readonly signature: Uint8Array
  readonly timestamp?: Uint8Array
}

/**
 * Writes the CMS SignedData (RFC 5652) of one signer. There is one encoding for one set of parts, so the verifier
 * rebuilds a container from the parts it has checked and compares: no bit is left unexamined.
 */
export const encodeSignedData = (parts: SignedParts): Uint8Array => {
  const certificate = parts.certificates[0] ?? new Uint8Array()
  const { issuer, serial } = issuerAndSerial(certificate)
  const attributesInside = signedAttributes(parts.contentType, parts.digest, certificate)
  attributesInside[0] = 0xa0
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256Algorithm,
    attributesInside,
    signatureAlgorithms[parts.keyAlgorithm],
    octets(parts.signature),
    ...(parts.timestamp ? [tlv(0xa1, sequence(oid(attributes.timestamp), setOf(parts.timestamp)))] : []),
  )
  const content = parts.content ? [tlv(0xa0, octets(parts.content))] : []
  const signedData = sequence(
    integer(parts.content ? 3 : 1),
    setOf(sha256Algorithm),
    sequence(oid(parts.contentType), ...content),
    tlv(0xa0, ...parts.certificates),
    setOf(signerInfo),
  )
  return sequence(oid('1.2.840.113549.1.7.2'), tlv(0xa0, signedData))
}

/** Signs a digest and returns the container; `stamp` adds the proof of time over the signature value. */
export const signDigest = async (
  subject: Pick<SignedParts, 'contentType' | 'digest' | 'content'>,
  signer: Signer,
  stamp?: (digest: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const signature = await signer.sign(signedAttributes(subject.contentType, subject.digest, signer.certificate))
  const timestamp = await stamp?.(sha256(signature))
  return encodeSignedData({
    ...subject,
    certificates: [signer.certificate, ...signer.chain],
    keyAlgorithm: signer.keyAlgorithm,
    signature,
    ...(timestamp && { timestamp }),
  })
}
