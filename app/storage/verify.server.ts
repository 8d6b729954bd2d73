import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  type Doubt,
  doubtsAbout,
  HEAD_BYTES,
  isEvidenceType,
  TAIL_BYTES,
  TextCheck,
  typeOfHead,
} from './detect.server.ts'
import { StoreUnavailable } from './errors.ts'
import { noScanner, type Scan, type Scanner, type ScanResult } from './scanner.server.ts'
import type { Store } from './store.server.ts'

/** What the server's own reading of a stored file found. */
export interface Verification {
  bytes: number
  /** 64 hexadecimal digits. */
  sha256: string
  /** SHA-256 of every part of `partBytes`, in order; empty when no part size was given. */
  partSha256s: string[]
  /** By the bytes, never by the name or by what the browser said; null when unknown or empty. */
  detectedType: string | null
  /** Encoding of plain text, else null. */
  encoding: 'utf-8' | 'gbk' | null
  /** Whether the type may become evidence at all. */
  isAllowed: boolean
  /** Signs that the file is something else as well; any of them means quarantine. */
  doubts: Doubt[]
  scan: ScanResult
}

/** How to read: with which scanner, and the part size whose hashes are to be compared with the pinned ones. */
export interface VerifyOptions {
  scanner?: Scanner
  partBytes?: number
}

/**
 * Reads a stored file once, in constant memory: size, SHA-256 (whole and by part), type by its bytes, malware.
 * This reading, not the store's promise, makes a file evidence.
 *
 * @throws ObjectMissing, StoreUnavailable (also when the store breaks off in the middle).
 */
export async function verifyObject(store: Store, key: string, options: VerifyOptions = {}): Promise<Verification> {
  const scan = await (options.scanner ?? noScanner).open()
  try {
    const object = await store.get(key)
    const reading = new Reading(scan, options.partBytes ?? 0)
    await readAll(object.body, reading)
    if (reading.bytes !== object.bytes) throw new StoreUnavailable('the store broke off in the middle of the file')
    return await reading.finish()
  } catch (error) {
    scan.cancel()
    throw error
  }
}

async function readAll(body: Readable, reading: Reading): Promise<void> {
  try {
    for await (const chunk of body) await reading.take(chunk as Buffer)
  } catch (error) {
    throw new StoreUnavailable('the store broke off in the middle of the file', { cause: error })
  } finally {
    body.destroy()
  }
}

class Reading {
  bytes = 0
  private readonly whole = createHash('sha256')
  private readonly text = new TextCheck()
  private readonly parts: PartHashes
  private head = Buffer.alloc(0)
  private tail = Buffer.alloc(0)

  constructor(
    private readonly scan: Scan,
    partBytes: number,
  ) {
    this.parts = new PartHashes(partBytes)
  }

  async take(chunk: Buffer): Promise<void> {
    this.bytes += chunk.length
    this.whole.update(chunk)
    this.parts.take(chunk)
    this.text.take(chunk)
    if (this.head.length < HEAD_BYTES)
      this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES - this.head.length)])
    const end = chunk.length >= TAIL_BYTES ? chunk : Buffer.concat([this.tail, chunk])
    this.tail = Buffer.from(end.subarray(Math.max(0, end.length - TAIL_BYTES)))
    await this.scan.take(chunk)
  }

  async finish(): Promise<Verification> {
    const magic = this.bytes === 0 ? null : await typeOfHead(this.head)
    const encoding = magic === null && this.bytes > 0 ? this.text.encoding() : null
    const detectedType = magic ?? (encoding ? 'text/plain' : null)
    return {
      bytes: this.bytes,
      sha256: this.whole.digest('hex'),
      partSha256s: this.parts.finish(),
      detectedType,
      encoding,
      isAllowed: isEvidenceType(detectedType),
      doubts: doubtsAbout(detectedType, this.head, this.tail),
      scan: await this.scan.finish(),
    }
  }
}

class PartHashes {
  private readonly done: string[] = []
  private current: Hash | null = null
  private filled = 0

  constructor(private readonly partBytes: number) {}

  take(chunk: Buffer): void {
    if (this.partBytes <= 0) return
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + this.partBytes - this.filled)
      this.current = (this.current ?? createHash('sha256')).update(piece)
      this.filled += piece.length
      at += piece.length
      if (this.filled === this.partBytes) this.close()
    }
  }

  finish(): string[] {
    if (this.filled > 0) this.close()
    return this.done
  }

  private close(): void {
    if (this.current) this.done.push(this.current.digest('hex'))
    this.current = null
    this.filled = 0
  }
}
