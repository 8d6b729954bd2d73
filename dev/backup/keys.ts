import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Client } from 'pg'
import { keyStoreOf } from '#prisma/keys.server.ts'
import type { ArchiveWriter } from './archive.ts'
import { BackupRefused } from './refused.ts'

const FOLDER = 'keys/'

/**
 * Name of the platform key in this folder.
 *
 * @throws BackupRefused when it is not there or damaged.
 */
export async function platformKeyId(keysDir: string): Promise<string> {
  const text = await readFile(join(keysDir, 'platform.key'), 'utf8').catch(() => null)
  if (text === null) {
    throw new BackupRefused(`There is no platform key in ${keysDir}. DATA_DIR must name the folder of the instance.`)
  }
  const master = Buffer.from(text, 'base64')
  if (master.length !== 32) throw new BackupRefused(`The platform key in ${keysDir} is damaged.`)
  return keyStoreOf(master).kekId
}

/** Refuses keys that do not open the data: a backup of both would be worth nothing. */
export async function refuseForeignKeys(client: Client, kekId: string): Promise<void> {
  const { rows } = await client.query<{ kek_id: string; n: number }>(
    `select kek_id, count(*)::int as n from
       (select kek_id from dispute_key where wrapped_dek is not null
        union all select kek_id from person_key where wrapped_dek is not null) k
      where kek_id <> $1 group by 1`,
    [kekId],
  )
  const [foreign] = rows
  if (!foreign) return
  throw new BackupRefused(
    `The platform key is ${kekId}, but ${foreign.n} keys in the database were wrapped by ${foreign.kek_id}: ` +
      'database and DATA_DIR belong to different instances.',
  )
}

/** Writes every key file. @returns how many. */
export async function writeKeys(archive: ArchiveWriter, keysDir: string): Promise<number> {
  const found = await readdir(keysDir, { recursive: true, withFileTypes: true })
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  // What begins with a point is a draft that another process is just making.
  const names = paths.map((path) => path.slice(keysDir.length + 1).replaceAll('\\', '/')).filter(isKept)
  for (const name of names.sort()) await archive.addWhole(`${FOLDER}${name}`, await readFile(join(keysDir, name)))
  return names.length
}

const isKept = (name: string): boolean => name.split('/').every((part) => /^[\w-][\w.-]*$/.test(part))

/** Whether a file of a backup is a key. */
export const isKey = (entry: string): boolean => entry.startsWith(FOLDER)

/** Writes one key file, readable by its owner only. */
export async function takeKey(keysDir: string, entry: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const name = entry.slice(FOLDER.length)
  if (!isKept(name)) throw new BackupRefused(`The backup holds a key with an unlikely name: ${name}`)
  const path = join(keysDir, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of body) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}
