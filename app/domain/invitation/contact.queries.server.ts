import type { Tx } from '#prisma/client.server.ts'
import { type Codec, codecFor } from '#prisma/codec.server.ts'
import type { ContactAttempt } from '#prisma/generated/client.ts'
import { readPerson } from '../account/people.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { shownDay } from '../calendar/shown.ts'
import { topicName } from '../dispute/home.queries.server.ts'
import type { StaffPost } from '../engine/actor.ts'
import { maskName } from '../identity/masking.ts'
import type { Platform } from '../platform/platform.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { climbOf } from './ladder.server.ts'
import { askedFor, type Channel, CLIMBING, channels, ladderBy, nextRung, type Rung, rungOf } from './ladder.ts'
import { openDays } from './later.server.ts'

/** One try to reach somebody, as the dispatcher sees it. */
export interface Try {
  readonly id: string
  readonly rung: Rung['key']
  readonly channel: Channel
  readonly at: string
  /** Until when a person should have done it; null for what went out by itself. */
  readonly dueAt: string | null
  readonly result: string | null
  readonly doneAt: string | null
  /** Of a message: `queued` until the provider has it, then `sent`, `delivered`, `failed`. */
  readonly message: string | null
  readonly openedAt: string | null
  readonly note: string | null
  /** Number of the letter's paper, once it is made. */
  readonly paper: string | null
  /** Results that can be written down now; empty when there is nothing to write. */
  readonly results: readonly string[]
}

export interface LadderView {
  readonly tries: readonly Try[]
  readonly next: { readonly rung: Rung['key']; readonly dueAt: string } | null
  readonly answerBy: string | null
  /** Days that he may still name on the telephone. */
  readonly laterDays: readonly Day[]
  readonly endsAt: string | null
  /** The last day on which the time to answer runs. */
  readonly endsOn: string | null
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
/** The day that somebody named, until he has been asked again on it. */
const stillToCome = (answerBy: Date | null, attempts: readonly { readonly rung: number }[]): string | null =>
  attempts.some(({ rung }) => rung === askedFor.no) ? null : iso(answerBy)
const isClimbing = (state: string) => (CLIMBING as readonly string[]).includes(state)

type AttemptRow = ContactAttempt & { readonly document: { readonly code: string } | null }

async function messagesOf(tx: Tx, attempts: readonly ContactAttempt[]): Promise<Map<string, string>> {
  const eventIds = attempts.flatMap(({ eventId, channel }) => (eventId && channel === 'sms' ? [eventId] : []))
  const notices = await tx.notice.findMany({
    where: { eventId: { in: eventIds }, key: { startsWith: 'invite-' } },
    select: { eventId: true, state: true },
  })
  return new Map(notices.map(({ eventId, state }) => [eventId ?? '', state]))
}

function tryOf(row: AttemptRow, codec: Codec, message: string | null, isOpen: boolean): Try {
  const rung = rungOf(row.rung)
  const mayLog = isOpen && rung?.by === 'dispatcher' && (row.doneAt === null || row.result === 'posted')
  return {
    id: row.id,
    rung: rung?.key ?? 'message',
    channel: row.channel as Channel,
    at: row.at.toISOString(),
    dueAt: iso(row.dueAt),
    result: row.result,
    doneAt: iso(row.doneAt),
    message,
    openedAt: iso(row.openedAt),
    note: codec.openMaybe(`contact_attempt.note/${row.id}`, row.note),
    paper: row.document?.code ?? null,
    results: mayLog ? (rung?.results.filter((one) => one !== row.result) ?? []) : [],
  }
}

/** The ladder of one invitation: what was tried, what came of it, what is next and when. */
export async function ladderOf(tx: Tx, codec: Codec, invitationId: string, now: Date): Promise<LadderView> {
  const row = await tx.invitation.findFirstOrThrow({
    where: { id: invitationId },
    include: { contactAttempts: { orderBy: { at: 'asc' }, include: { document: { select: { code: true } } } } },
  })
  const due = await tx.deadline.findFirst({
    where: { disputeId: row.disputeId, key: 'invitation.answer', metAt: null, cancelledAt: null, missedAt: null },
  })
  const messages = await messagesOf(tx, row.contactAttempts)
  const climb = isClimbing(row.state) && due ? climbOf(row.contactAttempts, row.answerBy) : null
  const next = climb && nextRung(climb, ladderBy((await rulesOf(tx)).of('ladder')))
  const inOrder = row.contactAttempts.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.rung - b.rung)
  return {
    tries: inOrder.map((one) =>
      tryOf(one, codec, messages.get(one.eventId ?? '') ?? null, isClimbing(row.state) && due !== null),
    ),
    next: next && { rung: next.rung.key, dueAt: next.dueAt.toISOString() },
    answerBy: stillToCome(row.answerBy, row.contactAttempts),
    laterDays: await openDays(tx, invitationId, now),
    endsAt: iso(due?.dueAt ?? null),
    endsOn: due && shownDay(due),
  }
}

