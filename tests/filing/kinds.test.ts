import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { declare, saveMe, saveWant, saveWhat, saveWho } from '#app/domain/filing/commands.server.ts'
import { readDraft } from '#app/domain/filing/draft.server.ts'
import { partAfter } from '#app/domain/filing/draft.ts'
import { answerAbroad, answerGuide } from '#app/domain/filing/guide.commands.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { toldAtFiling } from '#app/domain/filing/told.server.ts'
import { nextQuestion } from '#app/domain/intake/rules.ts'
import type { Question } from '#app/domain/intake/schema.ts'
import { intakeTopic, vocabularyTable } from '#app/domain/intake/topics.server.ts'
import { type Answer, type IntakeType, intakeTypes } from '#app/domain/intake/types.ts'
import { parts, TICKS, writtenDraft } from '#tests/support/drafts.ts'
import { type World, world } from '#tests/support/world.ts'

const TODAY = '2026-11-24'

/** What somebody says who takes the first answer of each question. */
function firstAnswer({ kind, options }: Question): { answer?: string | string[]; detail?: string } {
  const first = options?.[0]?.id
  if (kind === 'multi') return { answer: [first ?? ''] }
  if (first !== undefined) return { answer: first }
  if (kind === 'place' || kind === 'person') return { detail: '浙江省诸暨市暨阳街道' }
  return { answer: { date: '2026-09-10', money: '3400', number: '2' }[kind as string] ?? '就是这样' }
}

