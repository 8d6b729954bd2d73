import { type Certificate, readCertificate, rootOf } from './chain.server.ts'
import type { AddedValidation } from './changes.server.ts'
import type { Trust } from './container.server.ts'
import { isCoveredBy, type RevocationList, readRevocationList, revokedSince } from './revocation.server.ts'

/**
 * How long a paper can be judged (ETSI EN 319 142-1 §6): `T` while the certificates are in force; `LT` with all that is
 * needed to judge them in the file; `LTA` with a timestamp over that, which can be renewed for ever.
 */
export type Level = 'T' | 'LT' | 'LTA'

/** Whose certificate must not have been revoked, and when it was used. */
export interface Reliance {
  readonly fieldName: string
  readonly at: Date
  readonly certificates: readonly Certificate[]
}

/** Reads the file's own store: certificates that lead to a trusted root, and lists that one of those signed. */
export const readStore = (added: readonly AddedValidation[], { roots, timestampRoots }: Trust) => {
  const wrong: string[] = []
  const trusted = [...roots, ...timestampRoots]
  const certificates = added.flatMap(({ certificates: all }) => all.map(readCertificate))
  for (const certificate of certificates) {
    const isRoot = trusted.some(({ der }) => Buffer.compare(der, certificate.der) === 0)
    if (!isRoot && !rootOf(certificate, certificates, trusted, certificate.schema.notBefore))
      wrong.push('the store holds a certificate that leads to no trusted root')
  }
  const lists = added.flatMap(({ lists: all }) => all.map(readRevocationList))
  const issuers = [...trusted, ...certificates]
  for (const list of lists)
    if (!issuers.some((issuer) => list.isSignedBy(issuer)))
      wrong.push('the store holds a list of revocations that nobody issued')
  return { wrong, lists }
}

/** Certificates that had been revoked when they were used, in words. */
export const revocationsIn = (relies: readonly Reliance[], lists: readonly RevocationList[]): readonly string[] =>
  relies.flatMap(({ fieldName, at, certificates }) => {
    const isRevoked = certificates.some((certificate) => {
      const since = revokedSince(certificate, lists)
      return since !== null && since.getTime() <= at.getTime()
    })
    return isRevoked ? [`${fieldName}: the certificate was revoked before it was used`] : []
  })

/**
 * The level that a file has reached, by what its revisions are in their order.
 *
 * @param relies what its signatures rely on.
 */
export const levelOf = (
  kinds: readonly ('signature' | 'timestamp' | 'validation')[],
  relies: readonly Reliance[],
  lists: readonly RevocationList[],
): Level | null => {
  const lastSignature = kinds.lastIndexOf('signature')
  if (lastSignature < 0) return null
  const isStored =
    kinds.lastIndexOf('validation') > lastSignature &&
    relies.every(({ certificates }) => certificates.every((certificate) => isCoveredBy(certificate, lists)))
  if (!isStored) return 'T'
  return kinds.at(-1) === 'timestamp' ? 'LTA' : 'LT'
}
