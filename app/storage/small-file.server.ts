import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { StoreRefused, StoreUnavailable } from './errors.ts'
import type { PartToJoin, Store } from './store.server.ts'

/** Why a form with a file was not taken. */
export type SmallFileReason = 'tooLarge' | 'notAForm' | 'tooManyFields' | 'brokenOff'

/** A form with a file that cannot be taken; nothing of it is kept. */
export class SmallFileRefused extends Error {
  override readonly name = 'SmallFileRefused'
  constructor(
    readonly reason: SmallFileReason,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}

/** The fields of the form that came before the file. */
export type FormFields = Readonly<Record<string, string>>

/** How a form with a small file is taken. */
export interface SmallFileOptions {
  store: Store
  /** Largest file; default 20 MiB. */
  maxBytes?: number
  /**
   * Asked before the first byte of the file is kept, with the fields that stand before it: check the proof of origin,
   * rights and quota here and answer the key. What it throws ends the request.
   */
  keyFor(fields: FormFields, about: { fileName: string }): Promise<string>
}

/** A file that came with a form and is in the store now. */
export interface SmallFile {
  key: string
  /** As the browser said; without folders. */
  fileName: string
  bytes: number
  /** 64 hexadecimal digits. */
  sha256: string
}

const MIB = 1024 * 1024
const PART_BYTES = 8 * MIB
const FIELDS_BYTES = 256 * 1024
const LONGEST_NAME = 255
const DRAINED_BYTES = 64 * MIB

/**
 * Takes a form with one small file, as a browser without JavaScript sends it, and lays the file into the store as it
 * comes: at most two parts of 8 MiB are in memory. An input without a chosen file gives `file: null`.
 *
 * @throws SmallFileRefused, StoreUnavailable, and whatever `keyFor` throws.
 */
export async function receiveSmallFile(
  request: Request,
  options: SmallFileOptions,
): Promise<{ fields: FormFields; file: SmallFile | null }> {
  const maxBytes = options.maxBytes ?? 20 * MIB
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data;.*boundary=/i.test(contentType)) throw new SmallFileRefused('notAForm')
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes + FIELDS_BYTES)
    throw new SmallFileRefused('tooLarge')
  const form = new IncomingForm(openParser(contentType, maxBytes), options)
  return form.read(Readable.fromWeb(request.body as WebStream<Uint8Array>))
}

/** One form on its way in: the first refusal wins, and what still comes is read and thrown away. */
class IncomingForm {
  private readonly fields: Record<string, string> = {}
  private taking: Promise<SmallFile> | null = null
  private refusal: { because: unknown } | null = null
  private wake: () => void = () => undefined
  private readonly refused = new Promise<void>((resolve) => {
    this.wake = resolve
  })

  constructor(
    private readonly parser: BusboyInstance,
    private readonly options: SmallFileOptions,
  ) {
    parser.on('error', (error) => this.refuse(new SmallFileRefused('brokenOff', { cause: error })))
    parser.once('fieldsLimit', () => this.refuse(new SmallFileRefused('tooManyFields')))
    parser.on('field', (name, value, nameCut, valueCut) => {
      if (nameCut || valueCut) this.refuse(new SmallFileRefused('tooManyFields'))
      this.fields[name] = value
    })
    parser.on('file', (_, stream, name) => this.onFile(stream, name))
  }

  async read(source: Readable): Promise<{ fields: FormFields; file: SmallFile | null }> {
    const finished = new Promise<void>((resolve) => this.parser.once('finish', () => resolve()))
    await this.feed(source).catch((error: unknown) => this.refuse(new SmallFileRefused('brokenOff', { cause: error })))
    await Promise.race([finished, this.refused])
    const file = await this.taking?.catch((error: unknown) => this.refuse(error))
    if (this.refusal) throw this.refusal.because
    return { fields: this.fields, file: file ?? null }
  }

