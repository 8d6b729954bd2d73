import { violates } from '../engine/database-errors.ts'
import type { Act, Effect, EffectStep } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { spanOf } from './guards.server.ts'
import { remindersFor } from './reminders.ts'

const IN_OFFICE = ['active', 'challenged']

/** Everybody whose time a session takes: the mediators in office and each party. */
async function peopleOf(act: Act): Promise<string[]> {
  const [mediators, parties] = await Promise.all([
    act.tx.assignment.findMany({ where: { disputeId: act.disputeId, state: { in: IN_OFFICE } } }),
    act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } }),
  ])
  return [...new Set([...mediators, ...parties].map(({ personId }) => personId))]
}

/** The session of the first booking: made here, or the one whose times were only proposed. */
const openSession: Effect = async ({ act, facts }) => {
  const sessionId = typeof facts.sessionId === 'string' ? facts.sessionId : await makeSession(act, String(facts.kind))
  facts.sessionId = sessionId
  await act.follow('session', sessionId, 'book', facts)
}

export async function makeSession(act: Act, kind: string): Promise<string> {
  const id = act.platform.chance.id()
  await act.tx.session.create({ data: { id, disputeId: act.disputeId, kind } })
  return id
}

/** Takes the time of everybody at once; the database lets one of two win. */
const holdSlot: Effect = async (step) => {
  const span = spanOf(step)
  if (!span) throw new DomainError('booking/choose-time')
  const { act, subjectId, event } = step
  const { mediatorId } = await act.dispute()
  // Whoever books the same mediator waits here instead of meeting half-way.
  if (mediatorId) await act.tx.$queryRaw`select id from mediator where id = ${mediatorId}::uuid for no key update`
  const count = event === 'reschedule' ? { reschedules: { increment: 1 } } : {}
  const asked = { moveAskedBy: null, moveAskedAt: null }
  await act.tx.session.update({ where: { id: subjectId }, data: { ...span, ...count, ...asked } })
  await planReminders(step, span.startsAt)
  try {
    await hold(step, span)
  } catch (error) {
    if (violates(error, 'booking_no_overlap') || violates(error, '23P01')) {
      throw new DomainError('booking/slot-taken', {}, { cause: error })
    }
    throw error
  }
}

async function hold({ act, subjectId }: EffectStep, span: { startsAt: Date; endsAt: Date }): Promise<void> {
  const held = await act.tx.booking.findFirst({ where: { sessionId: subjectId } })
  if (held) {
    await act.tx.booking.update({ where: { id: held.id }, data: { ...span, active: true } })
    return
  }
  const id = act.platform.chance.id()
  await act.tx.booking.create({ data: { id, sessionId: subjectId, ...span, active: true } })
  await act.tx.bookingClaim.createMany({
    data: (await peopleOf(act)).map((resourceId) => ({
      id: act.platform.chance.id(),
      bookingId: id,
      resourceKind: 'person',
      resourceId,
      ...span,
      active: true,
    })),
  })
}

/** Reminders of this start; those of a start that was given up no longer match and are dropped when they are due. */
async function planReminders({ act, subjectId }: EffectStep, startsAt: Date): Promise<void> {
  const { quiet } = await rulesOf(act.tx)
  await act.tx.sessionReminder.createMany({
    data: remindersFor(startsAt, act.now, quiet).map((row) => ({ sessionId: subjectId, startsAt, ...row })),
    skipDuplicates: true,
  })
}

const freeSlot: Effect = async ({ act, subjectId }) => {
  await act.tx.booking.updateMany({ where: { sessionId: subjectId, active: true }, data: { active: false } })
}

/** Cancels every session of the dispute that has not begun. */
const cancelBookings: Effect = async ({ act, facts }) => {
  const open = await act.tx.session.findMany({
    where: { disputeId: act.disputeId, state: { in: ['proposed', 'booked'] } },
    select: { id: true },
  })
  const reason = typeof facts.reason === 'string' ? facts.reason : 'disputeChanged'
  for (const { id } of open) await act.follow('session', id, 'cancel', { reason })
}

export const bookingEffects: Readonly<Record<string, Effect>> = { openSession, holdSlot, freeSlot, cancelBookings }
