import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act, Facts } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { giveConsent } from '../identity/checks.server.ts'
import { makeSession } from './effects.server.ts'
import { areOpen, everySideCan } from './guards.server.ts'
import { isTimeZone, readSpan } from './spans.ts'
import { mayBook } from './states.ts'

const Span = z.string('booking/choose-time').transform((text, context) => {
  const span = readSpan(text)
  if (span) return span
  context.addIssue({ code: 'custom', message: 'booking/choose-time' })
  return z.NEVER
})
const listed = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : [])
const Zone = z.string().refine(isTimeZone).default('Asia/Shanghai')

type Window = z.output<typeof Span>

/** Times that nobody could book are not put before anybody. @throws DomainError `guard/hoursOpen`. */
async function needOpenHours(act: Act, windows: readonly Window[]): Promise<void> {
  if (!(await areOpen(act, windows))) throw new DomainError('guard/hoursOpen')
}

async function ownPartyId(act: Act): Promise<string | null> {
  const personId = personOf(act.actor)
  if (!personId) return null
  const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
  return party?.id ?? null
}

/** Marks times as possible for the actor's side; they stay until they are over or taken back. */
async function mark(act: Act, windows: readonly Window[], timeZone: string): Promise<void> {
  const partyId = await ownPartyId(act)
  if (!partyId) return
  const held = await act.tx.possibleWindow.findMany({ where: { partyId } })
  const known = new Set(held.map(({ startsAt, endsAt }) => `${startsAt.getTime()}/${endsAt.getTime()}`))
  const fresh = windows.filter(({ startsAt, endsAt }) => !known.has(`${startsAt.getTime()}/${endsAt.getTime()}`))
  await act.tx.possibleWindow.createMany({
    data: fresh.map((window) => ({
      id: act.platform.chance.id(),
      disputeId: act.disputeId,
      partyId,
      ...window,
      timeZone,
    })),
  })
}

const openSessionOf = (act: Act, states: string[]) =>
  act.tx.session.findFirst({
    where: { disputeId: act.disputeId, state: { in: states } },
    orderBy: { stateSince: 'desc' },
  })

/** Books the time by the event that fits where the dispute stands. */
async function bookNow(act: Act, facts: Facts): Promise<void> {
  const { state } = await act.dispute()
  const proposed = await openSessionOf(act, ['proposed'])
  const known: Facts = proposed ? { ...facts, sessionId: proposed.id } : facts
  if (state === 'preparing') await act.move('dispute', act.disputeId, 'bookSession', known)
  else if (state === 'scheduled' && proposed) await act.move('session', proposed.id, 'book', known)
  else await act.move('dispute', act.disputeId, 'bookNextSession', known)
}

/** Asks the other side: the time is kept as possible and the session waits for an answer. */
async function propose(act: Act, windows: readonly Window[]): Promise<void> {
  const facts = { windows, kind: 'video' }
  const proposed = await openSessionOf(act, ['proposed'])
  if (proposed) {
    await act.note('session.moreTimes', { sessionId: proposed.id, windows })
    await act.notify('proposeTimes', 'session', proposed.id, facts)
    return
  }
  await act.move('session', await makeSession(act, 'video'), 'proposeTimes', facts)
}

/**
 * Whoever comes when the mediator's time is plainly gone is told so before anything is written and need not wait in the
 * row for it. Two who come at one moment are still decided by the insert.
 */
async function refuseTaken(act: Act, { startsAt, endsAt }: Window): Promise<void> {
  const { mediatorId } = await act.dispute()
  const taken = await act.tx.$queryRaw<unknown[]>`
    select 1 from mediator m join booking_claim c on c.resource_kind = 'person' and c.resource_id = m.person_id and c.active
      and tstzrange(c.starts_at, c.ends_at, '[)') && tstzrange(${startsAt}, ${endsAt}, '[)')
    where m.id = ${mediatorId}::uuid limit 1`
  if (taken.length > 0) throw new DomainError('booking/slot-taken')
}

/** A person taps a time: when the other side can too it is booked, otherwise the other side is asked. */
export const bookTime = defineCommand({
  name: 'session.book',
  by: byOf('session', 'book'),
  input: z.object({ slot: Span, timeZone: Zone }),
  run: async (act, { slot, timeZone }) => {
    await refuseTaken(act, slot)
    await mark(act, [slot], timeZone)
    const facts = { ...slot, at: slot.startsAt, kind: 'video' }
    if (await everySideCan(act, slot)) {
      await bookNow(act, facts)
      return 'booked' as const
    }
    if (act.roles.has('party')) {
      await propose(act, [slot])
      return 'proposed' as const
    }
    throw new DomainError('guard/everySideCanThen')
  },
})

