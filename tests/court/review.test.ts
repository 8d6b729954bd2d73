import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { checkRules } from '#app/domain/settlement/check/check-agreement.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'

describe('what the clerk reads of the check before signing', () => {
  let court: CourtWorld
  beforeAll(async () => {
    court = await courtWorld()
  }, 60_000)
  afterAll(() => court.stop())

  it('is each warning with clause, article and the reason of the mediator, and how many rules found nothing', async () => {
    const { w, acts } = court
    const dispute = await acts.lodged()
    const reviewed = async () => (await courtCaseView(w.platform, dispute.id))?.review
    const review = await reviewed()
    expect(review?.findings.map(({ rule, level, reason }) => [rule, level, reason])).toEqual(
      (review?.findings ?? []).map(({ rule }) => [rule, 'warn', '双方都清楚']),
    )
    expect(review?.findings.find(({ rule }) => rule === 'account-missing')).toMatchObject({
      ...{ basis: 'INT 461', prevents: 'R6', clauseNos: [1] },
    })
    expect(review?.others).toEqual([])
    expect((review?.passed ?? 0) + (review?.findings.length ?? 0)).toBe(checkRules.length)
    // A rule that would block today is seen as such, and without a reason: none could be given.
    await w.platform.db.dispute.update({ where: { id: dispute.id }, data: { intakeType: 'inheritance' } })
    expect((await reviewed())?.findings[0]).toMatchObject({ rule: 'type-excluded', level: 'block', reason: null })
  }, 120_000)
})
