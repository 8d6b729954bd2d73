import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courtPeriods } from '#app/domain/confirmation/deadlines.queries.server.ts'
import { askInWriting } from '#app/domain/confirmation/question.commands.server.ts'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { dayFrom } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import type { WorldDispute } from '#tests/support/world.ts'

describe('the days of a court', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let dispute: WorldDispute
  let courts: string[]
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts } = court)
    courts = (await w.as('clerk')).posts.flatMap(({ courtId }) => courtId ?? [])
    expect((await courtPeriods(w.platform, courts)).rows).toEqual([])
    dispute = await acts.lodged()
  }, 240_000)
  afterAll(() => court?.stop())

  const rows = async () => (await courtPeriods(w.platform, courts)).rows
  const seen = async () =>
    (await rows()).map(({ name, basis, nearness, waitsFor }) => [name.zh, basis, nearness, waitsFor])

  it('begin with the three days for acceptance, each with its source, and are nobody else’s', async () => {
    expect(await seen()).toEqual([['法院决定受理', 'JC11 4', 'later', 'court']])
    expect((await rows())[0]).toMatchObject({ code: dispute.code, caseNumber: null, isFlagged: false })
    expect((await courtPeriods(w.platform, [randomUUID()])).rows).toEqual([])
  })

  it('go on to be shown when they were missed, until the court has acted', async () => {
    await court.miss(dispute, 'court.accept')
    expect(await seen()).toEqual([['法院决定受理', 'JC11 4', 'overdue', 'court']])
    await acts.accept(dispute)
    expect(await seen()).toEqual([
      ['法院审查', 'JC11 5', 'later', 'court'],
      ['法院审查最长期限', 'CPL 187', 'later', 'court'],
    ])
  })

  it('name whom the court waits for, and several questions with one day are one row', async () => {
    const to = [dispute.applicant.partyId, dispute.respondent.partyId]
    await acts.act('clerk', askInWriting, dispute, { to, prepared: ['signed', 'voluntary'], answerOn: dayFrom(w, 12) })
    expect((await seen()).filter(([name]) => name === '书面回答法院')).toEqual([
      ['书面回答法院', 'INT 356', 'later', 'party'],
    ])
    await court.miss(dispute, 'court.answer')
    expect((await seen()).filter(([name]) => name === '书面回答法院')).toEqual([
      ['书面回答法院', 'INT 356', 'overdue', 'party'],
    ])
  })

  it('stand still at the end of the list while the parties correct, flagged where the holidays are not published', async () => {
    const cureOn = dayFrom(w, 12)
    await acts.act('clerk', returnCase, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
    await drainOutbox(w.platform)
    const outer = { disputeId: dispute.id, key: 'court.decideOuter' }
    const dueAt = new Date('2030-01-05T00:00:00+08:00')
    const targetOn = new Date('2029-12-31T00:00:00Z')
    await w.platform.db.deadline.updateMany({ where: outer, data: { dueAt, isFlagged: true, targetOn } })
    expect(await seen()).toEqual([
      ['补正期限', 'INT 354, 357', 'later', 'party'],
      ['法院审查最长期限', 'CPL 187', 'later', 'court'],
      ['法院审查', 'JC11 5', 'paused', 'court'],
    ])
    expect((await rows()).map(({ on, isFlagged }) => [on, isFlagged]).slice(0, 2)).toEqual([
      [cureOn, false],
      ['2029-12-31', true],
    ])
  })

  it('are near in the last third, and over when the last day has passed', async () => {
    const cureOn = dayFrom(w, 12)
    const nearness = async () => (await rows()).find(({ name }) => name.zh === '补正期限')?.nearness
    w.setLawTime(new Date(`${cureOn}T23:59:59+08:00`))
    expect(await nearness()).toBe('near')
    w.setLawTime(new Date(`${cureOn}T24:00:00+08:00`))
    expect(await nearness()).toBe('overdue')
  })
})
