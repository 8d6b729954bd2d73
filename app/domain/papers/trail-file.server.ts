import { codecFor } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import type { Role } from '../workflow/types.ts'

/** How an outsider recomputes every hash; the bytes of each event begin with 0x00. */
export const TRAIL_FORMULA =
  'hash = SHA-256(bytes); bytes = 0x00 || UTF-8(leaf); leaf.prev = hash of the event before (32 zero bytes for the first); leaf.commit = SHA-256(salt || UTF-8(payload))'

interface TrailReader {
  readonly personId: string
  readonly roles: ReadonlySet<Role>
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/**
 * The chain of a dispute, whole; contents are opened only where the reader acted himself.
 * @throws DomainError `dispute/not-allowed`.
 */
export async function trailFile(platform: Platform, disputeId: string, { personId, roles }: TrailReader) {
  const { db, keys } = platform
  const { state } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { state: true } })
  if (!mayRead('trail', roles, state, 'events')) throw new DomainError('dispute/not-allowed')
  const [codec, events, names] = await Promise.all([
    codecFor(db, keys, 'dispute', disputeId),
    db.trailEvent.findMany({ where: { chainId: disputeId }, orderBy: { seq: 'asc' }, include: { trailPayload: true } }),
    db.trailActor.findMany({ where: { chainId: disputeId, personId } }),
  ])
  const own = new Set(names.map(({ pseudonym }) => pseudonym))
  return {
    formula: TRAIL_FORMULA,
    events: events.map(({ seq, type, at, leaf, prevHash, leafHash, actor, trailPayload }) => {
      const { cipher, salt } = trailPayload ?? {}
      const opening =
        own.has(actor) && cipher && salt
          ? { opening: { payload: codec.open('trail_payload', cipher), salt: hex(salt) } }
          : {}
      return {
        seq: Number(seq),
        type,
        at: at.toISOString(),
        bytes: Buffer.concat([Buffer.from([0]), Buffer.from(leaf, 'utf8')]).toString('base64'),
        prev: hex(prevHash),
        hash: hex(leafHash),
        ...opening,
      }
    }),
  }
}
