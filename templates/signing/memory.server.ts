import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { issueRevocationList, type Revoked } from './certificates.server.ts'
import {
  certificatesIn,
  folderOf,
  generationsIn,
  keyOfGeneration,
  ROOT_LIST,
  writeWhole,
} from './generations.server.ts'
import { SigningError } from './types.ts'

/** What a reader needs in many years to judge certificates that nobody can be asked about any more; all DER. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[]
  /** Lists of revoked certificates. */
  readonly lists: readonly Uint8Array[]
}

const REVOKED = 'revoked'
const SERIAL_NUMBER = /^[0-9a-f]{1,40}$/

async function revokedIn(home: string): Promise<readonly Revoked[]> {
  const place = join(home, REVOKED)
  const names = existsSync(place) ? (await readdir(place)).sort() : []
  return Promise.all(
    names.map(async (serialNumber) => {
      return { serialNumber, at: new Date(await readFile(join(place, serialNumber), 'utf8')) }
    }),
  )
}

/** From now on a certificate counts for nothing that is signed later; revoked before, the earlier time counts. */
export async function revokeIn(home: string, { serialNumber, at }: Revoked): Promise<void> {
  if (!SERIAL_NUMBER.test(serialNumber)) throw new SigningError('signer-mismatch', serialNumber)
  await mkdir(join(home, REVOKED), { recursive: true, mode: 0o700 })
  await writeWhole(join(home, REVOKED, serialNumber), at.toISOString()).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/**
 * The certificates of every generation and their lists of revocations, those of the issuing keys as of now. A generation
 * of an older version has no list of its root: papers under it reach one level less.
 */
export async function validationDataOf(home: string): Promise<ValidationData> {
  const generations = [null, ...generationsIn(home)]
  const roots = generations.map((ref) => join(folderOf(home, ref), ROOT_LIST)).filter(existsSync)
  const issuing = generations.filter((ref) => existsSync(join(folderOf(home, ref), 'issuing.pem')))
  const revoked = await revokedIn(home)
  const lists = await Promise.all([
    ...roots.map(async (path) => Uint8Array.from(await readFile(path))),
    ...issuing.map(async (ref) => issueRevocationList(await keyOfGeneration(home, 'issuing', ref), revoked)),
  ])
  const certificates = ['root.pem', 'issuing.pem', 'timestamp.pem'].flatMap((name) => certificatesIn(home, name))
  return { certificates: certificates.map(({ raw }) => Uint8Array.from(raw)), lists }
}
