import type { Transform } from 'node:stream'
import { blanking } from '#app/storage/blanking.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { EvidenceItem } from '#prisma/generated/client.ts'
import { type Actor, personOf } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import { isId } from '../text/id.ts'
import type { Role } from '../workflow/types.ts'
import { detailsOf } from './details.server.ts'

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
  /** `waiting` while the scanner is away. */
  readonly scan: string
  readonly audience: 'all' | 'mediator'
  readonly side: 'a' | 'b' | null
  readonly isOwn: boolean
  readonly isShared: boolean
  readonly addedAt: Date
  /** The applicant tells in it what happened, instead of writing it. */
  readonly isAccount: boolean
  /** The day of what it shows, as its owner says. */
  readonly takenOn: string | null
  /** Pictures of one row have the same set; `setNo` is the place in it, from 1. */
  readonly setId: string | null
  readonly setNo: number | null
  /** Whether the contents may be opened, not the title alone. */
  readonly mayOpen: boolean
  /**
   * Set for a copy in which something is covered: the fingerprint of the original (64 hexadecimal digits), and its
   * number when this reader may know of the original.
   */
  readonly redacts: { readonly sha256: string; readonly no: number | null } | null
  /** Whether this reader may make such a copy of it. */
  readonly mayRedact: boolean
  /** Whether the store keeps it under a lock; null: not asked yet. */
  readonly isLocked: boolean | null
  /** Whether the original holds when, where or with what it was made, which what others see does not. */
  readonly hasDetails: boolean
  /** Whether this reader may have the original with these details: the owner, the mediator, the court. */
  readonly mayHaveOriginal: boolean
}

const PARTY = { party: { select: { personId: true, side: true } } } as const
const include = { ...PARTY, redacts: { include: PARTY } } as const
type Owned = EvidenceItem & { party: { personId: string; side: string } | null }
type Row = Owned & { redacts: Owned | null }
const KEPT = ['verifying', 'verified', 'quarantined']
/** Own items that are gone and still stand in the list, so that nobody wonders where they are. */
const TITLE_ONLY: ReadonlySet<string> = new Set(['withdrawn', 'refused'])
const isTold = (row: Owned) => row.sharedAt !== null && (row.state === 'verified' || row.state === 'withdrawn')

/** What a reader may have of one item: nothing, its title, or its contents; the policy says for whom and when. */
function rightTo(row: Owned, { actor, roles, state }: Looking & { state: string }): 'none' | 'title' | 'contents' {
  const me = personOf(actor)
  const isOwn = row.party !== null && me !== null && row.party.personId === me
  if (isOwn)
    return TITLE_ONLY.has(row.state) || !mayRead('evidenceOwn', roles, state, 'contents') ? 'title' : 'contents'
  if (row.state === 'refused') return 'none'
  if (row.state === 'withdrawn') return isTold(row) && roles.has('party') ? 'title' : 'none'
  // What is told is read by whoever reads what is written; the other side waits until it is shared, as for a picture.
  if (row.isAccount && row.state === 'verified' && !roles.has('party') && mayRead('claim', roles, state, 'facts'))
    return 'contents'
  if (mayRead('evidenceOther', roles, state, 'contents')) return isShown(row, roles) ? 'contents' : 'none'
  return mayRead('evidenceOther', roles, state, 'title') && KEPT.includes(row.state) ? 'title' : 'none'
}

/** Parties see what is shared, the court what is meant for both sides, the mediator everything that is fixed. */
function isShown(row: Owned, roles: ReadonlySet<Role>): boolean {
  if (roles.has('mediator')) return row.state === 'verified'
  if (roles.has('party')) return isTold(row)
  return row.state === 'verified' && row.audience === 'all'
}

/** To the other side the place where a photo was taken may be the place where somebody lives. */
const hasOriginal = (row: Owned, { actor, roles }: Looking): boolean =>
  row.party?.personId === personOf(actor) || !roles.has('party')

