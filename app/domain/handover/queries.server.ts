import { codecFor } from '#prisma/codec.server.ts'
import type { Actor } from '../engine/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { type HandoverState, stateOf } from './schema.ts'
import { hashOf, tokenOf } from './token.server.ts'

type Holder = Extract<Actor, { kind: 'handover' }>
type Locale = Holder['locale']

const APPLICANT = { where: { side: 'applicant' }, orderBy: { ordinal: 'asc' as const }, take: 1 }
const include = { dispute: { select: { state: true, parties: APPLICANT } } } as const

interface Row {
  readonly id: string
  readonly disputeId: string
  readonly dispute: { readonly state: string; readonly parties: readonly { readonly personId: string }[] }
}

/** Whoever holds the handover; nobody once the draft was filed or given up. */
function holderIn({ id, disputeId, dispute }: Row, locale: Locale): Holder | null {
  const [party] = dispute.parties
  if (dispute.state !== 'draft' || !party) return null
  return { kind: 'handover', disputeId, handoverId: id, personId: party.personId, locale }
}

/** What a link is good for, looked at without using it up; null when there is none. */
export async function lookAtHandover({ db, clock }: Platform, token: string, locale: Locale) {
  const row = await db.handover.findFirst({ where: { tokenHash: hashOf(token) }, include })
  if (!row) return null
  const holder = holderIn(row, locale)
  return { state: holder ? stateOf(row, clock.real()) : ('over' as const), holder }
}

/** The phone that has opened a code, by its cookie, while the handover lasts. */
export async function actorOfHandover({ db, clock }: Platform, grant: string, locale: Locale): Promise<Holder | null> {
  const row = await db.handover.findFirst({ where: { grantHash: hashOf(grant) }, include })
  return row && stateOf(row, clock.real()) === 'open' ? holderIn(row, locale) : null
}

export interface HandoverView {
  readonly state: HandoverState
  /** Token for the picture, only while a phone is waited for. */
  readonly token: string | null
  /** Until when it can be opened, or adds files. */
  readonly until: Date
  /** Names of the files that came by it, in their order. */
  readonly files: readonly string[]
}

const GONE = ['none', 'uploading', 'abandoned', 'withdrawn', 'refused']

/** Names of what came by one handover: nothing else of the draft. */
export async function filesOfHandover({ db, keys }: Platform, disputeId: string, id: string): Promise<string[]> {
  const where = { disputeId, handoverId: id, state: { notIn: GONE } }
  const rows = await db.evidenceItem.findMany({ where, orderBy: { id: 'asc' } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  return rows.map((row) => codec.open(`evidence_item.file_name/${row.id}`, row.fileName))
}

/** The latest handover of a draft, for the page that shows its code. */
export async function handoverOf(platform: Platform, disputeId: string): Promise<HandoverView | null> {
  const { db, clock } = platform
  const row = await db.handover.findFirst({ where: { disputeId }, orderBy: { madeAt: 'desc' } })
  if (!row) return null
  const state = stateOf(row, clock.real())
  return {
    state,
    token: state === 'waiting' ? tokenOf(platform, row.id) : null,
    until: row.openedAt ? row.endsAt : row.opensUntil,
    files: await filesOfHandover(platform, disputeId, row.id),
  }
}