  private onFile(stream: BusboyFileStream, name: string | undefined): void {
    const fileName = name ? plainName(name) : ''
    stream.on('error', () => undefined)
    if (this.taking || !fileName) return void stream.resume()
    this.taking = takeFile(stream, fileName, { ...this.fields }, this.options)
    this.taking.catch((error: unknown) => this.refuse(error))
    void this.refused.then(() => stream.destroy(new SmallFileRefused('brokenOff')))
  }

  private async feed(source: Readable): Promise<void> {
    let droppedBytes = 0
    for await (const chunk of source) {
      // A browser reads the answer only when it has sent everything: cutting it off would show an error of the network.
      if (this.refusal) droppedBytes += (chunk as Buffer).length
      else await Promise.race([new Promise<void>((next) => this.parser.write(chunk, () => next())), this.refused])
      if (droppedBytes > DRAINED_BYTES) break
    }
    if (!this.refusal) this.parser.end()
  }

  private refuse(because: unknown): null {
    this.refusal ??= { because }
    this.wake()
    return null
  }
}

function openParser(contentType: string, maxBytes: number) {
  try {
    const limits = { files: 4, fileSize: maxBytes + 1, fields: 40, fieldNameSize: 100, fieldSize: 32 * 1024, parts: 44 }
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { ...limits, headerPairs: 20, headerSize: 8192 },
    })
  } catch (error) {
    throw new SmallFileRefused('notAForm', { cause: error })
  }
}

/** The last piece of a path, without control characters and without marks that turn the direction of writing. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const seen = last
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu, '')
    .trim()
  // By characters: half of a pair is no letter, and no header can carry it.
  return [...seen].slice(-LONGEST_NAME).join('')
}

async function takeFile(
  stream: BusboyFileStream,
  fileName: string,
  fields: FormFields,
  options: SmallFileOptions,
): Promise<SmallFile> {
  const key = await options.keyFor(fields, { fileName })
  const sink = new Sink(options.store, key)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > (options.maxBytes ?? 20 * MIB)) throw new SmallFileRefused('tooLarge')
      hash.update(chunk)
      await sink.take(chunk)
    }
    await sink.finish()
  } catch (error) {
    await sink.cancel()
    const isKnown = [SmallFileRefused, StoreRefused, StoreUnavailable].some((kind) => error instanceof kind)
    throw isKnown ? error : new SmallFileRefused('brokenOff', { cause: error })
  }
  return { key, fileName, bytes, sha256: hash.digest('hex') }
}

/** Collects bytes and lays them into the store: one object when small, parts when larger. */
class Sink {
  private pending: Buffer[] = []
  private pendingBytes = 0
  private uploadId: string | null = null
  private readonly parts: PartToJoin[] = []

  constructor(
    private readonly store: Store,
    private readonly key: string,
  ) {}

  async take(chunk: Buffer): Promise<void> {
    this.pending.push(chunk)
    this.pendingBytes += chunk.length
    if (this.pendingBytes >= PART_BYTES) await this.flush()
  }

  async finish(): Promise<void> {
    if (!this.uploadId) return this.store.put(this.key, Buffer.concat(this.pending))
    if (this.pendingBytes > 0) await this.flush()
    await this.store.completeMultipart(this.key, this.uploadId, this.parts)
  }

  async cancel(): Promise<void> {
    this.pending = []
    // What cannot be thrown away now is swept with the other unfinished uploads.
    if (this.uploadId) await this.store.abortMultipart(this.key, this.uploadId).catch(() => undefined)
  }

  private async flush(): Promise<void> {
    const body = Buffer.concat(this.pending)
    this.pending = []
    this.pendingBytes = 0
    this.uploadId ??= await this.store.createMultipart(this.key, 'application/octet-stream')
    const sha256 = createHash('sha256').update(body).digest('hex')
    const part = { key: this.key, uploadId: this.uploadId, partNo: this.parts.length + 1, sha256 }
    const { etag } = await this.store.putPart(part, body)
    this.parts.push({ partNo: part.partNo, etag, sha256 })
  }
}
