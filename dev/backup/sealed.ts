import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { type Sink, Source } from './bytes.ts'
import { BackupRefused } from './refused.ts'

/*
 * A sealed file: magic (16 bytes), log2 N, r, p of scrypt (3), salt (16), proof of the passphrase (16), nonce prefix (7),
 * then pieces of 64 KiB under AES-256-GCM, each with its tag. The nonce of a piece is prefix, number (4 bytes, big
 * endian) and 1 for the last one, else 0: pieces can be neither left out, moved nor cut off unseen.
 */
const MAGIC = Buffer.from('YANHE-SEALED-1\n\0', 'latin1')
const COST = { log2N: 17, r: 8, p: 1 }
const MOST_LOG2N = 20
const SALT_BYTES = 16
const PROOF_BYTES = 16
const PREFIX_BYTES = 7
const HEADER_BYTES = MAGIC.length + 3 + SALT_BYTES + PROOF_BYTES + PREFIX_BYTES
const PIECE_BYTES = 64 * 1024
const TAG_BYTES = 16
/** Fewer can be tried out by a machine. */
export const MIN_PASSPHRASE_CHARS = 12

interface Derived {
  readonly key: Buffer
  readonly proof: Buffer
}

function derive(passphrase: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Derived> {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 2 ** log2N * r * 128 * 2 }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 48, options, (error, bytes) => {
      if (error) reject(error)
      else resolve({ key: bytes.subarray(0, 32), proof: bytes.subarray(32) })
    })
  })
}

function nonceOf(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(number, PREFIX_BYTES)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Encrypts everything that goes through it with a key made of the passphrase. */
export async function sealing(sink: Sink, passphrase: string, cost = COST): Promise<Sink> {
  const salt = randomBytes(SALT_BYTES)
  const prefix = randomBytes(PREFIX_BYTES)
  const { key, proof } = await derive(passphrase, salt, cost)
  const header = Buffer.concat([MAGIC, Buffer.from([cost.log2N, cost.r, cost.p]), salt, proof, prefix])
  await sink.write(header)
  let waiting = Buffer.alloc(0)
  let number = 0
  const put = async (piece: Buffer, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number++, isLast))
    cipher.setAAD(header)
    await sink.write(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]))
  }
  return {
    async write(bytes) {
      waiting = Buffer.concat([waiting, bytes])
      let from = 0
      // The last piece is known only at the end: one is always kept back.
      for (; waiting.length - from > PIECE_BYTES; from += PIECE_BYTES) {
        await put(waiting.subarray(from, from + PIECE_BYTES), false)
      }
      if (from > 0) waiting = Buffer.from(waiting.subarray(from))
    },
    async close() {
      await put(waiting, true)
      await sink.close()
    },
  }
}

/** Whether a file begins as sealed ones do. */
export const isSealed = (beginning: Uint8Array): boolean =>
  beginning.length >= MAGIC.length && MAGIC.equals(beginning.subarray(0, MAGIC.length))

/**
 * Decrypts what `sealing` wrote.
 *
 * @throws BackupRefused when the passphrase is another one, or a byte was changed or is missing.
 */
export async function* opened(bytes: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const source = new Source(bytes)
  try {
    const header = await source.upTo(HEADER_BYTES)
    if (header.length < HEADER_BYTES || !isSealed(header)) throw new BackupRefused('This is no sealed backup.')
    const [log2N = 0, r = 0, p = 0] = header.subarray(MAGIC.length)
    if (log2N > MOST_LOG2N || r !== COST.r || p !== COST.p) throw new BackupRefused('The beginning is damaged.')
    const rest = header.subarray(MAGIC.length + 3)
    const salt = rest.subarray(0, SALT_BYTES)
    const prefix = rest.subarray(SALT_BYTES + PROOF_BYTES)
    const { key, proof } = await derive(passphrase, salt, { log2N, r, p })
    if (!timingSafeEqual(proof, rest.subarray(SALT_BYTES, SALT_BYTES + PROOF_BYTES))) {
      throw new BackupRefused('The passphrase is not the one with which this backup was sealed.')
    }
    let next = await source.upTo(PIECE_BYTES + TAG_BYTES)
    for (let number = 0, isLast = false; !isLast; number++) {
      const piece = next
      next = await source.upTo(PIECE_BYTES + TAG_BYTES)
      isLast = next.length === 0
      yield openPiece(piece, { key, header, nonce: nonceOf(prefix, number, isLast), number })
    }
  } finally {
    await source.close()
  }
}

interface PieceKey {
  readonly key: Buffer
  readonly header: Buffer
  readonly nonce: Buffer
  readonly number: number
}

function openPiece(piece: Buffer, { key, header, nonce, number }: PieceKey): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(header)
    decipher.setAuthTag(piece.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch (cause) {
    const place = HEADER_BYTES + number * (PIECE_BYTES + TAG_BYTES)
    throw new BackupRefused(`The backup is cut off or was changed, near byte ${place}.`, { cause })
  }
}
