import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { foundAuthority, issue, type KeyAndCertificate, pairFromPem, pairToPem, toPem } from './certificates.server.ts'
import { SigningError } from './types.ts'

/** Keys of the authority that are renewed, each by itself. */
export type RenewedKey = 'issuing' | 'timestamp'

/** Which generation of each key works now; null for the one with which the authority was founded. */
export type KeysInUse = Readonly<Record<RenewedKey, string | null>>

export const FOUNDING: KeysInUse = { issuing: null, timestamp: null }

/** A root's one list of revocations, beside it. */
export const ROOT_LIST = 'root.crl'
const GENERATIONS = 'generations'
const REF = /^[a-z0-9][a-z0-9-]{0,79}$/

/** Writes a file that is whole or absent. */
export const writeWhole = async (path: string, text: string | Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The folder of a generation; the founding one is the authority's own. */
export const folderOf = (home: string, ref: string | null): string => {
  if (ref === null) return home
  if (!REF.test(ref)) throw new SigningError('seal-ref', ref)
  return join(home, GENERATIONS, ref)
}

const pairs = new Map<string, Promise<KeyAndCertificate>>()

/** A key of one generation. It never changes, so that it is read once. */
export const keyOfGeneration = (home: string, kind: RenewedKey, ref: string | null): Promise<KeyAndCertificate> => {
  const path = join(folderOf(home, ref), `${kind}.pem`)
  const known = pairs.get(path) ?? readFile(path, 'utf8').then(pairFromPem)
  pairs.set(path, known)
  known.catch(() => pairs.delete(path))
  return known
}

/** Generations that were made; whether one counts is said elsewhere. */
export const generationsIn = (home: string): string[] =>
  existsSync(join(home, GENERATIONS)) ? readdirSync(join(home, GENERATIONS)).sort() : []

/** The certificates of one name, of every generation that has it. */
export const certificatesIn = (home: string, name: string): X509Certificate[] =>
  [null, ...generationsIn(home)]
    .map((ref) => join(folderOf(home, ref), name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .map((pem) => new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))))

/** Every root that papers of this instance lead to, the first one first: what was signed under an old one stays good. */
export const rootsOf = (home: string): string =>
  certificatesIn(home, 'root.pem')
    .map((root) => root.toString())
    .join('')

/** The certificate under which another was issued, of whichever generation. */
export const issuerOf = (home: string, certificate: Uint8Array): Uint8Array => {
  const leaf = new X509Certificate(certificate)
  const issuer = certificatesIn(home, 'issuing.pem').find((one) => leaf.checkIssued(one) && leaf.verify(one.publicKey))
  if (!issuer) throw new SigningError('signer-mismatch', leaf.subject)
  return Uint8Array.from(issuer.raw)
}

/**
 * Makes a new generation of one key; of an issuing key with a root of its own, since the key of a root is never kept.
 * Made twice under one reference it is made once.
 *
 * @param dir Folder of the instance's secrets.
 */
export const makeGeneration = async (
  dir: string,
  { kind, ref, issuing }: { kind: RenewedKey; ref: string; issuing: string | null },
): Promise<void> => {
  const home = join(dir, 'authority')
  const place = folderOf(home, ref)
  if (existsSync(place)) return
  const draft = join(dir, `.generation-${randomBytes(6).toString('hex')}`)
  await mkdir(draft, { recursive: true, mode: 0o700 })
  if (kind === 'issuing') {
    const made = await foundAuthority(`Yanhe ${randomBytes(4).toString('hex')}`)
    await writeWhole(join(draft, 'root.pem'), toPem(made.root))
    await writeWhole(join(draft, ROOT_LIST), made.rootList)
    await writeWhole(join(draft, 'issuing.pem'), pairToPem(made.issuing))
  } else {
    const issuer = await keyOfGeneration(home, 'issuing', issuing)
    const made = await issue('timestamp', { commonName: 'Yanhe Timestamp' }, issuer)
    await writeWhole(join(draft, 'timestamp.pem'), pairToPem(made))
  }
  await mkdir(join(home, GENERATIONS), { recursive: true, mode: 0o700 })
  await rename(draft, place).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  })
}
