import type { Effect, OutboxHandler } from '../engine/types.ts'
import { agreementDocuments, agreementEffects, agreementHandlers } from './agreement-paper.server.ts'
import { signingEffects, signingHandlers } from './signing/use-key.server.ts'
import { versionEffects } from './versions.server.ts'

export { settlementGuards, textIsPrintable } from './guards.server.ts'

/** What the agreement brings to the procedure. */
export const settlementEffects: Readonly<Record<string, Effect>> = {
  ...versionEffects,
  ...agreementEffects,
  ...signingEffects,
}
export const settlementHandlers: Readonly<Record<string, OutboxHandler>> = { ...agreementHandlers, ...signingHandlers }
export const settlementDocuments = agreementDocuments
