import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The keys of the platform: they wrap data keys, index personal values and answer for cookies; never a data key itself. */
export interface KeyStore {
  /** Name of the platform key that wraps now. */
  readonly kekId: string
  wrap(dataKey: Uint8Array): Uint8Array<ArrayBuffer>
  /** @throws when the key is not the one that wrapped. */
  unwrap(wrapped: Uint8Array, kekId: string): Uint8Array
  /** Keyed blind index of a normalised value, 32 bytes: equality without knowing. */
  index(kind: string, value: string): Uint8Array<ArrayBuffer>
  /** Keyed hash of a short secret such as a code of six digits, 32 bytes. */
  secretHash(purpose: string, value: string): Uint8Array<ArrayBuffer>
}

const KEY_BYTES = 32
const FILE = 'platform.key'

/** Opens the platform key of this folder, or makes it at the first start: readable by the owner only. */
export async function openKeyStore(dir: string): Promise<KeyStore> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, FILE)
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(randomBytes(KEY_BYTES).toString('base64'))
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const master = Buffer.from(await readWhole(path), 'base64')
  if (master.length !== KEY_BYTES) throw new Error(`${path} is damaged: ${KEY_BYTES} bytes in base64 are expected`)
  return keyStoreOf(master)
}

/** Another process may still be writing the file that it has just made. */
async function readWhole(path: string): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const text = await readFile(path, 'utf8')
    if (text.length > 0 || tries > 20) return text
    await new Promise((wait) => setTimeout(wait, 25))
  }
}

const part = (master: Uint8Array, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, new Uint8Array(), `yanhe/${name}`, KEY_BYTES))

/** Key store of one master key, 32 bytes. */
export function keyStoreOf(master: Uint8Array): KeyStore {
  const wrapping = part(master, 'wrap')
  const kek = createSecretKey(wrapping)
  const indexKey = part(master, 'index')
  const hashKey = part(master, 'secret')
  const kekId = createHmac('sha256', wrapping).update('id').digest('hex').slice(0, 16)
  const mac = (key: Buffer, label: string, value: string) =>
    new Uint8Array(createHmac('sha256', key).update(label).update('\0').update(value).digest())
  return {
    kekId,
    wrap: (dataKey) => seal(kek, dataKey, kekId),
    unwrap(wrapped, id) {
      if (id !== kekId) throw new Error(`the platform key ${id} is not here`)
      return unseal(kek, wrapped, kekId)
    },
    index: (kind, value) => mac(indexKey, kind, value),
    secretHash: (purpose, value) => mac(hashKey, purpose, value),
  }
}

const FORMAT_GCM = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key as the ciphers like it best: given as bytes it costs several times what it opens. */
export type Key = KeyObject | Uint8Array

/** AES-256-GCM: format byte, nonce, ciphertext, tag. `context` binds the value to its place. */
export function seal(key: Key, plain: Uint8Array, context: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', asKey(key), nonce)
  cipher.setAAD(Buffer.from(context))
  return new Uint8Array(
    Buffer.concat([Buffer.from([FORMAT_GCM]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  )
}

const asKey = (key: Key): KeyObject => (key instanceof Uint8Array ? createSecretKey(key) : key)

/** Opens what `seal` closed. @throws when key, context or bytes are not the same. */
export function unseal(key: Key, sealed: Uint8Array, context: string): Uint8Array {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== FORMAT_GCM || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('unknown cipher format')
  const decipher = createDecipheriv('aes-256-gcm', asKey(key), bytes.subarray(1, 1 + NONCE_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()])
}
