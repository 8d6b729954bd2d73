import { FileChanged, fingerprintOf, sha256OfBlob } from './hash.ts'
import { newKey } from './new-key.ts'
import { type SendPart, sendPartByXhr } from './send-part.ts'
import { type AboutFile, type FileToSend, type UploadApi, UploadRefused, type UploadTicket } from './upload-api.ts'
import { newUpload, type RememberedUpload, type UploadMemory } from './upload-memory.ts'

/** Where an upload stands; `waiting` goes on by itself, `paused` and `failed` wait for a press. */
export type UploadPhase = 'ready' | 'preparing' | 'sending' | 'waiting' | 'paused' | 'finishing' | 'done' | 'failed'

/** What the page draws. */
export interface UploadView {
  phase: UploadPhase
  /** Bytes that the server has or that are out. */
  sentBytes: number
  bytes: number
  evidenceId: string | null
  /** Why it failed: the file is not the same any more, or the server said no. */
  failure: { because: 'fileChanged' | 'refused'; words: string | null } | null
}

/** One file on its way. */
export interface Uploader {
  view(): UploadView
  /** Begins or goes on; the promise ends when it is done, paused or failed. */
  run(): Promise<void>
  pause(): void
}

/** What an upload needs. */
export interface UploaderOptions {
  file: File
  about: AboutFile
  /** What the file is sent for, such as the case code. */
  scope: string
  api: UploadApi
  memory: UploadMemory
  onChange?: (view: UploadView) => void
  sendPart?: SendPart
  /** First pause before a repetition, in milliseconds; doubles up to 30 seconds. */
  firstPauseMs?: number
}

const AT_ONCE = 3
const LONGEST_PAUSE_MS = 30_000
const REFUSALS_ALLOWED = 4
const PAUSED = new Error('paused by the person')

/** Prepares the upload of one file; nothing is sent before `run`. */
export const createUploader = (options: UploaderOptions): Uploader => new Upload(options)

class Upload implements Uploader {
  private state: UploadView
  private control = new AbortController()
  private readonly out = new Map<number, number>()
  private running: Promise<void> | null = null

  constructor(private readonly options: UploaderOptions) {
    this.state = { phase: 'ready', sentBytes: 0, bytes: options.file.size, evidenceId: null, failure: null }
  }

  view = (): UploadView => this.state

  run = (): Promise<void> => {
    this.running ??= this.go().finally(() => {
      this.running = null
    })
    return this.running
  }

  pause = (): void => {
    if (this.running && this.state.phase !== 'finishing') this.control.abort(PAUSED)
  }

  private async go(): Promise<void> {
    this.control = new AbortController()
    this.show({ phase: 'preparing', failure: null })
    try {
      const mark = await fingerprintOf(this.options.file, this.options.scope)
      const { ticket, upload } = await this.open(mark)
      await this.sendMissing(ticket)
      this.show({ phase: 'finishing', sentBytes: this.options.file.size })
      await this.patiently(() => this.options.api.complete(ticket.evidenceId, upload.completeKey))
      this.options.memory.forget(mark)
      this.show({ phase: 'done' })
    } catch (error) {
      if (this.control.signal.reason === PAUSED) return this.show({ phase: 'paused' })
      if (error instanceof FileChanged) return this.fail('fileChanged', null)
      this.fail('refused', error instanceof UploadRefused ? error.words : null)
    }
  }

  /** Goes on with the remembered upload if the server still knows it, else begins anew. */
  private async open(mark: string): Promise<{ ticket: UploadTicket; upload: RememberedUpload }> {
    const { api, memory } = this.options
    const kept = memory.read(mark)
    if (kept?.ticket) {
      const { ticket } = kept
      const stored = await this.patiently(() => api.stored(ticket.evidenceId)).catch(unlessGone)
      if (stored) {
        for (const partNo of stored) this.out.set(partNo, this.pieceOf(partNo, ticket).size)
        this.show({ evidenceId: ticket.evidenceId })
        return { ticket, upload: kept }
      }
      this.out.clear()
    }
    const upload = kept && !kept.ticket ? kept : newUpload()
    memory.write(mark, upload)
    const ticket = await this.patiently(() => api.start(this.aboutFile(), upload.startKey))
    const begun = { ...upload, ticket }
    memory.write(mark, begun)
    this.show({ evidenceId: ticket.evidenceId })
    return { ticket, upload: begun }
  }

