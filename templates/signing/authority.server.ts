import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  foundAuthority,
  issue,
  type KeyAndCertificate,
  oneTimeSigner,
  pairFromPem,
  pairToPem,
  persistentSigner,
  type Revoked,
  toPem,
} from './certificates.server.ts'
import { readCertificate, subjectField } from './chain.server.ts'
import {
  FOUNDING,
  issuerOf,
  type KeysInUse,
  keyOfGeneration,
  ROOT_LIST,
  rootsOf,
  writeWhole,
} from './generations.server.ts'
import { revokeIn, type ValidationData, validationDataOf } from './memory.server.ts'
import { localTimestamper } from './timestamp.server.ts'
import {
  type KeyAlgorithm,
  type OneTimeSigner,
  type Signer,
  type SignerRole,
  SigningError,
  type Timestamper,
} from './types.ts'

export interface SignerRequest {
  /** The name as it stands in the identity document or the organisation's certificate of registration. */
  readonly commonName: string
  readonly role: SignerRole
  readonly keyAlgorithm?: KeyAlgorithm
}

export interface SealRequest extends SignerRequest {
  /** Which seal: letters, digits, `.`, `_`, `:`, `-`, at most 100. The same reference is always the same key. */
  readonly sealKeyRef: string
}

/** This instance's own certificate authority with its timestamp service. */
export interface Authority {
  /** The roots that outside validators are told to trust, PEM; one for each generation of the issuing key. */
  rootPem(): string
  /** Timestamps in real time, signed by this authority. */
  readonly timestamper: Timestamper
  /** A key for one signature of one person; exists only in memory. */
  issueSigner(request: SignerRequest): Promise<OneTimeSigner>
  /**
   * The seal behind a reference; made and stored at its first use.
   * @throws SigningError `seal-ref`, or `signer-mismatch` if the seal was made for another name or office.
   */
  sealSigner(request: SealRequest): Promise<Signer>
  /** The certificates of this authority and its lists of revocations, the newest as of now. */
  validationData(): Promise<ValidationData>
  /** From now on a certificate counts for nothing that is signed later. Twice is once. */
  revoke(serialNumber: string): Promise<void>
}

const SEAL_REF = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/

/**
 * Each authority has a name of its own, so that somebody may trust two of them without mixing them up.
 * Everything is written beside the place and moved there in one step; of two that start at once, one wins.
 */
const establish = async (dir: string, home: string) => {
  const draft = join(dir, `.authority-${randomBytes(6).toString('hex')}`)
  await mkdir(join(draft, 'seals'), { recursive: true, mode: 0o700 })
  const { root, rootList, issuing } = await foundAuthority(`Yanhe ${randomBytes(4).toString('hex')}`)
  await writeWhole(join(draft, 'root.pem'), toPem(root))
  await writeWhole(join(draft, ROOT_LIST), rootList)
  await writeWhole(join(draft, 'issuing.pem'), pairToPem(issuing))
  const timestamp = await issue('timestamp', { commonName: 'Yanhe Timestamp' }, issuing)
  await writeWhole(join(draft, 'timestamp.pem'), pairToPem(timestamp))
  try {
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(join(home, 'root.pem'))) throw error
  }
}

const openSeal = async (home: string, request: SealRequest, issuing: KeyAndCertificate) => {
  if (!SEAL_REF.test(request.sealKeyRef)) throw new SigningError('seal-ref', request.sealKeyRef)
  const path = join(home, 'seals', `${request.sealKeyRef}.pem`)
  if (!existsSync(path)) {
    const subject = { commonName: request.commonName, unit: request.role }
    const pair = await issue('signer', subject, issuing, request.keyAlgorithm)
    const draft = `${path}.${randomBytes(6).toString('hex')}`
    await writeWhole(draft, pairToPem(pair))
    // A hard link, unlike a rename, never replaces a seal that somebody else made in the meantime.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await unlink(draft)
  }
  const pair = pairFromPem(await readFile(path, 'utf8'))
  const holder = readCertificate(pair.certificate)
  const isSame =
    subjectField(holder, 'OU') === request.role && request.commonName.startsWith(subjectField(holder, 'CN'))
  // A seal speaks for the name it was cut for; a renamed organisation needs a new one under a new reference.
  if (!isSame) throw new SigningError('signer-mismatch', request.sealKeyRef)
  return pair
}