/** Several times that suit the actor's side, for the other side to choose from. */
export const markTimes = defineCommand({
  name: 'session.proposeTimes',
  by: ['party'],
  input: z.object({
    windows: z.preprocess(listed, z.array(Span).min(1, 'booking/choose-time').max(20)),
    timeZone: Zone,
  }),
  run: async (act, { windows, timeZone }) => {
    await mark(act, windows, timeZone)
    const { state } = await act.dispute()
    const booked = await openSessionOf(act, ['booked', 'waiting', 'live', 'paused'])
    if (booked || state === 'scheduled') await act.note('session.possibleTimes', { windows })
    else await propose(act, windows)
  },
})

const MOST_WINDOWS = 3
const few = z.preprocess(listed, z.array(Span).min(1, 'booking/choose-time').max(MOST_WINDOWS, 'booking/three-at-most'))

/**
 * The booked time does not suit a party: he names up to three others and the other side chooses. The time that is booked
 * stands until then, so that nobody loses it by asking.
 */
export const askToMove = defineCommand({
  name: 'session.askToMove',
  by: ['party'],
  input: z.object({ windows: few, timeZone: Zone }),
  run: async (act, { windows, timeZone }) => {
    const booked = await openSessionOf(act, ['booked'])
    if (!booked) throw new DomainError('state/moved-on')
    await needOpenHours(act, windows)
    await mark(act, windows, timeZone)
    await act.tx.session.update({
      where: { id: booked.id },
      data: { moveAskedBy: await ownPartyId(act), moveAskedAt: act.now },
    })
    await act.note('session.askToMove', { sessionId: booked.id, windows })
    await act.notify('moveAsked', 'session', booked.id)
  },
})

/** The mediator puts forward up to three times in place of those he put forward before; each side says whether it can. */
export const suggestTimes = defineCommand({
  name: 'session.suggestTimes',
  by: ['mediator'],
  input: z.object({ windows: few, timeZone: Zone }),
  run: async (act, { windows, timeZone }) => {
    if (!mayBook((await act.dispute()).state)) throw new DomainError('state/moved-on')
    await needOpenHours(act, windows)
    const { disputeId } = act
    await act.tx.possibleWindow.deleteMany({ where: { disputeId, partyId: null } })
    await act.tx.possibleWindow.createMany({
      data: windows.map((window) => ({ id: act.platform.chance.id(), disputeId, partyId: null, ...window, timeZone })),
    })
    await act.note('session.suggestTimes', { windows })
    await act.notify('timesSuggested', 'dispute', disputeId)
  },
})

/** A person who did not do so before agrees to meet by video; without it no video session can be booked. */
export const agreeToVideo = defineCommand({
  name: 'consent.video',
  by: ['party'],
  input: z.object({}),
  run: async (act) => {
    const personId = personOf(act.actor)
    if (!personId) throw new DomainError('dispute/not-allowed')
    await giveConsent(act, personId, 'video')
  },
})

/** Moves a booked session to another time that suits everybody. */
export const rescheduleSession = defineCommand({
  name: 'session.reschedule',
  by: byOf('session', 'reschedule'),
  input: z.object({ slot: Span, timeZone: Zone }),
  run: async (act, { slot, timeZone }) => {
    const booked = await openSessionOf(act, ['booked'])
    if (!booked) throw new DomainError('state/moved-on')
    await mark(act, [slot], timeZone)
    await act.move('session', booked.id, 'reschedule', { ...slot, at: slot.startsAt, kind: booked.kind })
  },
})

const Reason = z.object({ reason: z.string().trim().min(2, 'guard/reasonGiven').max(500) })

/** The booked time no longer suits: it is free again and the parties look for another. */
export const reopenTimes = defineCommand({
  name: 'session.reopenTimes',
  by: byOf('session', 'reopenTimes'),
  input: Reason,
  run: async (act, { reason }) => {
    const booked = await openSessionOf(act, ['booked'])
    if (!booked?.startsAt) throw new DomainError('state/moved-on')
    const partyId = await ownPartyId(act)
    if (partyId) {
      await act.tx.possibleWindow.deleteMany({
        where: { partyId, startsAt: { lte: booked.startsAt }, endsAt: { gt: booked.startsAt } },
      })
    }
    await act.move('session', booked.id, 'reopenTimes', { reason })
  },
})

/** Calls a session off; without another one the dispute waits for a booking again. */
export const cancelSession = defineCommand({
  name: 'session.cancel',
  by: byOf('session', 'cancel'),
  input: Reason,
  run: async (act, { reason }) => {
    const open = await openSessionOf(act, ['proposed', 'booked'])
    if (!open) throw new DomainError('state/moved-on')
    await act.move('session', open.id, 'cancel', { reason })
    const { state } = await act.dispute()
    if (state === 'scheduled') await act.follow('dispute', act.disputeId, 'unbookSession', { reason })
  },
})
