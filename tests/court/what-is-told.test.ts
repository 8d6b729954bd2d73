import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { noticeDay } from '#app/domain/notice/render.ts'
import { dayFrom } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'

describe('what the parties are told from the agreement to the court', () => {
  let court: CourtWorld
  beforeAll(async () => {
    court = await courtWorld()
  }, 60_000)
  afterAll(() => court.stop())

  it('is said once to each, with the day that counts, and with no time that nobody set', async () => {
    const { acts, w } = court
    const dispute = await acts.lodged()
    await acts.accept(dispute)
    const cureOn = dayFrom(w, 16)
    await acts.act('clerk', desk.orderSupplement, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
    await drainOutbox(w.platform)
    const { lastDay } = await acts.caseOf(dispute)
    for (const { phone } of [dispute.applicant, dispute.respondent]) {
      const told = (words: RegExp) =>
        w.sent.filter(({ to, text }) => to === phone && words.test(text)).map(({ text }) => text)
      const inForce = told(/协议已生效/)
      expect(inForce).toHaveLength(1)
      expect(inForce[0]).toContain(`最晚${noticeDay(lastDay.toISOString().slice(0, 10), 'zh-CN')}`)
      expect(told(/申请已送到法院/)).toHaveLength(1)
      const accepted = told(/法院已受理/)
      expect(accepted).toHaveLength(1)
      expect(accepted[0]).not.toMatch(/\d+月\d+日/)
      expect(told(/法院请补/)).toEqual([expect.stringContaining(noticeDay(cureOn, 'zh-CN'))])
    }
  }, 240_000)
})