/** Where an authority finds its keys each time that it works. */
interface KeySource {
  readonly roots: () => string
  readonly issuing: () => Promise<KeyAndCertificate>
  readonly timestamp: () => Promise<KeyAndCertificate>
  readonly seal: (request: SealRequest) => Promise<KeyAndCertificate>
  /** The certificate under which another was issued. */
  readonly issuerOf: (certificate: Uint8Array) => Uint8Array
  readonly validationData: () => Promise<ValidationData>
  readonly revoke: (revoked: Revoked) => Promise<void>
}

const authorityOf = (source: KeySource): Authority => {
  const { roots, issuing, timestamp, seal, issuerOf } = source
  const stampHolder = { commonName: 'Yanhe Timestamp', role: 'platform' } as const
  const chainOf = ({ certificate }: KeyAndCertificate) => [issuerOf(certificate)]
  return {
    rootPem: roots,
    timestamper: {
      stamp: async (digest) => {
        const pair = await timestamp()
        return localTimestamper(persistentSigner(stampHolder, pair, chainOf(pair))).stamp(digest)
      },
    },
    issueSigner: async ({ commonName, role, keyAlgorithm }) => {
      const issuer = await issuing()
      const issued = await issue('signer', { commonName, unit: role }, issuer, keyAlgorithm)
      return oneTimeSigner({ commonName, role }, issued, [issuer.certificate])
    },
    sealSigner: async (request) => {
      const { commonName, role } = request
      const pair = await seal(request)
      return persistentSigner({ commonName, role }, pair, chainOf(pair))
    },
    validationData: source.validationData,
    revoke: (serialNumber) => source.revoke({ serialNumber: serialNumber.toLowerCase(), at: new Date() }),
  }
}

export interface AuthorityPlace {
  /** Folder of the instance's secrets; made if absent. */
  readonly dir: string
  /** Which generation of each key works now; asked each time, so that every process follows a renewal at once. */
  readonly inUse?: () => Promise<KeysInUse>
}

/**
 * Opens the authority of this instance; at the first start it is founded. Keys are files of mode 0600 under
 * `dir/authority`, the root's own key is never stored.
 */
export const openAuthority = async ({ dir, inUse = async () => FOUNDING }: AuthorityPlace): Promise<Authority> => {
  const home = join(dir, 'authority')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (!existsSync(join(home, 'root.pem'))) await establish(dir, home)
  const issuing = async () => keyOfGeneration(home, 'issuing', (await inUse()).issuing)
  return authorityOf({
    roots: () => rootsOf(home),
    issuing,
    timestamp: async () => keyOfGeneration(home, 'timestamp', (await inUse()).timestamp),
    seal: async (request) => openSeal(home, request, await issuing()),
    issuerOf: (certificate) => issuerOf(home, certificate),
    validationData: () => validationDataOf(home),
    revoke: (revoked) => revokeIn(home, revoked),
  })
}

/** An authority that nobody trusts and nothing stores, for trying a signature out before the real one. */
export const throwAwayAuthority = async (): Promise<Authority> => {
  const { root, issuing } = await foundAuthority('Yanhe Trial')
  const timestamp = await issue('timestamp', { commonName: 'Yanhe Trial Timestamp' }, issuing)
  return authorityOf({
    roots: () => toPem(root),
    issuing: async () => issuing,
    timestamp: async () => timestamp,
    seal: ({ commonName, role, keyAlgorithm }) => issue('signer', { commonName, unit: role }, issuing, keyAlgorithm),
    issuerOf: () => issuing.certificate,
    // What is signed on trial is thrown away before it could go to an archive.
    validationData: async () => ({ certificates: [], lists: [] }),
    revoke: async () => undefined,
  })
}
