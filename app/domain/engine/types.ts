import type { z } from 'zod'
import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import type { Dispute } from '#prisma/generated/client.ts'
import type { Platform } from '../platform/platform.ts'
import type { EventOf, GuardName, WorkflowId } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'
import type { Actor } from './actor.ts'

/** What a command or an effect tells the guards, effects and notices of one transition; effects may add to it. */
export type Facts = Record<string, unknown>

/** An event of the trail as it was written. */
export interface TrailEntry {
  readonly id: string
  readonly seq: number
  readonly at: Date
  readonly leafHash: Uint8Array<ArrayBuffer>
}

/** One command or system act on one dispute, inside its one transaction; the chain of the dispute is locked. */
export interface Act {
  readonly platform: Platform
  readonly tx: Tx
  readonly actor: Actor
  /** Roles of the actor towards this dispute; `party` is among them for applicants and respondents. */
  readonly roles: ReadonlySet<Role>
  /** Law's time at the start of the command. */
  readonly now: Date
  readonly disputeId: string
  /** Seals and opens the personal fields of this dispute. */
  readonly codec: Codec
  /** The dispute as it is now (read anew after each move). */
  dispute(): Promise<Dispute>
  /** A transition as the actor: role, state and every guard are checked; its effects follow. */
  move<W extends WorkflowId>(workflow: W, subjectId: string, event: EventOf<W>, facts?: Facts): Promise<TrailEntry>
  /** A transition that follows from another act in the same transaction: state and guards are checked, not the role. */
  follow<W extends WorkflowId>(workflow: W, subjectId: string, event: EventOf<W>, facts?: Facts): Promise<TrailEntry>
  /** Whether the guards of an event hold now: the unmet ones, or null when state or role do not fit. */
  unmet<W extends WorkflowId>(
    workflow: W,
    subjectId: string,
    event: EventOf<W>,
    facts?: Facts,
  ): Promise<GuardName[] | null>
  /** An act that moves no state (consent, message, address …), for the trail; `doc` is a SHA-256 of a paper or file. */
  note(type: string, payload: unknown, doc?: Uint8Array): Promise<TrailEntry>
  /** A durable intent for something outside the database, done after commit by the handler of this name, once per `idem`. */
  later(effect: string, target: string, idem?: string, dueAt?: Date): Promise<void>
  /** Sends the notice of a plan (`noticePlan`) outside a transition. */
  notify(plan: string, workflow: WorkflowId, subjectId: string, facts?: Facts): Promise<void>
}

/** What a guard or an effect sees. */
export interface Step {
  readonly act: Act
  readonly workflow: WorkflowId
  readonly event: string
  readonly subjectId: string
  readonly from: string
  readonly facts: Facts
}

export interface EffectStep extends Step {
  readonly entry: TrailEntry
}

export type Guard = (step: Step) => boolean | Promise<boolean>
export type Effect = (step: EffectStep) => Promise<void>
export type Guards = Partial<Record<GuardName, Guard>>

/** What a plain person may send: one command, its input and who may give it. */
export interface Command<Input extends z.ZodType = z.ZodType, Result = unknown> {
  /** Also the type of trail events it notes, such as `session.book`. */
  readonly name: string
  readonly input: Input
  /** Roles towards the dispute; the workflow tables say it for events: `byOf('session', 'book')`. */
  readonly by: readonly Role[]
  /** Also for a phone to which the taking of evidence was handed over; every other command refuses it. */
  readonly byHandover?: boolean
  /** Opens a new dispute: the engine makes id, chain and data key, and `run` inserts the row and moves it. */
  readonly opens?: boolean
  readonly run: (act: Act, input: z.output<Input>) => Promise<Result>
}

/** Does one intent of the outbox; may run more than once. @throws to be tried again later. */
export type OutboxHandler = (
  platform: Platform,
  row: { readonly id: string; readonly target: string; readonly idem: string; readonly disputeId: string },
) => Promise<void>