/** The original behind a copy; of one that this reader may not know of, the fingerprint alone. */
function redactsOf({ redacts, redactsSha256 }: Row, looking: Looking & { state: string }): EvidenceView['redacts'] {
  if (!redactsSha256) return null
  const isKnown = redacts !== null && rightTo(redacts, looking) !== 'none'
  return { sha256: Buffer.from(redactsSha256).toString('hex'), no: isKnown ? redacts.exhibitNo : null }
}

const COVERED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png'])

/** Pictures, by their owner or the mediator; a copy is not copied again. */
const mayRedact = (row: Row, { actor, roles }: Looking): boolean =>
  row.state === 'verified' &&
  row.redactsId === null &&
  COVERED.has(row.detectedType ?? '') &&
  (row.party?.personId === personOf(actor) || roles.has('mediator'))

const viewOf = (row: Row, looking: Looking & { state: string }, codec: Codec): EvidenceView => ({
  id: row.id,
  no: row.exhibitNo,
  fileName: codec.open(`evidence_item.file_name/${row.id}`, row.fileName),
  description: codec.openMaybe(`evidence_item.description/${row.id}`, row.description) ?? '',
  bytes: Number(row.bytes),
  sha256: row.sha256 ? Buffer.from(row.sha256).toString('hex') : null,
  type: row.detectedType,
  state: row.state,
  scan: row.scan,
  audience: row.audience === 'all' ? 'all' : 'mediator',
  side: row.party ? (row.party.side === 'applicant' ? 'a' : 'b') : null,
  isOwn: row.party?.personId === personOf(looking.actor),
  isShared: row.sharedAt !== null,
  addedAt: row.stateSince,
  isAccount: row.isAccount,
  takenOn: row.takenOn?.toISOString().slice(0, 10) ?? null,
  setId: row.setId,
  setNo: row.setNo,
  mayOpen: row.state === 'verified' && rightTo(row, looking) === 'contents',
  redacts: redactsOf(row, looking),
  mayRedact: mayRedact(row, looking),
  isLocked: row.isLocked,
  hasDetails: !Array.isArray(row.details) || row.details.length > 0,
  mayHaveOriginal: hasOriginal(row, looking),
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
    where: { disputeId, state: { in: [...KEPT, 'withdrawn', 'refused'] } },
    include,
    orderBy: [{ exhibitNo: 'asc' }, { id: 'asc' }],
  })
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  return rows.filter((row) => rightTo(row, looking) !== 'none').map((row) => viewOf(row, looking, codec))
}

/** An item that is opened: with what is overwritten unless the original is asked for by somebody who may have it. */
export interface OpenedEvidence extends EvidenceView {
  readonly objectKey: string
  /** What overwrites its details on the way, from this place on; null for the original as it is. */
  readonly through: ((from: number) => Transform) | null
}

/**
 * One item whose contents this reader may open.
 *
 * @param wants `shown`: as everybody sees it; `original`: byte for byte, to those who may have it.
 * @throws DomainError `evidence/unknown`; `evidence/not-shown` when it cannot be shown without its details.
 */
export async function openEvidence(
  asked: Looking,
  id: string,
  wants: 'shown' | 'original' = 'shown',
): Promise<OpenedEvidence> {
  const looking = await placed(asked)
  const { platform, disputeId } = looking
  const row = isId(id)
    ? await platform.db.evidenceItem.findFirst({
        where: { id, disputeId },
        include,
      })
    : null
  if (row?.state !== 'verified' || rightTo(row, looking) !== 'contents') throw new DomainError('evidence/unknown')
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  const isWhole = wants === 'original' && hasOriginal(row, looking)
  const blanks = isWhole ? [] : await detailsOf(platform, row)
  return {
    ...viewOf(row, looking, codec),
    objectKey: row.objectKey,
    through: blanks.length > 0 ? (from) => blanking(blanks, from) : null,
  }
}
