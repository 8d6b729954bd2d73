import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { membersOf, oid, readOne, sameBytes } from './der.ts'

/** One certificate, read twice: by OpenSSL for its signature, by the schema for its extensions. */
export interface Certificate {
  readonly der: Uint8Array
  readonly node: X509Certificate
  readonly schema: x509.X509Certificate
}

export const readCertificate = (der: Uint8Array): Certificate => ({
  der,
  node: new X509Certificate(der),
  schema: new x509.X509Certificate(Buffer.from(der)),
})

/** All certificates of a PEM text. */
export const readPem = (pem: string): readonly Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((block) =>
    readCertificate(Uint8Array.from(new X509Certificate(block).raw)),
  )

const same = (a: Certificate, b: Certificate) => Buffer.compare(a.der, b.der) === 0
const MAX_CHAIN = 6

const isInForce = ({ schema }: Certificate, at: Date) => schema.notBefore <= at && at <= schema.notAfter

const mayIssue = ({ node, schema }: Certificate) => {
  const usage = schema.getExtension(x509.KeyUsagesExtension)
  return node.ca && usage !== null && (usage.usages & x509.KeyUsageFlags.keyCertSign) !== 0
}

export const isIssuedBy = (child: Certificate, parent: Certificate) =>
  child.node.checkIssued(parent.node) && child.node.verify(parent.node.publicKey)

const mayHaveBelow = ({ schema }: Certificate, authorities: number) => {
  const limit = schema.getExtension(x509.BasicConstraintsExtension)?.pathLength
  return limit === undefined || authorities <= limit
}

/**
 * The root that a certificate leads to, through certificates that may issue others and are in force at `at`; null if
 * it leads to none of the trusted ones.
 */
export const rootOf = (leaf: Certificate, others: readonly Certificate[], roots: readonly Certificate[], at: Date) => {
  let current = leaf
  if (!isInForce(leaf, at)) return null
  for (let depth = 0; depth < MAX_CHAIN; depth++) {
    const fits = (parent: Certificate) =>
      mayIssue(parent) && mayHaveBelow(parent, depth) && isInForce(parent, at) && isIssuedBy(current, parent)
    const root = roots.find(fits)
    if (root) return root
    const next = others.find((other) => !same(other, current) && fits(other))
    if (!next) return null
    current = next
  }
  return null
}

const purposes = ({ schema }: Certificate) => schema.getExtension(x509.ExtendedKeyUsageExtension)

/** Only for timestamps, and marked so critically (RFC 3161 §2.3). */
export const isForTimestamps = (certificate: Certificate): boolean => {
  const usage = purposes(certificate)
  return usage?.critical === true && usage.usages.length === 1 && usage.usages[0] === x509.ExtendedKeyUsage.timeStamping
}

/** For signing documents, by somebody who cannot issue certificates. */
export const isForDocuments = (certificate: Certificate): boolean => {
  const usage = certificate.schema.getExtension(x509.KeyUsagesExtension)?.usages ?? 0
  const isPurpose = purposes(certificate)?.usages.includes('1.3.6.1.5.5.7.3.36') === true
  return isPurpose && !certificate.node.ca && (usage & x509.KeyUsageFlags.nonRepudiation) !== 0
}

const FIELDS = { CN: oid('2.5.4.3'), OU: oid('2.5.4.11') } as const

/** One part of the holder's name as it stands in the certificate, without the escapes of its printed form. */
export const subjectField = ({ der }: Certificate, field: keyof typeof FIELDS): string => {
  const [body] = membersOf(readOne(der, 0x30).content)
  const parts = membersOf(body?.content ?? new Uint8Array())
  const subject = parts[parts[0]?.tag === 0xa0 ? 5 : 4]
  for (const set of membersOf(subject?.content ?? new Uint8Array()))
    for (const pair of membersOf(set.content)) {
      const [type, value] = membersOf(pair.content)
      if (type && value && sameBytes(type.raw, FIELDS[field])) return new TextDecoder().decode(value.content)
    }
  return ''
}
