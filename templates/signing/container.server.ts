import { createHash, verify } from 'node:crypto'
import { type Certificate, isForDocuments, isForTimestamps, readCertificate, rootOf } from './chain.server.ts'
import {
  attributes,
  contentTypes,
  encodeSignedData,
  sha256,
  signatureAlgorithms,
  signedAttributes,
} from './cms.server.ts'
import { expectTag, membersOf, type Node, oid, readFirst, readOne, sameBytes } from './der.ts'
import { timestampContent } from './timestamp.server.ts'
import type { KeyAlgorithm } from './types.ts'

/** Why a container does not hold; the code goes to people in their words, the rest to the log. */
export class ContainerFault extends Error {
  override readonly name = 'ContainerFault'
}

const require = (condition: unknown, because: string): void => {
  if (!condition) throw new ContainerFault(because)
}

const MAX_CERTIFICATES = 8

interface Signed {
  readonly certificates: readonly Certificate[]
  readonly content: Uint8Array | null
  readonly digestAlgorithm: Node | undefined
  readonly attributes: Node
  readonly algorithm: Node | undefined
  readonly signature: Uint8Array
  readonly unsigned: Node | undefined
}

const contentOf = (encapsulated: Node): Uint8Array | null => {
  const [, explicit] = membersOf(encapsulated.content)
  return explicit ? readOne(explicit.content, 0x04).content : null
}

/** Takes a CMS SignedData with one signer apart. */
const takeApart = (der: Uint8Array): Signed => {
  const [type, wrapped] = membersOf(readOne(der, 0x30).content)
  require(type && sameBytes(type.raw, oid('1.2.840.113549.1.7.2')), 'not a signed container')
  const signedData = membersOf(readOne(expectTag(wrapped, 0xa0).content, 0x30).content)
  const signers = membersOf(expectTag(signedData.at(-1), 0x31).content)
  require(signers.length === 1, 'one signer expected')
  const [, , digestAlgorithm, attributesNode, algorithm, signature, unsigned] = membersOf(
    expectTag(signers[0], 0x30).content,
  )
  const certificates = membersOf(expectTag(signedData[3], 0xa0).content)
  require(certificates.length <= MAX_CERTIFICATES, 'too many certificates')
  return {
    certificates: certificates.map((certificate) => readCertificate(Uint8Array.from(certificate.raw))),
    content: contentOf(expectTag(signedData[2], 0x30)),
    digestAlgorithm,
    attributes: expectTag(attributesNode, 0xa0),
    algorithm,
    signature: Uint8Array.from(expectTag(signature, 0x04).content),
    unsigned,
  }
}

const keyAlgorithmOf = (algorithm: Node | undefined): KeyAlgorithm | null => {
  for (const name of ['P-256', 'RSA-2048'] as const)
    if (algorithm && sameBytes(algorithm.raw, signatureAlgorithms[name])) return name
  return null
}

const HASHES = [
  ['sha256', '2.16.840.1.101.3.4.2.1'],
  ['sha384', '2.16.840.1.101.3.4.2.2'],
  ['sha512', '2.16.840.1.101.3.4.2.3'],
] as const

const hashOf = (algorithm: Node | undefined): string => {
  const [name] = membersOf(expectTag(algorithm, 0x30).content)
  const known = HASHES.find(([, dotted]) => name && sameBytes(name.raw, oid(dotted)))
  return known?.[0] ?? ''
}

/** The signed attributes as they were signed: the same bytes under the tag of a SET. */
const asSet = (node: Node): Uint8Array => {
  const bytes = Uint8Array.from(node.raw)
  bytes[0] = 0x31
  return bytes
}

const readTime = (text: string): Date => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text)
  const at = parts
    ? new Date(`${parts.slice(1, 4).join('-')}T${parts.slice(4, 7).join(':')}${parts[7]?.slice(0, 4) ?? ''}Z`)
    : null
  if (!at || Number.isNaN(at.getTime())) throw new ContainerFault('unreadable time in the timestamp')
  return at
}

interface Stamp {
  readonly digest: Uint8Array
  readonly serial: Uint8Array
  readonly at: Date
}

const readStamp = (content: Uint8Array): Stamp => {
  const [, , imprint, serial, time] = membersOf(readOne(content, 0x30).content)
  const [algorithm, digest] = membersOf(expectTag(imprint, 0x30).content)
  require(hashOf(algorithm) === 'sha256', 'timestamp over another kind of digest')
  return {
    digest: Uint8Array.from(expectTag(digest, 0x04).content),
    serial: Uint8Array.from(expectTag(serial, 0x02).content),
    at: readTime(Buffer.from(expectTag(time, 0x18).content).toString('latin1')),
  }
}

export interface Trust {
  readonly roots: readonly Certificate[]
  /** Roots of outside timestamp services. */
  readonly timestampRoots: readonly Certificate[]
}

