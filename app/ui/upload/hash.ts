const CHUNK_BYTES = 1024 * 1024

/** The file cannot be read any more: it was changed, moved or deleted after it was chosen. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/**
 * SHA-256 of a piece of a file, 64 hexadecimal digits. Uses the browser's own where the page is in a secure context;
 * elsewhere WebAssembly, in pieces of 1 MiB, which needs `'wasm-unsafe-eval'` in the page's policy.
 *
 * @throws FileChanged
 */
export async function sha256OfBlob(blob: Blob): Promise<string> {
  if (globalThis.crypto?.subtle) return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await bytesOf(blob))))
  const { createSHA256 } = await import('hash-wasm')
  const hash = await createSHA256()
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    hash.update(new Uint8Array(await bytesOf(blob.slice(at, at + CHUNK_BYTES))))
  }
  return hash.digest('hex')
}

/**
 * A mark by which the same file is known again after a reload: its name, size, date, beginning and end, hashed, so
 * that a shared computer keeps no readable name.
 *
 * @param scope what the file is sent for, such as the case code.
 */
export async function fingerprintOf(file: File, scope: string): Promise<string> {
  const about = JSON.stringify([scope, file.name, file.size, file.lastModified])
  const ends = [file.slice(0, 65_536), file.slice(Math.max(0, file.size - 65_536))]
  return sha256OfBlob(new Blob([about, ...(await Promise.all(ends.map(bytesOf)))]))
}

async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer()
  } catch (error) {
    throw new FileChanged('the file cannot be read', { cause: error })
  }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
