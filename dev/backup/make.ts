import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ownerOf, takeLock } from '#app/storage/file-lock.server.ts'
import { root } from '../paths.ts'
import { ArchiveWriter, type BackupHeader, FORMAT, HEADER_NAME } from './archive.ts'
import { fileSink } from './bytes.ts'
import { beginSnapshot, connectPlainly, writeTables } from './database.ts'
import { platformKeyId, refuseForeignKeys, writeKeys } from './keys.ts'
import { type Copied, writeObjects } from './objects.ts'
import { isThere, type Place } from './place.ts'
import { BackupRefused } from './refused.ts'
import { sealing } from './sealed.ts'

const NOTE = 'last-backup.json'
const NEWS_MS = 10_000

/** What was made. */
export interface Made extends Copied {
  readonly path: string
  readonly fileBytes: number
  readonly rows: number
  readonly keys: number
  readonly isSealed: boolean
}

/** How to make it. */
export interface MakeOptions {
  readonly path: string
  readonly passphrase?: string | undefined
  readonly say: (line: string) => void
  readonly signal?: AbortSignal
}

/**
 * Writes database, objects and keys of an instance into one file, readable by its owner only. The name is given only to
 * a whole file: before, it is `FILE.partial`.
 *
 * @throws BackupRefused when the file is there already or the keys do not belong to the data; then nothing is left.
 */
export async function makeBackup(place: Place, options: MakeOptions): Promise<Made> {
  const path = resolve(options.path)
  if (await isThere(path)) throw new BackupRefused(`${path} is there already. Give another name.`)
  const lock = `${path}.lock`
  if (!(await takeLock(lock))) {
    throw new BackupRefused(`${path} is being written already (process ${await ownerOf(lock)}).`)
  }
  const part = `${path}.partial`
  try {
    const counted = await write(place, part, options)
    await rename(part, path)
    await syncFolder(dirname(path))
    const fileBytes = (await stat(path)).size
    const made = { ...counted, path, fileBytes, isSealed: options.passphrase !== undefined }
    await note(place.dataDir, made)
    return made
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    await rm(lock, { force: true })
  }
}

async function write(place: Place, part: string, { passphrase, say, signal }: MakeOptions) {
  const client = await connectPlainly(place.databaseUrl)
  try {
    const kekId = await platformKeyId(place.keysDir)
    const snapshot = await beginSnapshot(client)
    await refuseForeignKeys(client, kekId)
    // Whatever a killed backup left under this name is written over.
    const file = await open(part, 'w', 0o600)
    try {
      await file.chmod(0o600)
      const sink = fileSink(file, signal)
      const archive = new ArchiveWriter(passphrase ? await sealing(sink, passphrase) : sink, new Date(snapshot.at))
      const header: BackupHeader = { format: FORMAT, app: await appVersion(), kekId, ...snapshot }
      await archive.addWhole(HEADER_NAME, Buffer.from(JSON.stringify(header, null, 1)))
      const rows = await writeTables(client, archive, header.tables)
      await client.query('commit')
      say(`Database: ${rows} rows.`)
      // After the snapshot: what it speaks of is there by now, since files are kept before the record speaks of them.
      const keys = await writeKeys(archive, place.keysDir)
      const copied = await writeObjects(archive, place.store, now(say))
      await archive.finish()
      return { rows, keys, ...copied }
    } finally {
      await file.close()
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Says how far it is, every ten seconds. */
function now(say: (line: string) => void): (done: Copied) => void {
  let saidAt = Date.now()
  return ({ objects, bytes }) => {
    if (Date.now() - saidAt < NEWS_MS) return
    saidAt = Date.now()
    say(`… ${objects} files, ${sizeOf(bytes)}.`)
  }
}

/** A name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What is known of the last backup of an instance. */
export interface LastBackup {
  readonly at: string
  readonly path: string
  readonly fileBytes: number
}

async function note(dataDir: string, { path, fileBytes }: Made): Promise<void> {
  const last: LastBackup = { at: new Date().toISOString(), path, fileBytes }
  await writeFile(join(dataDir, `${NOTE}.part`), JSON.stringify(last), { mode: 0o600 })
  await rename(join(dataDir, `${NOTE}.part`), join(dataDir, NOTE))
}

/** The last backup that was made of the instance in this folder, or null. */
export async function lastBackup(dataDir: string): Promise<LastBackup | null> {
  const text = await readFile(join(dataDir, NOTE), 'utf8').catch(() => null)
  return text ? (JSON.parse(text) as LastBackup) : null
}

/** Version of this clone. */
export async function appVersion(): Promise<string> {
  return (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** `3.2 MB` */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`
}