/** Our own service writes in one way only, so its token must equal what that way yields. */
const requireOwnForm = (token: Uint8Array, signed: Signed, content: Uint8Array, stamp: Stamp) => {
  const keyAlgorithm = keyAlgorithmOf(signed.algorithm)
  const rebuilt =
    keyAlgorithm &&
    encodeSignedData({
      contentType: contentTypes.timestamp,
      digest: sha256(content),
      content,
      certificates: signed.certificates.map(({ der }) => der),
      keyAlgorithm,
      signature: signed.signature,
    })
  require(rebuilt && sameBytes(rebuilt, token), 'the timestamp was changed')
  require(sameBytes(content, timestampContent(stamp.digest, stamp.serial, stamp.at)), 'the timestamp was changed')
}

/** A proof of time, and by whom. */
export interface Proof {
  readonly at: Date
  readonly certificate: Certificate
  /** The certificates that came with it. */
  readonly others: readonly Certificate[]
}

/** @returns when the digest existed, according to a timestamp service that is trusted. */
const verifyTimestamp = (token: Uint8Array, digest: Uint8Array, trust: Trust): Proof => {
  const signed = takeApart(token)
  const content = signed.content
  if (!content) throw new ContainerFault('empty timestamp')
  const stamp = readStamp(content)
  require(sameBytes(stamp.digest, digest), 'the timestamp belongs to another signature')
  const signer = signed.certificates.find(isForTimestamps)
  if (!signer) throw new ContainerFault('the timestamp is not by a timestamp service')
  const hash = hashOf(signed.digestAlgorithm)
  require(hash &&
    verify(hash, asSet(signed.attributes), signer.node.publicKey, signed.signature), 'the timestamp was changed')
  const contentDigest = createHash(hash).update(content).digest()
  const declared = membersOf(signed.attributes.content).map(({ raw }) => Buffer.from(raw))
  const digestAttribute = declared.find((attribute) => attribute.includes(Buffer.from(oid(attributes.messageDigest))))
  require(digestAttribute?.subarray(-contentDigest.length).equals(contentDigest), 'the timestamp was changed')
  if (rootOf(signer, signed.certificates, trust.roots, stamp.at)) requireOwnForm(token, signed, content, stamp)
  else
    require(rootOf(
      signer,
      signed.certificates,
      trust.timestampRoots,
      stamp.at,
    ), 'the timestamp leads to no trusted root')
  return { at: stamp.at, certificate: signer, others: signed.certificates }
}

/** Until when the certificate of a timestamp's service is in force. @throws ContainerFault, DerError */
export const endOfTimestamp = (token: Uint8Array): Date => {
  const signer = takeApart(token).certificates.find(isForTimestamps)
  if (!signer) throw new ContainerFault('the timestamp is not by a timestamp service')
  return signer.schema.notAfter
}

/** The container at the beginning of a reserved place, behind which only zeros may stand. */
const containerIn = (reserved: Uint8Array): Uint8Array => {
  const der = Uint8Array.from(readFirst(reserved).raw)
  require(reserved.subarray(der.length).every((byte) => byte === 0), 'something stands behind the container')
  return der
}

/**
 * Checks a timestamp over the whole file against the digest of what it covers.
 *
 * @throws ContainerFault, DerError
 */
export const verifyDocumentTimestamp = (reserved: Uint8Array, digest: Uint8Array, trust: Trust): Proof =>
  verifyTimestamp(containerIn(reserved), digest, trust)

const timestampIn = (unsigned: Node | undefined): Uint8Array => {
  const [attribute] = unsigned ? membersOf(unsigned.content) : []
  const [type, values] = attribute ? membersOf(attribute.content) : []
  if (!type || !values || !sameBytes(type.raw, oid(attributes.timestamp))) throw new ContainerFault('no timestamp')
  return Uint8Array.from(readFirst(values.content).raw)
}

/**
 * Checks the container of one signature against the digest of what it signs.
 *
 * @param reserved the whole reserved place: the container and the zeros behind it.
 * @returns the signer's certificate with those above it, and the time that the timestamp proves.
 * @throws ContainerFault, DerError
 */
export const verifyContainer = (reserved: Uint8Array, digest: Uint8Array, trust: Trust) => {
  const der = containerIn(reserved)
  const signed = takeApart(der)
  const [signer, ...others] = signed.certificates
  const keyAlgorithm = keyAlgorithmOf(signed.algorithm)
  if (!signer || !keyAlgorithm) throw new ContainerFault('unknown kind of signature')
  const signedBytes = signedAttributes(contentTypes.data, digest, signer.der)
  require(sameBytes(asSet(signed.attributes), signedBytes), 'the signed text was changed')
  const timestamp = timestampIn(signed.unsigned)
  const certificates = signed.certificates.map(({ der: bytes }) => bytes)
  const parts = {
    contentType: contentTypes.data,
    digest,
    certificates,
    keyAlgorithm,
    signature: signed.signature,
    timestamp,
  }
  require(sameBytes(encodeSignedData(parts), der), 'the container was changed')
  require(verify('sha256', signedBytes, signer.node.publicKey, signed.signature), 'the signature value is wrong')
  const stamp = verifyTimestamp(timestamp, sha256(signed.signature), trust)
  require(isForDocuments(signer), 'the certificate is not for signing documents')
  require(others.length === 1 &&
    rootOf(signer, others, trust.roots, stamp.at), 'the certificate leads to no trusted root')
  return { signer, others, stamp }
}
