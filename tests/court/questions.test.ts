import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfDay } from '#app/domain/calendar/days.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { askParties, replyToCourt } from '#app/domain/confirmation/question.commands.server.ts'
import { remindOfQuestions } from '#app/domain/confirmation/question-reminders.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { dayFrom } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import type { WorldDispute } from '#tests/support/world.ts'

const OWN = '钥匙是哪一天交的？'

describe('a question of the court in writing', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let dispute: WorldDispute
  let answerOn: string
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts } = court)
    dispute = await acts.accepted()
    answerOn = dayFrom(w, 12)
  }, 240_000)
  afterAll(() => court?.stop())

  /** What somebody reads of what was asked; the court reads all. */
  const readBy = async (who: string | null) => (await courtCaseView(w.platform, dispute.id, who))?.askedInWriting ?? []
  const standings = async () =>
    (await readBy(null)).flatMap(({ answers }) => answers.map(({ standing, text }) => [standing, text]))
  const ask = (input: Record<string, unknown>, who = 'clerk') =>
    acts.act(who, askParties, dispute, { to: [dispute.applicant.partyId], own: OWN, answerOn, ...input })
  const nextOf = async (side: 'applicant' | 'respondent') =>
    (await homeOf(w.platform, dispute.id, new Set([side, 'party']), dispute[side].personId)).next
  const noticesTo = ({ personId }: { personId: string }, key: string) =>
    w.platform.db.notice.count({ where: { disputeId: dispute.id, personId, key } })

  it('needs somebody to ask, something to ask and three working days; and only the court asks', async () => {
    await expect(ask({ to: [] })).rejects.toMatchObject({ fields: { to: 'court/ask-whom' } })
    await expect(ask({ to: [randomUUID()] })).rejects.toMatchObject({ fields: { to: 'court/ask-whom' } })
    await expect(ask({ own: ' ' })).rejects.toMatchObject({ fields: { own: 'court/ask-what' } })
    await expect(ask({ prepared: 'toString' })).rejects.toMatchObject({ fields: { prepared: 'court/ask-what' } })
    await expect(ask({ answerOn: dayFrom(w, 1) })).rejects.toMatchObject({ code: 'guard/answerDaySet' })
    for (const who of [dispute.applicant.personId, 'mediator'])
      await expect(ask({}, who)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    expect(await readBy(null)).toEqual([])
  })

  it('reaches whom it is for and nobody else, and stands on the page of his case', async () => {
    await ask({ prepared: ['voluntary'] })
    await ask({ to: [dispute.respondent.partyId], own: '押金退了没有？' })
    await drainOutbox(w.platform)
    expect((await acts.caseOf(dispute)).state).toBe('inquiring')
    const wordsBy = async (who: string) => (await readBy(who)).map(({ words }) => words.zh)
    expect(await wordsBy(dispute.applicant.personId)).toEqual(['是否自愿达成，有没有受到压力？', OWN])
    expect(await wordsBy(dispute.respondent.personId)).toEqual(['押金退了没有？'])
    expect(await wordsBy((await w.as('mediator')).personId)).toEqual([])
    expect(await nextOf('applicant')).toMatchObject({ words: 'courtQuestion', to: 'court', mine: true })
    expect(await noticesTo(dispute.applicant, 'court-question')).toBe(1)
    expect(await noticesTo(await w.as('mediator'), 'court-question')).toBe(0)
  })

  it('reminds once, on the day before the last, whoever has not answered', async () => {
    expect(await remindOfQuestions(w.platform)).toBe(0)
    w.setLawTime(new Date(endOfDay(answerOn).getTime() - 30 * 3_600_000))
    await Promise.all([remindOfQuestions(w.platform), remindOfQuestions(w.platform)])
    await remindOfQuestions(w.platform)
    for (const party of [dispute.applicant, dispute.respondent])
      expect(await noticesTo(party, 'court-question-remind')).toBe(1)
  })

  it('is answered in time to the last second, once, and by nobody else', async () => {
    const [first, second] = (await readBy(dispute.applicant.personId)).map(({ answers }) => answers[0]?.id ?? '')
    const reply = (who: string, answerId: unknown, text: unknown, key = randomUUID()) =>
      w
        .as(who)
        .then((actor) =>
          perform(w.platform, replyToCourt, { actor, disputeId: dispute.id, key, input: { answerId, text } }),
        )
    w.setLawTime(new Date(endOfDay(answerOn).getTime() - 1_000))
    await expect(reply(dispute.respondent.personId, first, '不是我的')).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    await expect(reply('clerk', first, '书记员')).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await expect(reply(dispute.applicant.personId, [first, second], ['', ''])).rejects.toMatchObject({
      fields: { [`text-${first}`]: 'request/required' },
    })
    const key = randomUUID()
    const twice = [1, 2].map(() => reply(dispute.applicant.personId, [first, second], ['是自愿的。', ''], key))
    expect((await Promise.all(twice)).map(({ replayed }) => replayed).sort()).toEqual([false, true])
    await expect(reply(dispute.applicant.personId, first, '再来一次')).rejects.toMatchObject({ code: 'state/moved-on' })
    w.setLawTime(endOfDay(answerOn))
    expect(await standings()).toEqual([
      ['answered', '是自愿的。'],
      ['missing', null],
      ['missing', null],
    ])
    // Late is better than never, and is called late.
    await reply(dispute.applicant.personId, second, '十月三十一日。')
    expect((await standings())[1]).toEqual(['late', '十月三十一日。'])
    expect(await noticesTo(await w.as('clerk'), 'clerk-answered')).toBe(2)
    expect(await nextOf('applicant')).toMatchObject({ words: 'beforeCourt' })
  })

  it('is over with the inquiry, and what was not answered stands as not answered', async () => {
    await acts.act('clerk', desk.recordInquiry, dispute, { heard: 'online' })
    const [open] = (await readBy(dispute.respondent.personId)).map(({ answers }) => answers[0])
    expect(open?.standing).toBe('missing')
    const late = { answerId: open?.id, text: '现在才看到。' }
    await expect(acts.act(dispute.respondent.personId, replyToCourt, dispute, late)).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    expect((await acts.caseOf(dispute)).state).toBe('accepted')
    const running = { disputeId: dispute.id, key: 'court.answer', metAt: null, cancelledAt: null, missedAt: null }
    expect(await w.platform.db.deadline.count({ where: running })).toBe(0)
  })
})
