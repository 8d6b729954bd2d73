import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { fileBytes, type Sink } from './bytes.ts'
import { BackupRefused } from './refused.ts'
import { isSealed, opened } from './sealed.ts'
import { endTar, padding, readTar, type TarEntry, tarHeader } from './tar.ts'

/** Format of the file as a whole; another number is another layout. */
export const FORMAT = 1
export const HEADER_NAME = 'backup.json'
const MANIFEST_NAME = 'manifest.jsonl'

const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
const Sequence = z.object({ schema: z.string(), name: z.string(), value: z.string() })
const Header = z.object({
  format: z.number(),
  app: z.string(),
  at: z.iso.datetime(),
  server: z.string(),
  kekId: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(Table),
  sequences: z.array(Sequence),
})
const Entry = z.object({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  rows: z.number().optional(),
  type: z.string().optional(),
  held: z.boolean().optional(),
})

/** What a backup says of itself first. `at` is the moment of the database's snapshot, `migrations` those it had. */
export type BackupHeader = z.infer<typeof Header>
export type BackupTable = z.infer<typeof Table>
/** One file inside: size, hash, and rows of a piece of a table, or media type and hold of an object. */
export type BackupEntry = z.infer<typeof Entry>
export type EntryAbout = Pick<BackupEntry, 'rows' | 'type' | 'held'>

/** What the whole file holds, after every byte of it was checked. */
export interface Manifest {
  readonly header: BackupHeader
  readonly entries: ReadonlyMap<string, BackupEntry>
}

/** Writes a backup: header first, then any files, the list of them with their hashes last. */
export class ArchiveWriter {
  readonly entries: BackupEntry[] = []

  constructor(
    private readonly sink: Sink,
    private readonly at: Date,
  ) {}

  /** Adds a file of exactly this many bytes. */
  async add(name: string, bytes: number, body: AsyncIterable<Uint8Array>, about: EntryAbout = {}): Promise<void> {
    const hash = createHash('sha256')
    let written = 0
    await this.sink.write(tarHeader(name, bytes, this.at))
    for await (const piece of body) {
      written += piece.length
      if (written > bytes) break
      hash.update(piece)
      await this.sink.write(piece)
    }
    if (written !== bytes) throw new BackupRefused(`${name} has not the ${bytes} bytes that were announced.`)
    await this.sink.write(padding(bytes))
    this.entries.push({ name, bytes, sha256: hash.digest('hex'), ...about })
  }

  addWhole(name: string, bytes: Uint8Array, about: EntryAbout = {}): Promise<void> {
    return this.add(name, bytes.length, once(bytes), about)
  }

  /** Writes the list and everything to the disk. */
  async finish(): Promise<void> {
    const list = Buffer.from(this.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    const sum = createHash('sha256').update(list).digest('hex')
    await this.addWhole(MANIFEST_NAME, Buffer.concat([list, Buffer.from(`${sum}\n`)]))
    await endTar(this.sink)
    await this.sink.close()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** How to read a backup. */
export interface ReadOptions {
  readonly passphrase?: string | undefined
  readonly signal?: AbortSignal
}

/** The files inside, without checking them. @throws BackupRefused */
export async function* readArchive(path: string, { passphrase, signal }: ReadOptions): AsyncGenerator<TarEntry> {
  const bytes = fileBytes(path, signal)
  if (!(await beginsSealed(path))) return yield* readTar(bytes)
  if (!passphrase) throw new BackupRefused('This backup is sealed: give --passphrase-file or BACKUP_PASSPHRASE.')
  yield* readTar(opened(bytes, passphrase))
}

async function beginsSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    if (bytesRead === 0) throw new BackupRefused(`${path} is empty.`)
    return isSealed(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/**
 * Reads a backup from its first to its last byte and checks every size and every hash.
 *
 * @throws BackupRefused with the first thing that is not as it was written.
 */
export async function verifyArchive(path: string, options: ReadOptions = {}): Promise<Manifest> {
  const found = new Map<string, { bytes: number; sha256: string }>()
  let header: BackupHeader | null = null
  let list: Buffer | null = null
  for await (const { name, bytes, body } of readArchive(path, options)) {
    const kept: Buffer[] = []
    const hash = createHash('sha256')
    for await (const piece of body) {
      hash.update(piece)
      if (name === HEADER_NAME || name === MANIFEST_NAME) kept.push(Buffer.from(piece))
    }
    if (found.size === 0 && name !== HEADER_NAME) throw new BackupRefused('This is no backup of this platform.')
    if (name === HEADER_NAME) header = headerOf(Buffer.concat(kept))
    if (name === MANIFEST_NAME) list = Buffer.concat(kept)
    else found.set(name, { bytes, sha256: hash.digest('hex') })
  }
  if (!header || !list) throw new BackupRefused('The backup is not whole: its list is missing.')
  return { header, entries: compare(entriesOf(list), found) }
}

function headerOf(bytes: Buffer): BackupHeader {
  const parsed = Header.safeParse(jsonOf(bytes.toString()))
  if (!parsed.success) throw new BackupRefused('The backup is damaged: its first page cannot be read.')
  if (parsed.data.format !== FORMAT) {
    throw new BackupRefused(`The backup has format ${parsed.data.format}; this version reads ${FORMAT}.`)
  }
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function entriesOf(list: Buffer): BackupEntry[] {
  const end = list.lastIndexOf('\n', -2) + 1
  const sum = list.toString('latin1', end).trim()
  if (createHash('sha256').update(list.subarray(0, end)).digest('hex') !== sum) {
    throw new BackupRefused('The backup is damaged: its list was changed.')
  }
  const lines = list.toString('utf8', 0, end).split('\n').filter(Boolean)
  return lines.map((line) => Entry.parse(jsonOf(line)))
}

function compare(
  entries: readonly BackupEntry[],
  found: ReadonlyMap<string, { bytes: number; sha256: string }>,
): Map<string, BackupEntry> {
  for (const { name, bytes, sha256 } of entries) {
    const here = found.get(name)
    if (!here) throw new BackupRefused(`The backup is not whole: ${name} is missing.`)
    if (here.bytes !== bytes || here.sha256 !== sha256) {
      throw new BackupRefused(`The backup is damaged: ${name} is not as it was written.`)
    }
  }
  if (found.size !== entries.length) throw new BackupRefused('The backup holds files that its list does not know.')
  return new Map(entries.map((entry) => [entry.name, entry]))
}
