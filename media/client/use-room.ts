import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RoomConnection } from './room-connection.ts'
import { nowhere, type RoomSnapshot, type Ticket } from './snapshot.ts'

export interface RoomControls {
  setDevice(device: 'microphone' | 'camera', on: boolean): void
  say(text: string): void
  allowSound(): void
  comeBack(): void
}

/** Stands for the connection until the video client is loaded, which no other page should carry. */
class LateConnection {
  private connection: RoomConnection | null = null
  private seat: string | null = null
  private running = 0
  private readonly readers = new Set<() => void>()

  async start(ticketFor: () => Promise<Ticket | null>): Promise<void> {
    this.running += 1
    const run = this.running
    const { RoomConnection } = await import('./room-connection.ts')
    if (run !== this.running) return
    this.connection = new RoomConnection(ticketFor)
    this.connection.subscribe(() => this.tell())
    this.connection.goTo(this.seat)
  }

  stop(): void {
    this.running += 1
    this.connection?.stop()
    this.connection = null
  }

  goTo(seat: string | null): void {
    this.seat = seat
    this.connection?.goTo(seat)
  }

  private tell(): void {
    for (const reader of this.readers) reader()
  }

  snapshot = (): RoomSnapshot => this.connection?.snapshot() ?? nowhere

  subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  readonly controls: RoomControls = {
    setDevice: (device, on) => void this.connection?.setDevice(device, on),
    say: (text) => void this.connection?.say(text),
    allowSound: () => void this.connection?.allowSound(),
    comeBack: () => this.connection?.comeBack(),
  }
}

/**
 * Keeps the reader in the room of his seat for as long as the page is open.
 * @param seat the seat that the server gave him; null in the waiting room.
 */
export function useRoom(seat: string | null, ticketFor: () => Promise<Ticket | null>): RoomSnapshot & RoomControls {
  const [connection] = useState(() => new LateConnection())
  const source = useRef(ticketFor)
  source.current = ticketFor
  useEffect(() => {
    void connection.start(() => source.current())
    return () => connection.stop()
  }, [connection])
  useEffect(() => connection.goTo(seat), [connection, seat])
  const snapshot = useSyncExternalStore(connection.subscribe, connection.snapshot, () => nowhere)
  return { ...snapshot, ...connection.controls }
}
