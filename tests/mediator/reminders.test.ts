import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addContact } from '#app/domain/account/people.server.ts'
import {
  bookTime,
  cancelSession,
  markTimes,
  reopenTimes,
  rescheduleSession,
} from '#app/domain/booking/commands.server.ts'
import { writeSpan } from '#app/domain/booking/spans.ts'
import { deliverNotice } from '#app/domain/engine/deliver.server.ts'
import { sendReminders } from '#app/domain/jobs/remind.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { actsIn } from '#tests/support/settled.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (text: string) => new Date(`${text}:00+08:00`)

describe('who has a session', () => {
  let w: World
  let act: ReturnType<typeof actsIn>['act']
  beforeAll(async () => {
    w = await world()
    ;({ act } = actsIn(w))
  })
  afterAll(() => w.stop())

  const slot = (start: Date) => writeSpan(start, new Date(start.getTime() + HOUR))
  /** A dispute with a session at this time, booked at that one. */
  const booked = async (start: Date, bookedAt: Date) => {
    w.setLawTime(bookedAt)
    const dispute = await w.disputeAt('preparing')
    await act(dispute.respondent.personId, markTimes, dispute, { windows: slot(start) })
    await act(dispute.applicant.personId, bookTime, dispute, { slot: slot(start) })
    return dispute
  }
  const remindAt = async (moment: Date) => {
    w.setLawTime(moment)
    await sendReminders(w.platform)
  }
  const reminded = async ({ id }: WorldDispute) => {
    const rows = await w.platform.db.notice.findMany({
      where: { disputeId: id, key: { startsWith: 'remind-' } },
      select: { key: true },
      orderBy: { key: 'asc' },
    })
    return rows.map(({ key }) => key.replace('remind-', '')).join(' ')
  }
  const ahead = (start: Date, ms: number) => new Date(start.getTime() - ms)

  it('is reminded a day, an hour and ten minutes before, each time once, by however many processes', async () => {
    const start = at('2027-06-03T19:30')
    const dispute = await booked(start, at('2027-06-01T10:00'))
    await remindAt(ahead(start, 24 * HOUR + MINUTE))
    expect(await reminded(dispute)).toBe('')
    w.setLawTime(ahead(start, 24 * HOUR - MINUTE))
    await Promise.all([1, 2, 3, 4].map(() => sendReminders(w.platform)))
    expect(await reminded(dispute)).toBe('24h 24h 24h')
    await remindAt(ahead(start, HOUR - MINUTE))
    await remindAt(ahead(start, HOUR - 2 * MINUTE))
    expect(await reminded(dispute)).toBe('1h 1h 1h 24h 24h 24h')
    await remindAt(ahead(start, 9 * MINUTE))
    await remindAt(ahead(start, 5 * MINUTE))
    expect(await reminded(dispute)).toBe('10min 10min 10min 1h 1h 1h 24h 24h 24h')
  })

  it('is led to the check of the devices by his own address, the mediator to the desk', async () => {
    const start = at('2027-06-03T09:30')
    const dispute = await booked(start, at('2027-06-01T10:00'))
    await remindAt(ahead(start, 23 * HOUR))
    const texts = (await outboxOf(w.platform)).filter(({ key, text }) => key === 'remind-24h' && text.includes('9:30'))
    const code = encodeURIComponent(dispute.code)
    expect(texts.filter(({ text }) => text.includes(`/c/${code}/session/check`))).toHaveLength(2)
    expect(texts.filter(({ text }) => text.includes(`/desk/c/${code}/prep`))).toHaveLength(1)
  })

  it('is not reminded of a time that was called off, given back or moved, but of the new one', async () => {
    const start = at('2027-06-10T19:30')
    const later = at('2027-06-12T19:30')
    const [off, back, moved] = [
      await booked(start, at('2027-06-05T10:00')),
      await booked(at('2027-06-10T14:00'), at('2027-06-05T10:00')),
      await booked(at('2027-06-10T16:00'), at('2027-06-05T10:00')),
    ]
    await act(off.applicant.personId, cancelSession, off, { reason: '先不谈' })
    await act(back.respondent.personId, reopenTimes, back, { reason: '要加班' })
    await act(moved.respondent.personId, markTimes, moved, { windows: slot(later) })
    await act(moved.applicant.personId, rescheduleSession, moved, { slot: slot(later) })
    for (const ms of [24 * HOUR, 5 * HOUR, HOUR, 9 * MINUTE]) await remindAt(ahead(start, ms - MINUTE))
    expect(await Promise.all([off, back, moved].map(reminded))).toEqual(['', '', ''])
    await remindAt(ahead(later, 23 * HOUR))
    expect(await reminded(moved)).toBe('24h 24h 24h')
  })

  it('is not reminded of the day before by a message that comes with the booking, nor by one that comes too late', async () => {
    const start = at('2027-06-15T19:30')
    const soon = await booked(start, ahead(start, 30 * MINUTE))
    await remindAt(ahead(start, 20 * MINUTE))
    expect(await reminded(soon)).toBe('')
    const next = at('2027-06-16T19:30')
    const asleep = await booked(next, ahead(next, 48 * HOUR))
    await remindAt(ahead(next, 30 * MINUTE))
    expect(await reminded(asleep)).toBe('1h 1h 1h')
  })

  it('sleeps from 21:00 to 08:00 through the first reminder, never through the last two', async () => {
    const rows = async (dispute: WorldDispute) => {
      const found = await w.platform.db.sessionReminder.findMany({
        where: { session: { disputeId: dispute.id } },
        orderBy: { dueAt: 'asc' },
      })
      return found.map(({ kind, dueAt }) => [kind, dueAt])
    }
    const night = await booked(at('2027-06-20T22:30'), at('2027-06-18T10:00'))
    expect(await rows(night)).toEqual([
      ['24h', at('2027-06-20T08:00')],
      ['1h', at('2027-06-20T21:30')],
      ['10min', at('2027-06-20T22:20')],
    ])
    const early = await booked(at('2027-06-22T07:30'), at('2027-06-19T10:00'))
    expect(await rows(early)).toEqual([
      ['24h', at('2027-06-21T08:00')],
      ['1h', at('2027-06-22T06:30')],
      ['10min', at('2027-06-22T07:20')],
    ])
  })

  it('who lives elsewhere reads his own clock first and Beijing’s behind it', async () => {
    const start = at('2027-03-29T19:30')
    w.setLawTime(at('2027-03-27T10:00'))
    const dispute = await w.disputeAt('preparing')
    await w.platform.db.person.update({
      where: { id: dispute.applicant.personId },
      data: { timeZone: 'Europe/London' },
    })
    await act(dispute.applicant.personId, markTimes, dispute, { windows: slot(start) })
    await act(dispute.respondent.personId, bookTime, dispute, { slot: slot(start) })
    const texts = (await outboxOf(w.platform)).filter(({ key, text }) => key === 'booked' && text.includes('3月29日'))
    // London has set its clocks forward the day before.
    expect(texts.map(({ text }) => /约在(.*?)。/.exec(text)?.[1]).sort()).toEqual([
      '3月29日12:30（北京19:30）',
      '3月29日19:30',
    ])
  })

  it('is not sent a reminder that the provider did not take before the session was called off', async () => {
    const start = at('2027-07-03T19:30')
    const dispute = await booked(start, at('2027-07-01T10:00'))
    await remindAt(ahead(start, 23 * HOUR))
    const notices = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id, key: 'remind-24h' } })
    const [first, second] = notices
    const hand = (id = '') => deliverNotice(w.platform, { id, target: id, idem: id, disputeId: dispute.id })
    await hand(first?.id)
    await act(dispute.applicant.personId, cancelSession, dispute, { reason: '先不谈' })
    const sent = w.sent.length
    await hand(second?.id)
    expect(w.sent.length).toBe(sent)
    const states = await w.platform.db.notice.findMany({
      where: { id: { in: [first?.id ?? '', second?.id ?? ''] } },
      select: { state: true },
    })
    expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'suppressed'])
  })

  it('and reads mail gets a calendar file that follows every change and names nobody else', async () => {
    const [start, later] = [at('2027-08-03T19:30'), at('2027-08-04T19:30')]
    w.setLawTime(at('2027-08-01T10:00'))
    const dispute = await w.disputeAt('preparing')
    const { personId } = dispute.respondent
    await w.platform.db.contact.updateMany({ where: { personId }, data: { suppressedAt: new Date() } })
    await w.platform.db.$transaction((tx) =>
      addContact(tx, w.platform, { personId, kind: 'email', value: 'ma@example.org' }),
    )
    await act(personId, markTimes, dispute, { windows: [slot(start), slot(later)] })
    await act(dispute.applicant.personId, bookTime, dispute, { slot: slot(start) })
    await act(dispute.applicant.personId, rescheduleSession, dispute, { slot: slot(later) })
    await act(dispute.applicant.personId, cancelSession, dispute, { reason: '先不谈' })
    const notices = await w.platform.db.notice.findMany({
      where: { disputeId: dispute.id, personId, key: { in: ['booked', 'rescheduled', 'cancelled'] } },
      orderBy: { id: 'asc' },
    })
    const from = w.sent.length
    for (const { id } of notices) await deliverNotice(w.platform, { id, target: id, idem: id, disputeId: dispute.id })
    const files = w.sent.slice(from).map(({ calendar }) => calendar?.text.replaceAll('\r\n ', '') ?? '')
    const field = (file: string, name: string) => new RegExp(`^${name}[:;](.*)\r$`, 'm').exec(file)?.[1]
    expect(files.map((file) => [field(file, 'METHOD'), field(file, 'STATUS'), field(file, 'DTSTART')])).toEqual([
      ['REQUEST', 'CONFIRMED', '20270803T113000Z'],
      ['REQUEST', 'CONFIRMED', '20270804T113000Z'],
      ['CANCEL', 'CANCELLED', '20270804T113000Z'],
    ])
    expect(new Set(files.map((file) => field(file, 'UID'))).size).toBe(1)
    const sequences = files.map((file) => Number(field(file, 'SEQUENCE')))
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
    expect(files.map((file) => [...file.matchAll(/TRIGGER:(.*)\r/g)].map(([, trigger]) => trigger))).toEqual([
      ['-P1D', '-PT1H'],
      ['-P1D', '-PT1H'],
      [],
    ])
    for (const file of files) {
      expect(file).toContain('mailto:ma@example.org')
      expect(file).not.toContain(dispute.applicant.name)
    }
  })
})
