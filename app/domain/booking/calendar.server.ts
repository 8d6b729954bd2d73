import { z } from 'zod'
import { addDays, dayOf, startOfDay } from '../calendar/days.ts'
import { DomainError } from '../errors.ts'
import { sessionsOf } from '../mediator/desk.queries.server.ts'
import type { Platform } from '../platform/platform.ts'
import { timesOf } from './hours.server.ts'

const DAYS = 7
const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const timeOfDay = (text: string): Date => new Date(`1970-01-01T${text}:00Z`)

/** M5: the coming week, the working hours and the leave of one mediator. */
export async function calendarView(platform: Platform, personId: string, locale: 'zh-CN' | 'en') {
  const { db, clock } = platform
  const mediator = await db.mediator.findFirst({ where: { personId } })
  if (!mediator) throw new DomainError('account/not-staff')
  const now = clock.law()
  const today = dayOf(now)
  const from = startOfDay(today)
  const [times, sessions, leaves] = await Promise.all([
    timesOf(db, mediator.id),
    sessionsOf(platform, personId, { from, to: startOfDay(addDays(today, DAYS)), locale }),
    db.mediatorLeave.findMany({
      where: { mediatorId: mediator.id, endsAt: { gt: now } },
      orderBy: { startsAt: 'asc' },
    }),
  ])
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index))
  return {
    isAlwaysOpen: mediator.isAlwaysOpen,
    days: days.map((on) => ({ on, sessions: sessions.filter(({ startsAt }) => dayOf(startsAt) === on) })),
    hours: [...times.hours]
      .sort((a, b) => a.weekday - b.weekday || a.from - b.from)
      .map(({ weekday, from: start, to }) => ({ weekday, from: clockTime(start), to: clockTime(to) })),
    leaves: leaves.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
  }
}

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'booking/bad-time')
/** A wall time in Shanghai as the form field `datetime-local` gives it. */
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'booking/bad-time')
  .transform((text) => new Date(`${text}:00+08:00`))

const change = z.discriminatedUnion('act', [
  z.object({ act: z.literal('addLeave'), startsAt: Moment, endsAt: Moment }),
  z.object({ act: z.literal('removeLeave'), id: z.uuid() }),
  z.object({ act: z.literal('addHours'), weekday: z.coerce.number().int().min(1).max(7), from: Time, to: Time }),
  z.object({ act: z.literal('removeHours'), weekday: z.coerce.number().int().min(1).max(7), from: Time }),
])

/** Changes hours or leave of the mediator who asks; booked sessions stay as they are. */
export async function changeCalendar(platform: Platform, personId: string, input: unknown): Promise<void> {
  const { db, chance } = platform
  const mediator = await db.mediator.findFirst({ where: { personId } })
  if (!mediator) throw new DomainError('account/not-staff')
  const outcome = change.safeParse(input)
  if (!outcome.success) {
    const [issue] = outcome.error.issues
    throw new DomainError('request/invalid', { [String(issue?.path[0] ?? 'act')]: 'booking/bad-time' })
  }
  const given = outcome.data
  const mediatorId = mediator.id
  if (given.act === 'removeLeave') await db.mediatorLeave.deleteMany({ where: { id: given.id, mediatorId } })
  if (given.act === 'removeHours') {
    await db.mediatorHours.deleteMany({
      where: { mediatorId, weekday: given.weekday, fromTime: timeOfDay(given.from) },
    })
  }
  if (given.act === 'addLeave') {
    const { startsAt, endsAt } = given
    if (endsAt <= startsAt) throw new DomainError('request/invalid', { endsAt: 'booking/bad-leave' })
    await db.mediatorLeave.create({ data: { id: chance.id(), mediatorId, startsAt, endsAt } })
  }
  if (given.act === 'addHours') {
    if (given.to <= given.from) throw new DomainError('request/invalid', { to: 'booking/bad-leave' })
    const key = { mediatorId, weekday: given.weekday, fromTime: timeOfDay(given.from) }
    const toTime = timeOfDay(given.to)
    await db.mediatorHours.upsert({
      where: { mediatorId_weekday_fromTime: key },
      create: { ...key, toTime },
      update: { toTime },
    })
  }
}
