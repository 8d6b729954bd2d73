import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Scanner } from '#app/storage/scanner.server.ts'
import type { Store } from '#app/storage/store.server.ts'
import type { MediaServer } from '#media/server/media.ts'
import type { Db } from '#prisma/client.server.ts'
import type { KeyStore } from '#prisma/keys.server.ts'
import type { Authority } from '#templates/signing/authority.server.ts'
import type { LiveHub } from '../engine/live.server.ts'
import type { Settings } from './settings.ts'

/** Two clocks: the law's (deadlines, dates on papers, booking), which a story may set, and the real one of security. */
export interface Clock {
  law(): Date
  real(): Date
}

/** Identifiers and chance. */
export interface Chance {
  /** UUIDv7. */
  id(): string
  bytes(count: number): Uint8Array
  /** Six digits. */
  code(): string
}

/** One message to one person by one way out. */
export interface OutgoingMessage {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** A calendar file that goes with a mail. */
  readonly calendar?: { readonly method: string; readonly text: string }
  /** Stable id, so that a provider can drop a repeated sending. */
  readonly idem: string
  /** Where and with what the carrier may tell what became of it. */
  readonly receipt?: { readonly url: string; readonly id: string; readonly token: string }
}

/**
 * Sends a message and gives the provider's id.
 * @throws MessageRefused when it will never be taken; any other error when the provider is away: it is tried again.
 */
export type Sender = (message: OutgoingMessage) => Promise<string>

/** A named place where the fault test may end the process; nothing in production. */
export type FaultPoint = (name: string) => Promise<void> | void

/** Everything outside the rules: made once at start and handed to loaders, actions and jobs. No state lives here. */
export interface Platform {
  readonly settings: Settings
  readonly db: Db
  readonly pool: Pool
  readonly clock: Clock
  readonly chance: Chance
  readonly keys: KeyStore
  readonly live: LiveHub
  readonly store: Store
  readonly scanner: Scanner
  readonly media: MediaServer
  readonly authority: Authority
  readonly mail: Sender
  readonly sms: Sender
  readonly fault: FaultPoint
  readonly log: Logger
}
