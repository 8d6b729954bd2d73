import type { Codec } from '#prisma/codec.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { EvidenceItem } from '#prisma/generated/client.ts'
import { type Actor, personOf } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import type { Role } from '../workflow/types.ts'

/** Who looks at which dispute's evidence. */
export interface Looking {
  readonly platform: Platform
  readonly actor: Actor
  readonly disputeId: string
  readonly roles: ReadonlySet<Role>
}

export interface EvidenceView {
  readonly id: string
  readonly no: number | null
  readonly fileName: string
  readonly description: string
  readonly bytes: number
  /** 64 hexadecimal digits, of the server's own reading. */
  readonly sha256: string | null
  readonly type: string | null
  readonly state: string
  readonly audience: 'all' | 'mediator'
  readonly side: 'a' | 'b' | null
  readonly isOwn: boolean
  readonly isShared: boolean
  readonly addedAt: Date
  /** Whether the contents may be opened, not the title alone. */
  readonly mayOpen: boolean
}

type Row = EvidenceItem & { party: { personId: string; side: string } | null }
const KEPT = ['verifying', 'verified', 'quarantined']
const isTold = (row: Row) => row.sharedAt !== null && (row.state === 'verified' || row.state === 'withdrawn')

/** What a reader may have of one item: nothing, its title, or its contents; the policy says for whom and when. */
function rightTo(row: Row, { actor, roles, state }: Looking & { state: string }): 'none' | 'title' | 'contents' {
  const me = personOf(actor)
  const isOwn = row.party !== null && me !== null && row.party.personId === me
  if (isOwn)
    return row.state === 'withdrawn' || !mayRead('evidenceOwn', roles, state, 'contents') ? 'title' : 'contents'
  if (row.state === 'withdrawn') return isTold(row) && roles.has('party') ? 'title' : 'none'
  if (mayRead('evidenceOther', roles, state, 'contents')) return isShown(row, roles) ? 'contents' : 'none'
  return mayRead('evidenceOther', roles, state, 'title') && KEPT.includes(row.state) ? 'title' : 'none'
}

/** Parties see what is shared, the court what is meant for both sides, the mediator everything that is fixed. */
function isShown(row: Row, roles: ReadonlySet<Role>): boolean {
  if (roles.has('mediator')) return row.state === 'verified'
  if (roles.has('party')) return isTold(row)
  return row.state === 'verified' && row.audience === 'all'
}

const viewOf = (row: Row, looking: Looking & { state: string }, codec: Codec): EvidenceView => ({
  id: row.id,
  no: row.exhibitNo,
  fileName: codec.open(`evidence_item.file_name/${row.id}`, row.fileName),
  description: codec.openMaybe(`evidence_item.description/${row.id}`, row.description) ?? '',
  bytes: Number(row.bytes),
  sha256: row.sha256 ? Buffer.from(row.sha256).toString('hex') : null,
  type: row.detectedType,
  state: row.state,
  audience: row.audience === 'all' ? 'all' : 'mediator',
  side: row.party ? (row.party.side === 'applicant' ? 'a' : 'b') : null,
  isOwn: row.party?.personId === personOf(looking.actor),
  isShared: row.sharedAt !== null,
  addedAt: row.stateSince,
  mayOpen: row.state === 'verified' && rightTo(row, looking) === 'contents',
})

const placed = async (looking: Looking) => {
  const { state } = await looking.platform.db.dispute.findFirstOrThrow({ where: { id: looking.disputeId } })
  return { ...looking, state }
}

/** Whether there is any evidence at all that this reader might know of. */
export async function mayReadEvidence(asked: Looking): Promise<boolean> {
  const { roles, state } = await placed(asked)
  return mayRead('evidenceOwn', roles, state) || mayRead('evidenceOther', roles, state)
}

/** The items this reader may know of, by number; another's private item leaves no trace. */
export async function evidenceOf(asked: Looking): Promise<EvidenceView[]> {
  const looking = await placed(asked)
  const { platform, disputeId } = looking
  const rows = await platform.db.evidenceItem.findMany({
    where: { disputeId, state: { in: [...KEPT, 'withdrawn'] } },
    include: { party: { select: { personId: true, side: true } } },
    orderBy: [{ exhibitNo: 'asc' }, { id: 'asc' }],
  })
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  return rows.filter((row) => rightTo(row, looking) !== 'none').map((row) => viewOf(row, looking, codec))
}

/** One item whose contents this reader may open. @throws DomainError `evidence/unknown`. */
export async function openEvidence(asked: Looking, id: string): Promise<EvidenceView & { objectKey: string }> {
  const looking = await placed(asked)
  const { platform, disputeId } = looking
  const isId = /^[0-9a-f-]{36}$/i.test(id)
  const row = isId
    ? await platform.db.evidenceItem.findFirst({
        where: { id, disputeId },
        include: { party: { select: { personId: true, side: true } } },
      })
    : null
  if (row?.state !== 'verified' || rightTo(row, looking) !== 'contents') throw new DomainError('evidence/unknown')
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  return { ...viewOf(row, looking, codec), objectKey: row.objectKey }
}
