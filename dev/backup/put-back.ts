import { access, mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { takeLock } from '#app/storage/file-lock.server.ts'
import { checkEverything } from '../check-all.ts'
import type { Finding } from '../invariants.ts'
import { clusterFolder, findPostgres } from '../postgres-program.ts'
import { type Manifest, type ReadOptions, readArchive, verifyArchive } from './archive.ts'
import { connectPlainly, isTablePiece, refuseFullDatabase, refuseUnknownSchema, TableLoader } from './database.ts'
import { isKey, platformKeyId, refuseForeignKeys, takeKey } from './keys.ts'
import { sizeOf } from './make.ts'
import { isObject, refuseFullStore, takeObject } from './objects.ts'
import { isThere, type Place, type PlaceOptions, startPlace } from './place.ts'
import { BackupRefused } from './refused.ts'
import { UNFINISHED } from './unfinished.ts'

/** Tables with their indexes take about this much more than the rows in the file. */
const DATABASE_GROWTH = 4

/** How to put a backup back. */
export interface PutBackOptions extends PlaceOptions {
  readonly path: string
  readonly passphrase?: string | undefined
  /** What is in the folder is moved aside first. */
  readonly setAside: boolean
}

/** What was put back, and what the check of the whole record found. */
export interface PutBack {
  readonly manifest: Manifest
  readonly rows: number
  readonly objects: number
  /** Steps by which the record was brought to this version. */
  readonly steps: readonly string[]
  readonly findings: readonly Finding[]
  /** Where what was there before lies now. */
  readonly asideAt: readonly string[]
}

/**
 * Checks every byte of a backup, then puts it back into an empty place and checks the whole record there.
 *
 * @throws BackupRefused when the backup is not whole, or the place is not empty; then nothing was touched. When it
 *   breaks off later, what it had put into the folder is removed again.
 */
export async function putBack(options: PutBackOptions): Promise<PutBack> {
  const { dataDir, env, say, path, passphrase } = options
  const reading: ReadOptions = { passphrase, ...(options.signal ? { signal: options.signal } : {}) }
  const manifest = await verifyArchive(path, reading)
  const total = [...manifest.entries.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  say(`The backup of ${manifest.header.at} is whole: ${manifest.entries.size} parts, ${sizeOf(total)}.`)
  await refuseUnknownSchema(manifest.header)
  await refuseSmallDisk(dataDir, manifest)
  const asideAt = await emptyFolder(dataDir, options.setAside)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = join(dataDir, 'start.lock')
  if (!(await takeLock(lock))) throw new BackupRefused(`Another command works in ${dataDir}.`)
  await writeFile(join(dataDir, UNFINISHED), `${new Date().toISOString()} ${path}\n`, { mode: 0o600 })
  let isDone = false
  try {
    const place = await startPlace({ ...options, env }, async () => undefined)
    try {
      const filled = await fill(place, manifest, { ...options, reading })
      isDone = true
      return { manifest, asideAt, ...filled }
    } finally {
      await place.close()
    }
  } finally {
    if (isDone) await rm(join(dataDir, UNFINISHED), { force: true })
    else await clear(dataDir)
    if (!isDone && (env.DATABASE_URL || env.S3_ENDPOINT)) say('Give a new database and a new bucket for the next try.')
    await rm(lock, { force: true })
  }
}

async function fill(
  place: Place,
  manifest: Manifest,
  { path, say, reading }: PutBackOptions & { reading: ReadOptions },
) {
  const { header, entries } = manifest
  const url = place.databaseUrl
  const client = await connectPlainly(url)
  try {
    await refuseFullDatabase(client)
    await refuseFullStore(place.store)
    const loader = await TableLoader.begin(client, url, header)
    let steps: string[] | null = null
    let objects = 0
    for await (const { name, body } of readArchive(path, reading)) {
      const entry = entries.get(name)
      if (entry && isTablePiece(name)) {
        await loader.take(name, entry.rows ?? 0, body)
        continue
      }
      // All tables come before everything else, except the first page.
      if (entry && (isKey(name) || isObject(name))) steps ??= await loader.finish(url)
      if (entry && isKey(name)) await takeKey(place.keysDir, name, body)
      else if (entry && isObject(name)) {
        await takeObject(place.store, entry, body)
        objects++
      } else for await (const _ of body);
    }
    steps ??= await loader.finish(url)
    say(`Put back: ${loader.rows} rows, ${objects} files, and the keys.`)
    await refuseForeignKeys(client, await platformKeyId(place.keysDir))
    const { databaseUrl: connectionString, store } = place
    const findings = await checkEverything({ connectionString, store, asOf: new Date(header.at) })
    return { rows: loader.rows, objects, steps, findings }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refuseSmallDisk(dataDir: string, { entries }: Manifest): Promise<void> {
  let folder = dataDir
  while (!(await isThere(folder))) folder = dirname(folder)
  await access(folder)
  const { bavail, bsize } = await statfs(folder)
  let needed = 0
  for (const { name, bytes } of entries.values()) needed += bytes * (isTablePiece(name) ? DATABASE_GROWTH : 1)
  if (needed > bavail * bsize) {
    throw new BackupRefused(`About ${sizeOf(needed)} are needed in ${dataDir}; ${sizeOf(bavail * bsize)} are free.`)
  }
}

/** The folder and, where root may not hide it there, the cluster outside of it. */
async function foldersOf(dataDir: string): Promise<string[]> {
  const wanted = join(dataDir, 'postgres')
  const programs = await findPostgres().catch(() => null)
  const cluster = programs?.user ? await clusterFolder(wanted, programs) : wanted
  return cluster === wanted ? [dataDir] : [dataDir, cluster]
}

async function emptyFolder(dataDir: string, setAside: boolean): Promise<string[]> {
  const isFull = async (folder: string) => (await readdir(folder).catch(() => [])).length > 0
  const full: string[] = []
  for (const folder of await foldersOf(dataDir)) if (await isFull(folder)) full.push(folder)
  if (full.length === 0) return []
  if (!setAside) {
    throw new BackupRefused(
      `${full.join(' and ')} is not empty. Give an empty folder with --data-dir, or --set-aside to move what is there.`,
    )
  }
  if (await isThere(dataDir)) {
    if (!(await takeLock(join(dataDir, 'start.lock')))) {
      throw new BackupRefused(`An instance runs in ${dataDir}. Stop it first.`)
    }
    await rm(join(dataDir, 'start.lock'), { force: true })
  }
  const when = new Date().toISOString().replace(/[:.]/g, '-')
  const aside = full.map((folder) => `${folder}.before-${when}`)
  for (const [n, folder] of full.entries()) await rename(folder, aside[n] ?? `${folder}.before`)
  return aside
}

/** Takes away what a broken restore had put into the folder, but not its lock: somebody else may wait for that. */
async function clear(dataDir: string): Promise<void> {
  for (const folder of await foldersOf(dataDir)) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (name !== 'start.lock') await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}
