import { type Sink, Source } from './bytes.ts'
import { BackupRefused } from './refused.ts'

/* POSIX ustar, as far as a backup needs it: plain files, names up to 255 bytes, sizes below 8 GiB. `tar tf` reads it. */
const BLOCK = 512
const NAME_BYTES = 100
const PREFIX_BYTES = 155
const MOST_BYTES = 8 * 1024 ** 3 - 1
const ZEROES = Buffer.alloc(BLOCK)

/** A file inside. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
  /** Must be read to its end before the next entry is asked for. */
  readonly body: AsyncIterable<Buffer>
}

/** The block before a file of this size. */
export function tarHeader(name: string, bytes: number, at: Date): Buffer {
  if (bytes > MOST_BYTES) throw new BackupRefused(`${name} is larger than 8 GiB.`)
  const [prefix, short] = splitName(name)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, offset: number, width: number) =>
    block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, 'latin1')
  block.write(short, 0, 'utf8')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(bytes, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  block.write('        0', 148, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  block.write(prefix, 345, 'utf8')
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

function splitName(name: string): [prefix: string, short: string] {
  if (Buffer.byteLength(name) <= NAME_BYTES) return ['', name]
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, short] = [name.slice(0, at), name.slice(at + 1)]
    if (Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(short) <= NAME_BYTES) return [prefix, short]
  }
  throw new BackupRefused(`The name ${name} is too long for a backup.`)
}

/** The sum counts its own eight bytes as spaces. */
function sumOf(block: Buffer): number {
  let sum = 8 * 32
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte
  return sum
}

/** Fills up the last block of a file of this size. */
export const padding = (bytes: number): Buffer => ZEROES.subarray(0, (BLOCK - (bytes % BLOCK)) % BLOCK)

/** Two empty blocks end the archive. */
export const endTar = (sink: Sink): Promise<void> => sink.write(Buffer.concat([ZEROES, ZEROES]))

/** The files of an archive in order. @throws BackupRefused where it is cut off or no archive. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new Source(bytes)
  try {
    for (;;) {
      const block = await source.upTo(BLOCK)
      if (block.length < BLOCK) throw cutOff()
      if (block.equals(ZEROES)) return await expectEnd(source)
      const { name, bytes: size } = readHeader(block)
      let isRead = false
      const body = async function* () {
        for (let left = size; left > 0; ) {
          const piece = await source.some(left)
          if (!piece) throw cutOff(name)
          left -= piece.length
          yield piece
        }
        const filling = padding(size)
        const found = await source.upTo(filling.length)
        if (found.length < filling.length) throw cutOff(name)
        if (!found.equals(filling)) throw new BackupRefused(`The backup is damaged: behind ${name} a byte was changed.`)
        isRead = true
      }
      yield { name, bytes: size, body: body() }
      if (!isRead) throw new Error(`${name} was not read to its end`)
    }
  } finally {
    await source.close()
  }
}

async function expectEnd(source: Source): Promise<void> {
  if (!(await source.upTo(BLOCK)).equals(ZEROES)) throw cutOff()
  if (await source.some(1)) throw new BackupRefused('The backup is damaged: something stands behind its end.')
}

const cutOff = (name?: string) => new BackupRefused(`The backup is cut off${name ? ` in ${name}` : ''}.`)

function readHeader(block: Buffer): { name: string; bytes: number } {
  const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0.*$/s, '')
  const number = (from: number, to: number) => Number.parseInt(text(from, to).trim(), 8)
  if (text(257, 262) !== 'ustar') throw new BackupRefused('This is no backup of this platform, or it is damaged.')
  if (number(148, 156) !== sumOf(block)) throw new BackupRefused('The backup is damaged: a header was changed.')
  const [prefix, short] = [text(345, 500), text(0, 100)]
  return { name: prefix ? `${prefix}/${short}` : short, bytes: number(124, 136) }
}