describe('filing each kind of dispute', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  const act = <I extends z.ZodType, R>(actor: Actor, command: Command<I, R>, id: string | null, input: unknown) =>
    perform(w.platform, command, { actor, disputeId: id, key: randomUUID(), input })

  async function opened(topic: IntakeType, first: object) {
    const visitor: Actor = { kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' }
    const { disputeId: id, result } = await act(visitor, answerGuide, null, { topic, ...first })
    const { personId } = await w.platform.db.party.findFirstOrThrow({ where: { disputeId: id } })
    const holder: Actor = { kind: 'holder', disputeId: id, personId, locale: 'zh-CN' }
    return { id, holder, isAlarming: result.isAlarming }
  }

  async function submitted(id: string, holder: Actor, who: object = parts.who) {
    await act(holder, saveWhat, id, parts.what)
    await act(holder, saveWho, id, who)
    await act(holder, saveWant, id, { ...parts.want, wishes: ['赔礼道歉', '当面道歉'] })
    await act(holder, saveMe, id, parts.me)
    await act(holder, declare, id, TICKS)
    const to = { phone: `+86${parts.me.phone}`, purpose: 'file', boundTo: id } as const
    await sendCode(w.platform, { ...to, locale: 'zh-CN' })
    const codeId = await redeemCode(w.platform, to, /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '', null)
    return (await act(holder, submitDraft, id, { codeId })).result
  }

  it.each(intakeTypes)(
    '%s goes from its first answer to a case, and the dispatcher reads what was answered',
    async (topic) => {
      const content = intakeTopic(topic)
      const [first] = content.questions
      if (!first) throw new Error(topic)
      const { id, holder } = await opened(topic, { question: first.id, ...firstAnswer(first) })
      const answers: Record<string, Answer> = { [first.id]: 'asked' }
      const given: Record<string, Answer> = {
        [first.id]: firstAnswer(first).answer ?? { text: firstAnswer(first).detail ?? '' },
      }
      for (
        let question = nextQuestion(content, given, TODAY);
        question;
        question = nextQuestion(content, given, TODAY)
      ) {
        const said = firstAnswer(question)
        await act(holder, answerGuide, id, { topic, question: question.id, ...said })
        given[question.id] = said.answer ?? { text: said.detail ?? '' }
        answers[question.id] = 'asked'
      }
      const { code } = await submitted(id, holder)
      expect(code).toMatch(/^诸调-/)
      const row = await w.platform.db.dispute.findFirstOrThrow({ where: { id }, include: { claims: true } })
      expect([row.state, row.intakeType]).toEqual(['filed', topic])
      expect(vocabularyTable.statTypes.map(({ key }) => key)).toContain(row.statType)
      expect(row.claims.filter(({ kind }) => kind === 'act')).toHaveLength(2)
      const open = content.questions.filter((one) => one.audience === 'case' && one.id in answers)
      expect((await dispatchCase(w.platform, id)).told.answers.map(({ question }) => question.zh)).toEqual(
        open.map(({ text }) => text.zh),
      )
    },
  )

  it('keeps what was typed on one page at once, or nothing of it and says what is wrong in each line', async () => {
    const { id, holder } = await opened('rental', { question: 'role', answer: 'tenant' })
    const page = (deposit: string, area: string) => ({
      topic: 'rental',
      question: 'deposit',
      answer: deposit,
      more: [{ question: 'leaveDate' }, { question: 'area', detail: area }],
    })
    await expect(act(holder, answerGuide, id, page('很多', '诸\u202e暨'))).rejects.toMatchObject({
      fields: { 'answer-deposit': expect.any(String), 'detail-area': expect.any(String) },
    })
    expect((await readDraft(w.platform, holder, id)).draft.guide).toEqual({ role: 'tenant' })
    await act(holder, answerGuide, id, page('3400', '诸暨市暨阳街道'))
    expect((await readDraft(w.platform, holder, id)).draft.guide).toEqual({
      role: 'tenant',
      deposit: '3400',
      leaveDate: 'none',
      area: { text: '诸暨市暨阳街道' },
    })
  })

  it('leads from a saved part to the next open one, and to the last look when all are done', async () => {
    const { id, holder } = await writtenDraft(w)
    const { draft } = await readDraft(w.platform, holder, id)
    expect(partAfter(draft, 'what')).toBeNull()
    expect(partAfter({ ...draft, me: null, who: [] }, 'what')).toBe('who')
    expect(partAfter({ ...draft, me: null, who: [] }, 'want')).toBe('me')
    expect(partAfter({ ...draft, who: [] }, 'me')).toBe('who')
    // A draft from before the check was agreed to where the number is asked for: it is asked once more.
    expect(partAfter({ ...draft, isCheckAgreed: false }, 'evidence')).toBe('me')
    await expect(act(holder, saveMe, id, { ...parts.me, consentIdentity: undefined })).rejects.toMatchObject({
      fields: { consentIdentity: 'filing/tick' },
    })
  })

  it('keeps an answer for the mediator from the dispatcher, who is only told to call first', async () => {
    const { id, holder, isAlarming } = await opened('neighbour', { question: 'safety', answer: 'yes' })
    expect(isAlarming).toBe(true)
    await act(holder, answerGuide, id, { topic: 'neighbour', question: 'what', detail: '楼上半夜拖椅子' })
    await submitted(id, holder)
    const dispatcher = await toldAtFiling(w.platform, id, 'dispatcher')
    expect(dispatcher).toMatchObject({ stops: [], callFirst: true })
    expect(dispatcher.answers).toMatchObject([{ answer: { zh: '楼上半夜拖椅子' }, isOwnWords: true }])
    const mediator = await toldAtFiling(w.platform, id, 'mediator')
    expect(mediator.answers.filter(({ isPrivate }) => isPrivate)).toHaveLength(1)
    expect(mediator.stops).toHaveLength(1)
  })

  it('shows the reason for calling first where both sides may read it', async () => {
    const { id, holder, isAlarming } = await opened('wages', { question: 'fled', answer: 'yes' })
    expect(isAlarming).toBe(true)
    await submitted(id, holder)
    expect((await toldAtFiling(w.platform, id, 'dispatcher')).stops[0]?.zh).toContain('老板跑了')
  })

  it('asks more when somebody is abroad, and forgets it when nobody is', async () => {
    const { id, holder } = await opened('rental', { question: 'role', answer: 'tenant' })
    const abroad = { question: 'who', answer: 'me' }
    await expect(act(holder, answerAbroad, id, abroad)).rejects.toMatchObject({ code: 'state/moved-on' })
    await act(holder, saveWho, id, { ...parts.who, abroad: 'yes' })
    await act(holder, answerAbroad, id, abroad)
    await expect(act(holder, answerAbroad, id, { question: 'who', answer: 'nobody' })).rejects.toMatchObject({
      fields: { answer: 'filing/answer' },
    })
    await submitted(id, holder, { ...parts.who, abroad: 'yes' })
    const told = await toldAtFiling(w.platform, id, 'dispatcher')
    expect(told.answers.map(({ question }) => question.zh)).toEqual(['您是哪一方？', '谁在境外？'])
    const other = await opened('rental', { question: 'role', answer: 'tenant' })
    await act(other.holder, saveWho, other.id, { ...parts.who, abroad: 'yes' })
    await act(other.holder, answerAbroad, other.id, abroad)
    await submitted(other.id, other.holder)
    expect((await toldAtFiling(w.platform, other.id, 'dispatcher')).answers).toHaveLength(1)
  })
})
