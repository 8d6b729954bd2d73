import type { Codec } from '#prisma/codec.server.ts'
import { codecFor, Erased } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import type { Role } from '../workflow/types.ts'
import { type Actor, personOf } from './actor.ts'

/** How an outsider recomputes every hash and opens the commitments that are opened here. */
export const FORMULA =
  'hash = SHA-256(bytes); bytes = 0x00 || UTF-8 of the leaf (JSON with sorted keys); prev = hash of the event before, 32 zero bytes for the first; ' +
  'the leaf holds commit = SHA-256(salt (32 bytes) || UTF-8 of payload)'

export interface ExportedEvent {
  readonly seq: number
  readonly type: string
  readonly at: string
  /** Base64 of exactly what is hashed, with its leading zero byte. */
  readonly bytes: string
  readonly prev: string
  readonly hash: string
  readonly opening?: { readonly payload: string; readonly salt: string }
}

/** Events whose contents everybody in the dispute knows anyway; all others are opened only for who caused them. */
const SHARED =
  /^(agreementVersion\.(sendForReading|openSigning|recordSignature|completeSignatures)|confirmationCase\.(lodge|acceptCase|confirm|dismiss))$/

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** The trail of a dispute for somebody who may see it: every hash, and the contents of what he did himself or all know. */
export async function trailOf(
  platform: Platform,
  asked: { disputeId: string; actor: Actor; roles: ReadonlySet<Role> },
) {
  const { db, keys } = platform
  const { state } = await db.dispute.findFirstOrThrow({ where: { id: asked.disputeId }, select: { state: true } })
  if (!mayRead('trail', asked.roles, state, 'events')) throw new DomainError('dispute/not-allowed')
  const me = await db.trailActor.findFirst({
    where: { chainId: asked.disputeId, personId: personOf(asked.actor) ?? '' },
  })
  const codec = await codecFor(db, keys, 'dispute', asked.disputeId)
  const rows = await db.trailEvent.findMany({
    where: { chainId: asked.disputeId },
    orderBy: { seq: 'asc' },
    include: { trailPayload: true },
  })
  const events = rows.map((row): ExportedEvent => {
    const mayOpen = row.actor === me?.pseudonym || SHARED.test(row.type)
    return {
      seq: Number(row.seq),
      type: row.type,
      at: row.at.toISOString(),
      bytes: base64(Buffer.concat([Buffer.from([0]), Buffer.from(row.leaf, 'utf8')])),
      prev: hex(row.prevHash),
      hash: hex(row.leafHash),
      ...(mayOpen ? openingOf(codec, row.trailPayload) : {}),
    }
  })
  return { formula: FORMULA, events }
}

function openingOf(codec: Codec, row: { salt: Uint8Array | null; cipher: Uint8Array | null } | null) {
  if (!row?.salt || !row.cipher) return {}
  try {
    return { opening: { payload: codec.open('trail_payload', row.cipher), salt: base64(row.salt) } }
  } catch (error) {
    if (error instanceof Erased) return {}
    throw error
  }
}
