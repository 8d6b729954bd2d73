import { DomainError } from '../errors.ts'
import { HELPED } from '../filing/helper.server.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import { transitionOf, type WorkflowId, workflows } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'
import { readerOf, type Words } from './home.queries.server.ts'
import { BEFORE_INVITED } from './milestones.server.ts'

/** What everybody of a case may know that it happened; the rest is listed for whoever did it himself. */
const OF_THE_CASE: readonly string[] = ['dispute', 'session', 'agreementVersion', 'confirmationCase', 'performanceItem']

/** What the platform notes when the holidays of a year were published and days moved by it. */
const RECOUNTED = 'calendar.recount'
const recounted: Words = {
  zh: '国家公布了放假安排，期限重新算过',
  en: 'Holidays were published; the deadlines were counted anew',
}

const helped: Words = {
  zh: '申请由别人代填，申请人用本人手机的验证码同意',
  en: 'Somebody else wrote the application; the applicant consented by a code to their own phone',
}

/** One thing that happened: when, what, by whom. */
export interface RecordLine {
  readonly seq: number
  readonly at: string
  readonly what: Words
  readonly by: string
  readonly isMine: boolean
}

interface Asked {
  readonly disputeId: string
  readonly personId: string
  readonly roles: ReadonlySet<Role>
}

/**
 * Who did it. The last refusal of an invitation ends the invitations by itself, so it stands there as the platform's;
 * it is whoever said no. He may have held nothing but the link: the record then says so.
 */
function doerOf({ type, actor, actorRole }: { type: string; actor: string; actorRole: string }): string {
  if (actor === 'invitee') return 'inviteeByLink'
  return type === 'dispute.refuse' && actorRole === 'system' && actor !== 'system' ? 'invitee' : actorRole
}

const isWorkflow = (name: string | null): name is WorkflowId => name !== null && Object.hasOwn(workflows, name)

/** The record of a case in words, for one reader. @throws DomainError `dispute/not-allowed`. */
export async function recordOf({ db }: Pick<Platform, 'db'>, { disputeId, personId, roles }: Asked) {
  const { state } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { state: true } })
  if (!mayRead('trail', roles, state, 'events')) throw new DomainError('dispute/not-allowed')
  const [events, names] = await Promise.all([
    db.trailEvent.findMany({
      where: { chainId: disputeId, OR: [{ event: { not: null } }, { type: { in: [RECOUNTED, HELPED] } }] },
      orderBy: { seq: 'asc' },
    }),
    db.trailActor.findMany({ where: { chainId: disputeId, personId } }),
  ])
  const own = new Set(names.map(({ pseudonym }) => pseudonym))
  const isRespondent = readerOf(roles) === 'respondent'
  return events.flatMap((row): RecordLine[] => {
    const { seq, at, workflow, event, actor } = row
    if (row.type === RECOUNTED)
      return [{ seq: Number(seq), at: at.toISOString(), what: recounted, by: doerOf(row), isMine: false }]
    // The other side learns of the application, not of how it was written.
    if (row.type === HELPED && !isRespondent)
      return [{ seq: Number(seq), at: at.toISOString(), what: helped, by: 'helper', isMine: false }]
    if (!isWorkflow(workflow) || event === null) return []
    const isMine = own.has(actor)
    const isHidden = isRespondent && workflow === 'dispute' && BEFORE_INVITED.has(event)
    if (!isMine && (isHidden || !OF_THE_CASE.includes(workflow))) return []
    const { zh, en } = transitionOf(workflow, event as never)
    return [{ seq: Number(seq), at: at.toISOString(), what: { zh, en }, by: doerOf(row), isMine }]
  })
}
