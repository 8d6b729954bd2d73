import type { Locale } from '#app/i18n/locale.ts'

export const staffRoles = [
  'mediator',
  'dispatcher',
  'orgAdmin',
  'clerk',
  'judge',
  'supervisor',
  'auditor',
  'platformAdmin',
  'interpreter',
] as const
export type StaffRole = (typeof staffRoles)[number]

export interface StaffPost {
  readonly role: StaffRole
  readonly organisationId: string | null
  readonly courtId: string | null
}

/** Who is asking: a person who logged in, the holder of a draft link, or the platform itself. */
export type Actor =
  | {
      readonly kind: 'person'
      readonly personId: string
      readonly name: string
      readonly locale: Locale
      readonly posts: readonly StaffPost[]
      /** Until when a second proof (code or passkey) counts. */
      readonly stepUpUntil: Date | null
      readonly sessionHash: Uint8Array<ArrayBuffer> | null
    }
  /** Holder of the link or code of one draft (cookie `draft_access`), not logged in. */
  | { readonly kind: 'holder'; readonly disputeId: string; readonly personId: string; readonly locale: Locale }
  /** Holder of an invitation link (cookie after the exchange), not identified. */
  | { readonly kind: 'invitee'; readonly disputeId: string; readonly invitationId: string; readonly locale: Locale }
  /** A phone to which the taking of evidence for a draft was handed over: it adds files and does nothing else. */
  | {
      readonly kind: 'handover'
      readonly disputeId: string
      readonly handoverId: string
      /** The applicant, to whose side the files belong. */
      readonly personId: string
      readonly locale: Locale
    }
  /** A visitor nobody knows; `visitId` is a UUID made from the visit cookie and keeps idempotency keys apart. */
  | { readonly kind: 'visitor'; readonly visitId: string; readonly locale: Locale }
  | { readonly kind: 'system' }

export const SYSTEM: Actor = { kind: 'system' }

/** The person behind an actor, where there is one. */
export const personOf = (actor: Actor): string | null =>
  actor.kind === 'person' || actor.kind === 'holder' || actor.kind === 'handover' ? actor.personId : null

/** Id that keeps idempotency keys of different people apart. */
export function keySpaceOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId
  // Filing puts another person in the place of the provisional one; the same form may arrive on either side of that.
  if (actor.kind === 'holder') return actor.disputeId
  if (actor.kind === 'invitee') return actor.invitationId
  if (actor.kind === 'handover') return actor.handoverId
  return actor.kind === 'visitor' ? actor.visitId : '00000000-0000-0000-0000-000000000000'
}
