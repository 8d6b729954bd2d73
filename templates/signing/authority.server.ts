import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Founded,
  foundAuthority,
  issue,
  issueRevocationList,
  type KeyAndCertificate,
  oneTimeSigner,
  pairFromPem,
  pairToPem,
  persistentSigner,
  type Revoked,
  toPem,
} from './certificates.server.ts'
import { readCertificate, subjectField } from './chain.server.ts'
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

/** What a reader needs in many years to judge certificates that nobody can be asked about any more; all DER. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[]
  /** Lists of revoked certificates. */
  readonly lists: readonly Uint8Array[]
}

/** This instance's own certificate authority with its timestamp service. */
export interface Authority {
  /** The root that outside validators are told to trust, PEM. */
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

const SERIAL_NUMBER = /^[0-9a-f]{1,40}$/
const SEAL_REF = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/

/** File and folder beside the keys: the root's list of revocations, and what the issuing key has revoked. */
const ROOT_LIST = 'root.crl'
const REVOKED = 'revoked'

const writeWhole = async (path: string, text: string | Uint8Array) => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

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

/** Where an authority keeps what it must remember. */
interface Memory {
  seal(request: SealRequest): Promise<KeyAndCertificate>
  revoked(): Promise<readonly Revoked[]>
  revoke(revoked: Revoked): Promise<void>
}

type Keys = Omit<Founded, 'rootList'> & { readonly rootList: Uint8Array | null; readonly timestamp: KeyAndCertificate }

const authorityOf = ({ root, rootList, issuing, timestamp }: Keys, memory: Memory): Authority => {
  const chain = [issuing.certificate]
  const stampHolder = { commonName: 'Yanhe Timestamp', role: 'platform' } as const
  return {
    rootPem: () => toPem(root),
    timestamper: localTimestamper(persistentSigner(stampHolder, timestamp, chain)),
    issueSigner: async ({ commonName, role, keyAlgorithm }) => {
      const issued = await issue('signer', { commonName, unit: role }, issuing, keyAlgorithm)
      return oneTimeSigner({ commonName, role }, issued, chain)
    },
    sealSigner: async (request) => {
      const { commonName, role } = request
      return persistentSigner({ commonName, role }, await memory.seal(request), chain)
    },
    validationData: async () => ({
      certificates: [root, issuing.certificate, timestamp.certificate],
      lists: [...(rootList ? [rootList] : []), await issueRevocationList(issuing, await memory.revoked())],
    }),
    revoke: (serialNumber) => memory.revoke({ serialNumber: serialNumber.toLowerCase(), at: new Date() }),
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

const remembered = (home: string, issuing: KeyAndCertificate): Memory => ({
  seal: (request) => openSeal(home, request, issuing),
  revoked: async () => {
    const names = await readdir(join(home, REVOKED)).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    const read = async (serialNumber: string) => {
      return { serialNumber, at: new Date(await readFile(join(home, REVOKED, serialNumber), 'utf8')) }
    }
    return Promise.all(names.sort().map(read))
  },
  revoke: async ({ serialNumber, at }) => {
    if (!SERIAL_NUMBER.test(serialNumber)) throw new SigningError('signer-mismatch', serialNumber)
    await mkdir(join(home, REVOKED), { recursive: true, mode: 0o700 })
    await writeWhole(join(home, REVOKED, serialNumber), at.toISOString()).catch((error: NodeJS.ErrnoException) => {
      // Revoked before: the earlier time counts.
      if (error.code !== 'EEXIST') throw error
    })
  },
})

/**
 * Opens the authority of this instance; at the first start it is founded. Keys are files of mode 0600 under
 * `dir/authority`, the root's own key is never stored.
 *
 * @param dir Folder of the instance's secrets; made if absent.
 */
export const openAuthority = async ({ dir }: { dir: string }): Promise<Authority> => {
  const home = join(dir, 'authority')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (!existsSync(join(home, 'root.pem'))) await establish(dir, home)
  const { raw } = new X509Certificate(await readFile(join(home, 'root.pem')))
  const issuing = pairFromPem(await readFile(join(home, 'issuing.pem'), 'utf8'))
  const timestamp = pairFromPem(await readFile(join(home, 'timestamp.pem'), 'utf8'))
  // An authority of an older version has no list of its root: papers then reach one level less.
  const rootList = await readFile(join(home, ROOT_LIST)).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  return authorityOf({ root: Uint8Array.from(raw), rootList, issuing, timestamp }, remembered(home, issuing))
}

/** An authority that nobody trusts and nothing stores, for trying a signature out before the real one. */
export const throwAwayAuthority = async (): Promise<Authority> => {
  const founded = await foundAuthority('Yanhe Trial')
  const { issuing } = founded
  const timestamp = await issue('timestamp', { commonName: 'Yanhe Trial Timestamp' }, issuing)
  return authorityOf(
    { ...founded, timestamp },
    {
      seal: ({ commonName, role, keyAlgorithm }) => issue('signer', { commonName, unit: role }, issuing, keyAlgorithm),
      revoked: async () => [],
      revoke: async () => undefined,
    },
  )
}
