import { bookingEffects } from '../booking/effects.server.ts'
import { bookingGuards } from '../booking/guards.server.ts'
import { confirmationDocuments, confirmationEffects, confirmationHandlers } from '../confirmation/effects.server.ts'
import { confirmationGuards, isRulingEvent, rulingHashShown } from '../confirmation/guards.server.ts'
import { rulingHandlers } from '../confirmation/issue-ruling.server.ts'
import { rulingDocuments, rulingEffects } from '../confirmation/ruling.server.ts'
import { disputeGuards } from '../dispute/guards.server.ts'
import { evidenceGuards } from '../evidence/guards.server.ts'
import { evidenceEffects, evidenceHandlers } from '../evidence/handlers.server.ts'
import { draftEndGuards } from '../filing/draft-end.server.ts'
import { filingEffects } from '../filing/effects.server.ts'
import { filingGuards, filingHolds } from '../filing/guards.server.ts'
import { filingDocuments, filingHandlers } from '../filing/receipt.server.ts'
import { identityGuards } from '../identity/guards.server.ts'
import { closeInvitations, invitationDocuments, invitationEffects } from '../invitation/effects.server.ts'
import { invitationGuards } from '../invitation/guards.server.ts'
import { closeDispute } from '../mediator/closing.server.ts'
import { mediatorDocuments, mediatorEffects } from '../mediator/effects.server.ts'
import { mediatorGuards } from '../mediator/guards.server.ts'
import { offerEffects, offerGuards } from '../offer/offer.server.ts'
import { performanceEffects, performanceGuards } from '../performance/performance.server.ts'
import { sessionEffects } from '../session/effects.server.ts'
import { sessionGuards } from '../session/guards.server.ts'
import { sessionHandlers } from '../session/media-rooms.server.ts'
import {
  settlementDocuments,
  settlementEffects,
  settlementGuards,
  settlementHandlers,
  textIsPrintable,
} from '../settlement/area.server.ts'
import type { GuardName } from '../workflow/index.ts'
import { commonEffects, commonGuards } from './common.server.ts'
import { deliverNotice } from './deliver.server.ts'
import type { Act, Effect, Guard, OutboxHandler } from './types.ts'

/** Everything that the procedure names and code implements: each area adds its records here, one line each. */
export interface Registry {
  readonly guards: Readonly<Partial<Record<GuardName, Guard>>>
  /** Effects written in the same transaction. */
  readonly effects: Readonly<Record<string, Effect | undefined>>
  /** Documents that are more than a snapshot of the facts, by number. */
  readonly documents: Readonly<Record<string, Effect | undefined>>
  /** What is done after commit: durable row before, handler after. */
  readonly handlers: Readonly<Record<string, OutboxHandler | undefined>>
  /** What follows whenever a dispute has closed, after the effects of the transition. */
  readonly closings: readonly ((act: Act) => Promise<void>)[]
}

/** The judge's key is used by the effect that issues the ruling; people sign by intents. */
const signingOf = (name: 'recordIntent' | 'useKey'): Effect => {
  const effect = settlementEffects[name]
  if (!effect) throw new Error(`no effect ${name}`)
  return effect
}

// Made at the first use and not while modules load: areas and engine refer to each other.
const make = (): Registry => ({
  guards: {
    ...commonGuards,
    ...evidenceGuards,
    ...filingGuards,
    ...draftEndGuards,
    ...identityGuards,
    ...disputeGuards,
    ...invitationGuards,
    ...sessionGuards,
    ...bookingGuards,
    ...mediatorGuards,
    ...settlementGuards,
    ...offerGuards,
    ...performanceGuards,
    ...confirmationGuards,
    hashShownIsHashSigned: (step) =>
      isRulingEvent(step) ? rulingHashShown(step) : settlementGuards.hashShownIsHashSigned(step),
    notSignedYet: (step) =>
      isRulingEvent(step) ? confirmationGuards.rulingNotIssued(step) : settlementGuards.notSignedYet(step),
    notOwnRespondent: (step) => filingHolds('notOwnRespondent', step),
    namesPrintable: (step) =>
      step.workflow === 'agreementVersion' ? textIsPrintable(step) : filingHolds('namesPrintable', step),
  },
  effects: {
    ...commonEffects,
    ...evidenceEffects,
    ...filingEffects,
    ...invitationEffects,
    ...sessionEffects,
    ...bookingEffects,
    ...mediatorEffects,
    ...settlementEffects,
    ...offerEffects,
    ...performanceEffects,
    ...confirmationEffects,
    ...rulingEffects,
    recordIntent: (step) => (isRulingEvent(step) ? Promise.resolve() : signingOf('recordIntent')(step)),
    useKey: (step) => (isRulingEvent(step) ? Promise.resolve() : signingOf('useKey')(step)),
  },
  documents: {
    ...filingDocuments,
    ...invitationDocuments,
    ...mediatorDocuments,
    ...settlementDocuments,
    ...confirmationDocuments,
    ...rulingDocuments,
  },
  handlers: {
    deliverNotice,
    ...filingHandlers,
    ...evidenceHandlers,
    ...sessionHandlers,
    ...settlementHandlers,
    ...confirmationHandlers,
    ...rulingHandlers,
  },
  closings: [closeDispute, closeInvitations],
})

let made: Registry | null = null

export const registry = (): Registry => {
  made ??= make()
  return made
}
