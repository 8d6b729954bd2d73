import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ArchiveWriter, HEADER_NAME, verifyArchive } from '#dev/backup/archive.ts'
import { fileSink } from '#dev/backup/bytes.ts'
import { wordsOf } from '#dev/backup/refused.ts'
import { sealing } from '#dev/backup/sealed.ts'

const PASSPHRASE = '四季如春 and twelve more'
const CHEAP = { log2N: 10, r: 8, p: 1 }
const header = { format: 1, app: '0.1.0', at: '2026-11-27T00:00:00.000Z', server: '18', kekId: 'k' }
const LARGE = Buffer.alloc(300_000, 'evidence ')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanhe-backup-file-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, passphrase?: string, about: object = {}): Promise<string> {
  const path = join(folder, name)
  const file = await open(path, 'w')
  const sink = fileSink(file)
  const archive = new ArchiveWriter(passphrase ? await sealing(sink, passphrase, CHEAP) : sink, new Date(header.at))
  const first = { ...header, migrations: [], tables: [], sequences: [], ...about }
  await archive.addWhole(HEADER_NAME, Buffer.from(JSON.stringify(first)))
  await archive.addWhole('database/public.empty/000001.copy', Buffer.alloc(0), { rows: 0 })
  await archive.addWhole('objects/evidence/1', LARGE, { type: 'image/png', held: true })
  await archive.finish()
  await file.close()
  return path
}

async function changeByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

describe.each([
  ['in the open', undefined],
  ['sealed', PASSPHRASE],
])('a backup %s', (_, passphrase) => {
  it('says of each part what was written', async () => {
    const { entries } = await verifyArchive(await write('good', passphrase), { passphrase })
    expect([...entries.keys()]).toEqual([HEADER_NAME, 'database/public.empty/000001.copy', 'objects/evidence/1'])
    expect(entries.get('objects/evidence/1')).toMatchObject({ bytes: LARGE.length, type: 'image/png', held: true })
  })

  it('is refused when it was cut off anywhere', async () => {
    const whole = (await readFile(await write('whole', passphrase))).length
    for (const left of [0, 10, 600, 70_000, 200_000, whole - 2_000]) {
      const path = await write('cut', passphrase)
      await truncate(path, left)
      await expect(verifyArchive(path, { passphrase }), `${left} bytes`).rejects.toThrow(
        /cut off|is empty|no backup|no sealed|not whole/,
      )
    }
  })

  it('is refused when one byte of it was changed', async () => {
    for (const at of [20, 100, 700, 3_000, 150_000, 301_500]) {
      const path = await write('changed', passphrase)
      await changeByte(path, at)
      await expect(verifyArchive(path, { passphrase }), `byte ${at}`).rejects.toThrow(
        /damaged|changed|passphrase|missing|no backup/,
      )
    }
  })
})

describe('a sealed backup', () => {
  it('opens for its passphrase only, and says so', async () => {
    const path = await write('sealed', PASSPHRASE)
    await expect(verifyArchive(path, { passphrase: `${PASSPHRASE}.` })).rejects.toThrow(/passphrase is not the one/)
    await expect(verifyArchive(path)).rejects.toThrow(/is sealed: give --passphrase-file/)
    expect((await readFile(path)).includes('evidence')).toBe(false)
  })

  it('is refused when two pieces have changed places', async () => {
    const path = await write('swapped', PASSPHRASE)
    const bytes = await readFile(path)
    const [begin, size] = [58, 64 * 1024 + 16]
    const [one, two] = [bytes.subarray(begin, begin + size), bytes.subarray(begin + size, begin + 2 * size)]
    const swapped = Buffer.concat([bytes.subarray(0, begin), two, one, bytes.subarray(begin + 2 * size)])
    await writeFile(path, swapped)
    await expect(verifyArchive(path, { passphrase: PASSPHRASE })).rejects.toThrow(/cut off or was changed/)
  })
})

it('a backup in the open is an ordinary tar', async () => {
  const { stdout } = await promisify(execFile)('tar', ['tf', await write('plain.tar')])
  expect(stdout.split('\n')).toContain('objects/evidence/1')
})

it('a backup of another format is refused by its number', async () => {
  await expect(verifyArchive(await write('newer', undefined, { format: 2 }))).rejects.toThrow(/format 2; this version/)
})

it('a full disk is called a full disk', async () => {
  const file = await open('/dev/full', 'w')
  const sink = fileSink(file)
  const failure = await sink.write(Buffer.alloc(2 ** 21)).catch((error: unknown) => error)
  await file.close()
  expect(wordsOf(failure)).toMatch(/The disk is full/)
})
