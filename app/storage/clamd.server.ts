import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { ScannerAway } from './errors.ts'
import type { Scan, Scanner, ScanResult } from './scanner.server.ts'

/** Where clamd listens and how much of one file it reads. */
export interface ClamdOptions {
  /** `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
  readonly url: string
  /** Bytes of the largest file that clamd reads whole (`MaxFileSize`, `StreamMaxLength`); of a larger one it gets the beginning. */
  readonly maxBytes: number
  /** How long clamd may keep silent, in milliseconds: while taking bytes, and after the last one. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 180_000
const CONNECT_MS = 5_000
const CHUNK_BYTES = 64 * 1024
const END = Buffer.alloc(4)
/** What clamd finds when a limit of its own stopped it; no malware. */
const LIMIT = /^(?:Heuristics\.Limits\.Exceeded|INSTREAM size limit exceeded)/

/**
 * A scanner that hands each file to clamd by INSTREAM, in pieces of 64 KiB and no faster than clamd takes them: memory
 * does not grow with the file. What clamd could not read whole is `notScanned`, never `clean`.
 */
export function clamdScanner(options: ClamdOptions): Scanner {
  return { open: async () => new InStream(await reach(options.url), options) }
}

/** @throws ScannerAway when nobody listens there. */
async function reach(url: string): Promise<Socket> {
  const socket = url.startsWith('unix:')
    ? connect({ path: url.slice('unix:'.length) })
    : connect({ host: new URL(url).hostname.replace(/^\[|\]$/g, ''), port: Number(new URL(url).port) })
  socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('no answer')))
  try {
    await once(socket, 'connect')
  } catch (error) {
    socket.destroy()
    throw new ScannerAway('the malware scanner cannot be reached', { cause: error })
  }
  return socket
}

class InStream implements Scan {
  private bytes = 0
  private said = ''
  private broken: Error | null = null
  private readonly ended: Promise<void>

  constructor(
    private readonly socket: Socket,
    private readonly options: ClamdOptions,
  ) {
    socket.setTimeout(options.patienceMs ?? PATIENCE_MS, () => socket.destroy(new Error('clamd kept silent')))
    socket.on('data', (piece: Buffer) => {
      this.said += piece.toString('utf8')
    })
    // A file over the limit of the stream is answered, and the line closed, while bytes are still on their way.
    socket.on('error', (error) => {
      this.broken = error
    })
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()))
    socket.write('zINSTREAM\0')
  }

  async take(chunk: Buffer): Promise<void> {
    // Beyond its limit clamd hangs up, and its answer may be lost with the line.
    const wanted = chunk.subarray(0, Math.max(0, this.options.maxBytes - this.bytes))
    this.bytes += chunk.length
    for (let at = 0; at < wanted.length && this.said === ''; at += CHUNK_BYTES) {
      const piece = wanted.subarray(at, at + CHUNK_BYTES)
      const head = Buffer.alloc(4)
      head.writeUInt32BE(piece.length)
      this.socket.write(head)
      await this.send(piece)
    }
  }

  private async send(piece: Buffer): Promise<void> {
    if (this.socket.destroyed || this.socket.write(piece)) return
    await Promise.race([new Promise<void>((resolve) => this.socket.once('drain', resolve)), this.ended])
  }

  async finish(): Promise<ScanResult> {
    await this.send(END)
    await this.ended
    return this.understand()
  }

  private understand(): ScanResult {
    const answer = this.said
      .replace(/\0.*$/s, '')
      .trim()
      .replace(/^stream: /, '')
    if (LIMIT.test(answer)) return 'notScanned'
    if (answer.endsWith(' FOUND')) return 'infected'
    if (answer === 'OK') return this.bytes > this.options.maxBytes ? 'notScanned' : 'clean'
    throw new ScannerAway(`the malware scanner gave no result${answer ? `: ${answer.slice(0, 200)}` : ''}`, {
      cause: this.broken ?? undefined,
    })
  }

  cancel(): void {
    this.socket.destroy()
  }
}
