import type { Pool, PoolClient } from 'pg'

/** Tells the pages of one dispute that something moved; a process listens once and serves all its readers. */
export interface LiveHub {
  subscribe(disputeId: string, heard: () => void): () => void
  stop(): Promise<void>
}

const RETRY_MS = 1_000

/** Listens on the channel that every act notifies; connects again by itself after a restart of the database. */
export function createLiveHub(pool: Pool): LiveHub {
  const readers = new Map<string, Set<() => void>>()
  let client: PoolClient | null = null
  let stopped = false

  const listen = async (): Promise<void> => {
    if (stopped) return
    try {
      client = await pool.connect()
      client.on('error', () => undefined)
      client.on('end', again)
      client.on('notification', ({ payload }) => {
        for (const heard of readers.get(payload ?? '') ?? []) heard()
      })
      await client.query('listen yanhe_live')
    } catch {
      again()
    }
  }
  const again = () => {
    client?.removeListener('end', again)
    client?.release(true)
    client = null
    if (!stopped) setTimeout(() => void listen(), RETRY_MS)
  }
  void listen()

  return {
    subscribe(disputeId, heard) {
      const set = readers.get(disputeId) ?? new Set()
      readers.set(disputeId, set.add(heard))
      return () => {
        set.delete(heard)
        if (set.size === 0) readers.delete(disputeId)
      }
    },
    async stop() {
      stopped = true
      client?.removeListener('end', again)
      client?.release(true)
      client = null
    },
  }
}