/** How far the invitations of an organisation came on one channel; null where nobody can know. */
export interface FunnelRow {
  readonly channel: Channel
  readonly sent: number
  readonly delivered: number | null
  readonly opened: number | null
  readonly answered: number
}

interface Counted {
  readonly state: string
  readonly stateSince: Date
  readonly contactAttempts: readonly ContactAttempt[]
}

/** When he had the try in his hand: opened by himself, or spoken with. */
const heldAt = ({ openedAt, result, doneAt }: ContactAttempt): Date | null =>
  openedAt ?? (result === 'reached' || result === 'handed' ? doneAt : null)

/** The way that led to an answer: the last that he held before it. */
function answeredBy({ state, stateSince, contactAttempts }: Counted): string | null {
  if (state !== 'accepted' && state !== 'declined') return null
  const held = contactAttempts
    .flatMap((one) => {
      const at = heldAt(one)
      return at && at <= stateSince ? [{ at, channel: one.channel }] : []
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return held.at(-1)?.channel ?? null
}

function funnelOf(rows: readonly Counted[], messages: ReadonlyMap<string, string>): FunnelRow[] {
  const wentOut = (one: ContactAttempt) =>
    one.channel === 'sms' ? ['sent', 'delivered'].includes(messages.get(one.eventId ?? '') ?? '') : one.doneAt !== null
  const arrived = (one: ContactAttempt) =>
    one.channel === 'sms'
      ? messages.get(one.eventId ?? '') === 'delivered'
      : one.result === 'reached' || one.result === 'handed' || one.result === 'callBack'
  return channels.map((channel) => {
    const count = (test: (one: ContactAttempt) => boolean) =>
      rows.filter(({ contactAttempts }) => contactAttempts.some((one) => one.channel === channel && test(one))).length
    const isWritten = channel === 'sms' || channel === 'letter'
    const delivered = count(arrived)
    return {
      channel,
      sent: count(wentOut),
      // Providers of messages do not always report back; no report is not the same as none delivered.
      delivered: channel === 'sms' && delivered === 0 ? null : delivered,
      opened: isWritten ? count(({ openedAt }) => openedAt !== null) : null,
      answered: rows.filter((row) => answeredBy(row) === channel).length,
    }
  })
}

const COUNTED = 500

/** D3: everybody of this organisation who has not answered, with what is next; and how far each channel leads. */
export async function contactBook(platform: Pick<Platform, 'db' | 'keys' | 'clock'>, posts: readonly StaffPost[]) {
  const { db, clock } = platform
  const organisations = posts.flatMap(({ role, organisationId }) =>
    role === 'dispatcher' && organisationId ? [organisationId] : [],
  )
  const [rows, places] = await Promise.all([
    db.invitation.findMany({
      where: { dispute: { organisationId: { in: organisations } }, contactAttempts: { some: {} } },
      include: { contactAttempts: { orderBy: { at: 'asc' } }, party: true, dispute: true },
      orderBy: { stateSince: 'desc' },
      take: COUNTED,
    }),
    db.organisation.findMany({ where: { id: { in: organisations } }, select: { name: true } }),
  ])
  const waiting = rows.filter(({ state, dispute }) => isClimbing(state) && dispute.state === 'inviting')
  const people = await Promise.all(
    waiting.map(async (row) => {
      const { dispute, contactAttempts, party, answerBy, state } = row
      const person = await readPerson(db, platform, party.personId)
      const codec = await codecFor(db, platform.keys, 'dispute', row.disputeId)
      const { tries, next, endsAt, endsOn } = await ladderOf(db, codec, row.id, clock.law())
      const task = tries.filter(({ results, doneAt }) => results.length > 0 && doneAt === null)[0]
      return {
        id: row.id,
        code: dispute.code ?? '',
        topic: topicName(dispute.intakeType),
        name: maskName(person.name),
        state,
        tried: contactAttempts.length,
        opened: contactAttempts.some(({ openedAt }) => openedAt !== null),
        answerBy: stillToCome(answerBy, contactAttempts),
        task: task ? { rung: task.rung, dueAt: task.dueAt ?? task.at } : null,
        next,
        endsAt,
        endsOn,
      }
    }),
  )
  const messages = await messagesOf(
    db,
    rows.flatMap(({ contactAttempts }) => contactAttempts),
  )
  const firstDue = (one: (typeof people)[number]) => one.task?.dueAt ?? one.next?.dueAt ?? one.endsAt ?? ''
  return {
    place: places.map(({ name }) => name).join('、'),
    today: dayOf(clock.law()),
    people: people.toSorted((a, b) => firstDue(a).localeCompare(firstDue(b))),
    funnel: funnelOf(rows, messages),
    rungs: ladderBy((await rulesOf(db)).of('ladder')).map(({ key, channel, day, by }) => ({ key, channel, day, by })),
  }
}
