import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfDay, startOfDay } from '#app/domain/calendar/days.ts'
import { calendarOf, discardPlan, draftPlan, plansOf, publishPlan } from '#app/domain/calendar/plans.server.ts'
import { shownDay } from '#app/domain/calendar/shown.ts'
import { recordOf } from '#app/domain/dispute/record.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { copyNearestDeadline, extendDeadline, startDeadline } from '#app/domain/engine/deadlines.server.ts'
import { performSystem } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { movesBy, recountAfterPublication } from '#app/domain/jobs/recount-deadlines.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import { planOf } from '#tests/support/calendars.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

/** Invented for this test: the real plan of 2027 was not published when it was written. */
const PLAN_2027 = `年份：2027
来源：一份为测试写的安排
元旦：2027-01-01 至 2027-01-05
上班：2027-01-09`

describe('the holidays of a year', () => {
  let w: World
  let admin: Actor
  beforeAll(async () => {
    w = await world()
    admin = await w.as('platformAdmin')
  })
  afterAll(() => w.stop())

  const tx = <T>(run: (db: Tx) => Promise<T>) => w.platform.db.$transaction(run)
  const load = async (text: string, actor = admin) => {
    const draft = await tx((db) => draftPlan(db, w.platform, actor, planOf(text)))
    return { year: draft.plan.year, version: draft.version, seen: draft.seen }
  }
  const publish = (chosen: Parameters<typeof publishPlan>[3], actor = admin) =>
    tx((db) => publishPlan(db, w.platform, actor, chosen))
  const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : String(error))
  /** Starts a deadline as an effect of the procedure does. */
  const start = (dispute: WorldDispute, key: string) =>
    performSystem(w.platform, dispute.id, async (act) => {
      const entry = await act.note('test.started', {})
      const step = { act, workflow: 'dispute', event: '', subjectId: dispute.id, from: '', facts: {}, entry } as const
      await startDeadline(step, key)
    })
  const deadline = ({ id }: WorldDispute, key: string) =>
    w.platform.db.deadline.findFirstOrThrow({ where: { disputeId: id, key } })
  const shown = async (dispute: WorldDispute, key: string) => shownDay(await deadline(dispute, key))

  it('of 2026 come with the platform, as the State Council published them', async () => {
    const [kept, ...others] = await plansOf(w.platform.db)
    const { source, ...plan } = planOf(readFileSync('tests/golden/holidays-2026.txt', 'utf8'))
    expect(others).toEqual([])
    expect(kept).toMatchObject({ version: 1, plan })
    expect(kept?.plan.source).toContain(source)
    expect((await calendarOf(w.platform.db)).isPublished('2027-01-01')).toBe(false)
  })

  it('are loaded by an administrator of the platform and by nobody else', async () => {
    for (const who of ['mediator', 'dispatcher', 'orgAdmin', 'clerk', 'judge'] as const) {
      expect(await load(PLAN_2027, await w.as(who)).catch(codeOf)).toBe('account/not-staff')
    }
    const draft = await load(PLAN_2027)
    expect(await publish(draft, await w.as('clerk')).catch(codeOf)).toBe('account/not-staff')
    expect(await tx(async (db) => discardPlan(db, await w.as('judge'), 2027)).catch(codeOf)).toBe('account/not-staff')
    expect((await calendarOf(w.platform.db)).isPublished('2027-01-01')).toBe(false)
    await tx((db) => discardPlan(db, admin, 2027))
    expect(await plansOf(w.platform.db, 2027)).toEqual([])
  })

  it('are published as they were looked at, once, and never changed behind anybody', async () => {
    const other = `${PLAN_2027}、2027-01-16`
    const looked = await load(PLAN_2027)
    await load(other)
    expect(await publish(looked).catch(codeOf)).toBe('state/moved-on')
    await tx((db) => discardPlan(db, admin, 2027))
    const change = w.platform.db.holidayPlan.update({
      where: { year_version: { year: 2026, version: 1 } },
      data: { source: '别的来源' },
    })
    await expect(change).rejects.toThrow(/published/)
    await expect(w.platform.db.holidayPlan.deleteMany({ where: { year: 2026 } })).rejects.toThrow(/published/)
  })

  it('that are not published are counted as weekends, flagged, and people are shown the earlier day', async () => {
    // Thirty days from 2 December 2026 end on New Year’s Day, a Friday: by weekends the last day is Monday, 4 January.
    w.setLawTime(startOfDay('2026-12-02'))
    const dispute = await w.disputeAt('preparing')
    await start(dispute, 'term.general')
    const row = await deadline(dispute, 'term.general')
    expect(row).toMatchObject({ dueAt: endOfDay('2027-01-04'), isFlagged: true })
    expect(shownDay(row)).toBe('2027-01-01')
    const kept = await w.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })
    expect([kept.dueOn?.toISOString().slice(0, 10), kept.dueIsFlagged]).toEqual(['2027-01-01', true])
  })

  it('once published move the open deadlines, with an entry in the trail that the parties can read', async () => {
    w.setLawTime(startOfDay('2026-12-02'))
    const dispute = await w.disputeAt('preparing')
    const [extended, set, met, sure] = [
      await w.disputeAt('preparing'),
      await w.disputeAt('preparing'),
      await w.disputeAt('preparing'),
      await w.disputeAt('preparing'),
    ]
    for (const one of [dispute, extended, met]) await start(one, 'term.general')
    await start(sure, 'jointMediatorChoice')
    await performSystem(w.platform, extended.id, async (act) => {
      const entry = await act.note('test.extended', {})
      const facts = { dueAt: endOfDay('2027-01-20') }
      const step = { act, workflow: 'dispute', event: '', subjectId: extended.id, from: '', facts, entry } as const
      await extendDeadline(step, 'term.general')
    })
    await w.platform.db.deadline.updateMany({ where: { disputeId: met.id }, data: { metAt: new Date() } })
    await performSystem(w.platform, set.id, async (act) => {
      const entry = await act.note('test.started', {})
      const facts = { dueAt: endOfDay('2027-01-04') }
      const step = { act, workflow: 'dispute', event: '', subjectId: set.id, from: '', facts, entry } as const
      await startDeadline(step, 'court.supplement')
      await copyNearestDeadline(act.tx, set.id)
    })
    const before = await calendarOf(w.platform.db)
    const chosen = await load(PLAN_2027)
    const after = await tx(async (db) => {
      await publishPlan(db, w.platform, admin, chosen)
      return calendarOf(db)
    })
    // A second press does nothing more.
    await publish(chosen)
    const foreseen = await movesBy(w.platform, 2027, { before, after })
    expect(foreseen.filter(({ disputeId }) => disputeId === dispute.id)).toMatchObject([
      { key: 'term.general', from: '2027-01-01', to: '2027-01-06' },
    ])

    await recountAfterPublication(w.platform)
    expect(await deadline(dispute, 'term.general')).toMatchObject({
      dueAt: endOfDay('2027-01-06'),
      originalDueAt: endOfDay('2027-01-06'),
      isFlagged: false,
    })
    expect([await shown(extended, 'term.general'), await shown(set, 'court.supplement')]).toEqual([
      '2027-01-20',
      '2027-01-04',
    ])
    expect([await shown(met, 'term.general'), await shown(sure, 'jointMediatorChoice')]).toEqual([
      '2027-01-01',
      '2026-12-04',
    ])
    const entries = (id: string) => w.platform.db.trailEvent.count({ where: { chainId: id, type: 'calendar.recount' } })
    expect(await Promise.all([dispute, extended, set, met, sure].map(({ id }) => entries(id)))).toEqual([1, 0, 0, 0, 0])
    const kept = await w.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })
    expect([kept.dueOn?.toISOString().slice(0, 10), kept.dueIsFlagged]).toEqual(['2027-01-06', false])
    const { personId } = dispute.applicant
    const record = await recordOf(w.platform, {
      disputeId: dispute.id,
      personId,
      roles: new Set(['applicant', 'party']),
    })
    expect(record.map(({ what }) => what.zh)).toContain('国家公布了放假安排，期限重新算过')

    // Nothing is left to do, and doing it again changes nothing.
    expect(await recountAfterPublication(w.platform)).toBe(0)
    expect(await entries(dispute.id)).toBe(1)
  })

  it('take no day away that has come already', async () => {
    // The third working day after Thursday, 7 January is Monday the 11th. By version 2 Sunday the 10th is worked too.
    w.setLawTime(startOfDay('2027-01-07'))
    const late = await w.disputeAt('preparing')
    await start(late, 'appointMediator')
    expect(await shown(late, 'appointMediator')).toBe('2027-01-11')
    await publish(await load(`${PLAN_2027}、2027-01-10`))
    w.setLawTime(startOfDay('2027-01-11'))
    await recountAfterPublication(w.platform)
    expect(await shown(late, 'appointMediator')).toBe('2027-01-11')
    expect((await plansOf(w.platform.db, 2027)).map(({ version }) => version)).toEqual([2, 1])
  })
})
