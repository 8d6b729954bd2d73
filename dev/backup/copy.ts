import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type { Client, Connection, Submittable } from 'pg'

/** What the driver offers to a query of one's own while it copies; its published types leave this out. */
interface CopyConnection {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const MOST_WAITING_BYTES = 4 * 1024 * 1024

/** What both directions share: the words the driver says to the query that runs. */
class Copy implements Submittable {
  protected connection: CopyConnection | null = null
  protected error: Error | null = null
  protected isOver = false
  protected rows = 0
  private wake: () => void = () => undefined

  constructor(private readonly sql: string) {}

  submit(connection: Connection): void {
    this.connection = connection as unknown as CopyConnection
    this.connection.query(this.sql)
  }
  /** Of the server, or of a broken connection: either way nothing more is heard. */
  handleError(error: Error): void {
    this.error ??= error
    this.isOver = true
    this.wake()
  }
  handleReadyForQuery(): void {
    this.isOver = true
    this.wake()
  }
  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  protected changed(): void {
    this.wake()
  }
  protected news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }
}

class CopyOut extends Copy {
  private waiting: Buffer[] = []
  private waitingBytes = 0

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFail('nothing to send')
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads the next answer into the same memory.
    this.waiting.push(Buffer.from(chunk))
    this.waitingBytes += chunk.length
    if (this.waitingBytes > MOST_WAITING_BYTES) this.connection?.stream.pause()
    this.changed()
  }
  async *rowsOut(): AsyncGenerator<Buffer> {
    for (;;) {
      const rows = this.waiting
      this.waiting = []
      this.waitingBytes = 0
      yield* rows
      this.connection?.stream.resume()
      if (this.waiting.length > 0) continue
      if (this.error) throw this.error
      if (this.isOver) return
      await this.news()
    }
  }
}

class CopyIn extends Copy {
  private isOpen = false

  handleCopyInResponse(): void {
    this.isOpen = true
    this.changed()
  }
  handleCopyData(): void {}

  async take(body: AsyncIterable<Uint8Array>): Promise<number> {
    while (!this.isOpen && !this.isOver) await this.news()
    try {
      for await (const chunk of body) {
        if (this.isOver) break
        this.connection?.sendCopyFromChunk(chunk)
        const { stream } = this.connection ?? {}
        if (stream?.writableNeedDrain) await Promise.race([once(stream, 'drain'), this.news()])
      }
      if (!this.isOver) this.connection?.endCopyFrom()
    } catch (error) {
      this.error ??= error as Error
      this.connection?.sendCopyFail('the source broke off')
    }
    while (!this.isOver) await this.news()
    if (this.error) throw this.error
    return this.rows
  }
}

/** `COPY … TO STDOUT`: one row at a time, as text. Nothing else may run on the client until it is read to its end. */
export async function* copyOut(client: Client, sql: string): AsyncGenerator<Buffer> {
  yield* client.query(new CopyOut(sql)).rowsOut()
}

/** `COPY … FROM STDIN`. @returns number of rows. */
export function copyIn(client: Client, sql: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  return client.query(new CopyIn(sql)).take(body)
}
