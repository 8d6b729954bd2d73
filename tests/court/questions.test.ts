import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfDay } from '#app/domain/calendar/days.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { askInWriting, replyToCourt } from '#app/domain/confirmation/question.commands.server.ts'
import { askable } from '#app/domain/confirmation/question.queries.server.ts'
import { remindOfQuestions } from '#app/domain/confirmation/question-reminders.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { perform, performSystem } from '#app/domain/engine/perform.server.ts'
import { todayFor } from '#app/domain/mediator/desk.queries.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
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
    acts.act(who, askInWriting, dispute, { to: [dispute.applicant.partyId], own: OWN, answerOn, ...input })
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

  it('is answered in time in the last minute, once, and by nobody else', async () => {
    const [first, second] = (await readBy(dispute.applicant.personId)).map(({ answers }) => answers[0]?.id ?? '')
    const reply = (who: string, answerId: unknown, text: unknown, key = randomUUID()) =>
      w
        .as(who)
        .then((actor) =>
          perform(w.platform, replyToCourt, { actor, disputeId: dispute.id, key, input: { answerId, text } }),
        )
    w.setLawTime(new Date(endOfDay(answerOn).getTime() - 60_000))
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

describe('a question of the court to the mediator', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let dispute: WorldDispute
  let answerOn: string
  let mediatorId: string
  let seat: string
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts } = court)
    dispute = await acts.accepted()
    answerOn = dayFrom(w, 12)
    mediatorId = (await w.as('mediator')).personId
    seat = (await askable(w.platform.db, dispute.id)).find(({ role }) => role === 'mediator')?.id ?? ''
  }, 240_000)
  afterAll(() => court?.stop())

  const readBy = async (who: string | null) => (await courtCaseView(w.platform, dispute.id, who))?.askedInWriting ?? []
  const ask = (input: Record<string, unknown>) =>
    acts.act('clerk', askInWriting, dispute, { to: [seat], answerOn, ...input })
  const reply = (who: string, answerId: unknown, text: unknown, key = randomUUID()) =>
    w
      .as(who)
      .then((actor) =>
        perform(w.platform, replyToCourt, { actor, disputeId: dispute.id, key, input: { answerId, text } }),
      )
  const noticesTo = async (personId: string, key: string) => {
    const rows = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id, personId, key } })
    const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', dispute.id)
    return rows.map(({ id, rendered }) => codec.openJson<{ url: string }>(`notice.rendered/${id}`, rendered).url)
  }

  it('is about how the mediation went; each prepared question needs somebody for whom it is meant', async () => {
    const nobody = { fields: { prepared: 'court/ask-nobody' } }
    await expect(ask({ prepared: 'voluntary' })).rejects.toMatchObject(nobody)
    await expect(ask({ to: [dispute.applicant.partyId], prepared: 'readOut' })).rejects.toMatchObject(nobody)
    const other = await acts.accepted()
    const away = (await askable(w.platform.db, other.id)).find(({ role }) => role === 'mediator')?.id
    await expect(ask({ to: [away], own: OWN })).rejects.toMatchObject({ fields: { to: 'court/ask-whom' } })
  }, 240_000)

  it('reaches the desk of the mediator with its day, and no party learns of it', async () => {
    await ask({ to: [seat, dispute.applicant.partyId], prepared: ['readOut', 'voluntary'] })
    await drainOutbox(w.platform)
    const wordsBy = async (who: string) => (await readBy(who)).map(({ words }) => words.zh)
    expect(await wordsBy(mediatorId)).toEqual(['签名以前，协议是否逐条给双方看过、讲清楚了？'])
    expect(await wordsBy(dispute.applicant.personId)).toEqual(['是否自愿达成，有没有受到压力？'])
    expect(await wordsBy(dispute.respondent.personId)).toEqual([])
    expect(await noticesTo(mediatorId, 'court-question')).toEqual([expect.stringMatching(/\/desk\/c\/[^/]+\/court$/)])
    expect(await noticesTo(dispute.applicant.personId, 'court-question')).toEqual([
      expect.stringMatching(/[^k]\/c\/[^/]+\/court$/),
    ])
    const code = (await w.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })).code
    const { asked } = await todayFor(w.platform, mediatorId, 'zh-CN')
    expect(asked).toEqual([{ code, on: answerOn, count: 1 }])
  })

  it('is reminded of once, answered by him alone and once, and stands beside the checklist', async () => {
    w.setLawTime(new Date(endOfDay(answerOn).getTime() - 30 * 3_600_000))
    await remindOfQuestions(w.platform)
    await remindOfQuestions(w.platform)
    expect(await noticesTo(mediatorId, 'court-question-remind')).toEqual([expect.stringContaining('/desk/c/')])
    w.setLawTime(new Date(endOfDay(answerOn).getTime() - 60_000))
    const [answerId] = (await readBy(mediatorId)).map(({ answers }) => answers[0]?.id ?? '')
    await expect(reply(dispute.applicant.personId, answerId, '我替他说')).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    const key = randomUUID()
    const twice = [1, 2].map(() => reply(mediatorId, answerId, '逐条念过，双方都点了头。', key))
    expect((await Promise.all(twice)).map(({ replayed }) => replayed).sort()).toEqual([false, true])
    await expect(reply(mediatorId, answerId, '再来一次')).rejects.toMatchObject({ code: 'state/moved-on' })
    const seen = (await readBy(null)).flatMap(({ answers }) => answers)
    expect(seen).toContainEqual(
      expect.objectContaining({ role: 'mediator', standing: 'answered', text: '逐条念过，双方都点了头。' }),
    )
    expect((await todayFor(w.platform, mediatorId, 'zh-CN')).asked).toEqual([])
  })

  it('can no longer be answered by a mediator who was replaced; the silence stands', async () => {
    const later = dayFrom(w, 12)
    await ask({ own: '身份是怎样核对的？', answerOn: later })
    const open = (await readBy(mediatorId)).flatMap(({ answers }) => answers).find(({ text }) => text === null)
    const lead = await w.platform.db.assignment.findFirstOrThrow({
      where: { disputeId: dispute.id, personId: mediatorId },
    })
    await performSystem(w.platform, dispute.id, (act) =>
      act.follow('assignment', lead.id, 'replace', { unable: 'ill' }),
    )
    await expect(reply(mediatorId, open?.id, '看了身份证')).rejects.toMatchObject({
      code: expect.stringMatching(/state\/moved-on|dispute\/(unknown|not-allowed)/),
    })
    expect((await todayFor(w.platform, mediatorId, 'zh-CN')).asked).toEqual([])
    w.setLawTime(endOfDay(later))
    expect((await readBy(null)).flatMap(({ answers }) => answers).find(({ id }) => id === open?.id)?.standing).toBe(
      'missing',
    )
  })
})
