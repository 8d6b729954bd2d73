import type { GuardName } from '../workflow/index.ts'
import { commonGuards } from './common.server.ts'
import { deliverNotice } from './deliver.server.ts'
import type { Effect, Guard, OutboxHandler } from './types.ts'

/** Every guard of the procedure that is implemented: each area adds its own record. */
export const guards: Partial<Record<GuardName, Guard>> = {
  ...commonGuards,
}

/** Effects written in the same transaction, by name. */
export const effects: Readonly<Record<string, Effect | undefined>> = {}

/** Documents that are more than a snapshot of the facts, by number. */
export const documents: Readonly<Record<string, Effect | undefined>> = {}

/** What is done after commit, by name: durable row before, handler after. */
export const outboxHandlers: Readonly<Record<string, OutboxHandler | undefined>> = {
  deliverNotice,
}

export const outboxEffects: ReadonlySet<string> = new Set(Object.keys(outboxHandlers))
