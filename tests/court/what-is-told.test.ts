import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApplication } from '#app/domain/confirmation/commands.server.ts'
import { orderSupplement } from '#app/domain/confirmation/return.commands.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { noticeDay } from '#app/domain/notice/render.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { textOf } from '#tests/papers/prepared.ts'
import { dayFrom } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { changeText, settledDispute, signByAll } from '#tests/support/settled.ts'

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
    await acts.act('clerk', orderSupplement, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
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

  it('of a return at a clause only what is true: where it stands, what is asked, and when to sign once more', async () => {
    const { acts, w } = court
    const dispute = await acts.correcting()
    const address = encodeURIComponent(dispute.code)
    const told = (words: RegExp) =>
      w.sent
        .filter(({ to, text }) => to === dispute.applicant.phone && text.includes(address) && words.test(text))
        .map(({ text }) => text)
    expect(told(/申请退回了|申请已退回/)).toEqual([])
    expect(told(/法院请补1处/)).toHaveLength(1)
    const notice = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: dispute.id, templateId: 'court-supplement-notice' },
      include: { documentRevisions: true },
    })
    const words = textOf(await readPaper(w.platform, notice.documentRevisions[0]?.objectKey ?? ''))
    expect(words).toContain('协议第（二）项')
    expect(words).toContain('内容不明确，无法履行')
    expect(words).toContain('没有写明交到哪里。')
    await changeText(w, dispute)
    await signByAll(w, dispute)
    expect(told(/请\d+月\d+日前再签一次申请书/)).toHaveLength(1)
    // The thirty days of the first agreement are not offered again.
    expect(told(/要申请司法确认的，最晚/)).toHaveLength(1)
  }, 240_000)

  it.each([
    ['23:30', '2026-12-02T08:00:00+08:00'],
    ['06:10', '2026-12-01T08:00:00+08:00'],
    ['10:00', '2026-12-01T10:00:00+08:00'],
  ])(
    'what a reminder says at %s goes out at %s',
    async (time, goesOut) => {
      const { acts, w } = court
      const dispute = await settledDispute(w)
      const { candidates } = await acts.viewOf(dispute.applicant.personId, dispute)
      const real = () => new Date(`2026-12-01T${time}:00+08:00`)
      const platform = { ...w.platform, clock: { ...w.platform.clock, real } }
      await perform(platform, openApplication, {
        actor: await w.as(dispute.applicant.personId),
        disputeId: dispute.id,
        key: randomUUID(),
        input: { courtId: candidates[0]?.courtId, agree: 'yes' },
      })
      const { db } = w.platform
      const notice = await db.notice.findFirstOrThrow({
        where: { disputeId: dispute.id, key: 'your-turn' },
        orderBy: { notBefore: 'desc' },
      })
      const intent = await db.outbox.findFirstOrThrow({ where: { target: notice.id } })
      expect([notice.notBefore, intent.dueAt]).toEqual([new Date(goesOut), new Date(goesOut)])
    },
    240_000,
  )
})
