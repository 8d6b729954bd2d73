import { verify } from 'node:crypto'
import type { Certificate } from './chain.server.ts'
import { issuerAndSerial } from './cms.server.ts'
import { expectTag, membersOf, oid, readOne, sameBytes } from './der.ts'

/** A list of revoked certificates (RFC 5280 §5) as it was read; not yet that anybody issued it. */
export interface RevocationList {
  readonly der: Uint8Array
  /** Name of the issuer, DER. */
  readonly issuer: Uint8Array
  readonly thisUpdate: Date
  /** Serial numbers as DER integers in hexadecimal, and since when. */
  readonly revoked: ReadonlyMap<string, Date>
  readonly isSignedBy: (certificate: Certificate) => boolean
}

const HASH_BY_ALGORITHM = [
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
] as const

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const BIT_STRING = 0x03

const readTime = ({ tag, content }: { tag: number; content: Uint8Array }): Date => {
  const text = Buffer.from(content).toString('latin1')
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(tag === UTC_TIME ? century + text : text)
  const at = parts ? new Date(`${parts.slice(1, 4).join('-')}T${parts.slice(4, 7).join(':')}Z`) : null
  if (!at || Number.isNaN(at.getTime())) throw new Error('unreadable time in a list of revocations')
  return at
}

const isTime = (tag: number | undefined) => tag === UTC_TIME || tag === GENERALIZED_TIME
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Reads a list. @throws DerError, Error if it is none. */
export const readRevocationList = (der: Uint8Array): RevocationList => {
  const [body, algorithm, signature] = membersOf(readOne(der, 0x30).content)
  const fields = [...membersOf(expectTag(body, 0x30).content)]
  if (fields[0]?.tag === 0x02) fields.shift()
  const [, issuer, thisUpdate, ...rest] = fields
  if (isTime(rest[0]?.tag)) rest.shift()
  const entries = rest[0]?.tag === 0x30 ? membersOf(rest[0].content) : []
  const revoked = entries.map((entry): [string, Date] => {
    const [serial, at] = membersOf(expectTag(entry, 0x30).content)
    if (!at) throw new Error('an entry without a time')
    return [hex(expectTag(serial, 0x02).raw), readTime(at)]
  })
  const [kind] = membersOf(expectTag(algorithm, 0x30).content)
  const hash = HASH_BY_ALGORITHM.find(([dotted]) => kind && sameBytes(kind.raw, oid(dotted)))?.[1]
  const value = expectTag(signature, BIT_STRING).content.subarray(1)
  if (!thisUpdate) throw new Error('a list without a time')
  return {
    der,
    issuer: expectTag(issuer, 0x30).raw,
    thisUpdate: readTime(thisUpdate),
    revoked: new Map(revoked),
    isSignedBy: ({ node }) =>
      hash !== undefined && verify(hash, expectTag(body, 0x30).raw, node.publicKey, Buffer.from(value)),
  }
}

/** Since when a certificate is revoked by a list of its issuer; null if it is not. */
export const revokedSince = ({ der }: Certificate, lists: readonly RevocationList[]): Date | null => {
  const { issuer, serial } = issuerAndSerial(der)
  const found = lists.flatMap((list) => (sameBytes(list.issuer, issuer) ? [list.revoked.get(hex(serial))] : []))
  return found.find((at) => at !== undefined) ?? null
}

/** Whether some list speaks for this certificate at all. */
export const isCoveredBy = ({ der }: Certificate, lists: readonly RevocationList[]): boolean => {
  const { issuer } = issuerAndSerial(der)
  return lists.some((list) => sameBytes(list.issuer, issuer))
}