  private aboutFile(): FileToSend {
    const { file, about } = this.options
    return { name: file.name, bytes: file.size, type: file.type || 'application/octet-stream', ...about }
  }

  private async sendMissing(ticket: UploadTicket): Promise<void> {
    const missing: number[] = []
    for (let partNo = 1; partNo <= ticket.parts; partNo++) {
      if (this.out.get(partNo) !== this.pieceOf(partNo, ticket).size) missing.push(partNo)
    }
    this.show({ phase: 'sending' })
    const worker = async () => {
      for (let partNo = missing.shift(); partNo !== undefined; partNo = missing.shift())
        await this.sendOne(partNo, ticket)
    }
    const workers = Array.from({ length: Math.min(AT_ONCE, missing.length) }, worker)
    try {
      await Promise.all(workers)
    } catch (error) {
      missing.length = 0
      // The other workers must not go on, or wait for the network, on behalf of a file that is lost.
      this.control.abort(error)
      await Promise.allSettled(workers)
      throw error
    }
  }

  /** Sends a part; a refused link is asked for anew (it may have run out of time), a few times. */
  private async sendOne(partNo: number, ticket: UploadTicket): Promise<void> {
    let refusals = 0
    await this.patiently(async () => {
      const piece = this.pieceOf(partNo, ticket)
      const part = { partNo, sha256: await sha256OfBlob(piece), bytes: piece.size }
      const [link] = await this.options.api.parts(ticket.evidenceId, [part], newKey())
      if (!link) throw new UploadRefused(422, null)
      const send = this.options.sendPart ?? sendPartByXhr
      try {
        await send(link, piece, (bytes) => this.note(partNo, bytes), this.control.signal)
      } catch (error) {
        this.note(partNo, 0)
        if (!(error instanceof UploadRefused) || ++refusals > REFUSALS_ALLOWED) throw error
        throw new Error('the link was refused: ask for a new one', { cause: error })
      }
      this.note(partNo, piece.size)
    })
  }

  private pieceOf(partNo: number, { partBytes }: UploadTicket): Blob {
    return this.options.file.slice((partNo - 1) * partBytes, partNo * partBytes)
  }

  private note(partNo: number, bytes: number): void {
    this.out.set(partNo, bytes)
    const sentBytes = Math.min(
      [...this.out.values()].reduce((sum, size) => sum + size, 0),
      this.options.file.size,
    )
    this.show({ sentBytes, ...(bytes > 0 && this.state.phase === 'waiting' ? { phase: 'sending' as const } : {}) })
  }

  /** Repeats until it works: only a clear no, a changed file or a press on "pause" ends it. */
  private async patiently<T>(act: () => Promise<T>): Promise<T> {
    const before = this.state.phase
    for (let attempt = 0; ; attempt++) {
      this.control.signal.throwIfAborted()
      try {
        const result = await act()
        if (this.state.phase === 'waiting') this.show({ phase: before === 'waiting' ? 'sending' : before })
        return result
      } catch (error) {
        this.control.signal.throwIfAborted()
        if (error instanceof UploadRefused || error instanceof FileChanged) throw error
        this.show({ phase: 'waiting' })
        await pauseFor(attempt, this.options.firstPauseMs ?? 1_000, this.control.signal)
      }
    }
  }

  private fail(because: 'fileChanged' | 'refused', words: string | null): void {
    this.show({ phase: 'failed', failure: { because, words } })
  }

  private show(change: Partial<UploadView>): void {
    this.state = { ...this.state, ...change }
    this.options.onChange?.(this.state)
  }
}

/** The server no longer knows the upload (swept, withdrawn, another person logged in): begin anew. */
function unlessGone(error: unknown): null {
  if (error instanceof UploadRefused && [404, 410].includes(error.status)) return null
  throw error
}

/** Waits longer each time, with a little chance in it; ends at once when the network comes back. */
function pauseFor(attempt: number, firstMs: number, signal: AbortSignal): Promise<void> {
  const pauseMs = Math.min(firstMs * 2 ** attempt, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2)
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, pauseMs)
    globalThis.addEventListener?.('online', end)
    signal.addEventListener('abort', end)
  })
}
