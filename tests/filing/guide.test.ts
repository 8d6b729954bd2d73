import { describe, expect, it } from 'vitest'
import { emptyDraft } from '#app/domain/filing/draft.ts'
import { guideResult } from '#app/domain/filing/guide-result.server.ts'
import { nextQuestion, pagesToAsk } from '#app/domain/intake/rules.ts'
import type { Question } from '#app/domain/intake/schema.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import type { Answer, Answers, IntakeType } from '#app/domain/intake/types.ts'
import { shippedCalendar } from '#tests/support/calendars.ts'

const TODAY = '2026-11-24'
const told = (topic: IntakeType, guide: Answers) => guideResult({ ...emptyDraft(topic), guide }, TODAY, shippedCalendar)

/** Every kind of answer that a person can give to one question. */
const answersTo = ({ kind, options }: Question): Answer[] => {
  if (kind === 'yesNo' && !options) return ['yes', 'no', 'none']
  if (options) return [...options.map(({ id }) => (kind === 'multi' ? [id] : id)), 'none']
  return [{ date: '2026-09-30', money: '3400', number: '2' }[kind as string] ?? 'none', 'none']
}

describe('the guided questions', () => {
  it.each([
    ['rental', ['role', 'house', 'lease', 'movedOut', 'deposit', 'asked', 'leaveDate', 'area']],
    ['neighbour', ['what', 'since', 'often', 'told', 'damage', 'wish', 'safety']],
    ['wages', ['link', 'project', 'boss', 'people', 'iou', 'fled', 'chain', 'amount']],
    ['consumer', ['what', 'seller', 'since', 'order', 'problem', 'asked', 'amount']],
  ] as const)('of %s are all asked on some way through them, and every way ends', (key, expected) => {
    const topic = intakeTopic(key)
    const asked = new Set<string>()
    const seen = new Set<string>()
    const walk = (answers: Answers) => {
      const question = nextQuestion(topic, answers, TODAY)
      if (!question) return
      asked.add(question.id)
      for (const answer of answersTo(question)) {
        const next = { ...answers, [question.id]: answer }
        // Only what other questions look at changes the way.
        const way = `${question.id}/${Object.keys(next).length}/${JSON.stringify(answer)}`
        if (seen.has(way)) continue
        seen.add(way)
        walk(next)
      }
    }
    walk({})
    expect([...asked].sort()).toEqual([...topic.questions.map(({ id }) => id)].sort())
    expect([...asked].sort()).toEqual([...expected].sort())
  })

  it('ask one thing a page where a tap answers it, and all that is typed on one page at the end', () => {
    const pages = (answers: Answers) =>
      pagesToAsk(intakeTopic('rental'), answers, TODAY).map((page) => page.map(({ id }) => id))
    expect(pages({ role: 'tenant', movedOut: 'out' })).toEqual([
      ['role'],
      ['house'],
      ['lease'],
      ['movedOut'],
      ['asked'],
      ['deposit', 'leaveDate', 'area'],
    ])
    expect(pages({ role: 'landlord' }).at(-1)).toEqual(['deposit', 'area'])
  })

  it('say until when one can sue, from the day that was named', () => {
    const [general, interruption] = told('rental', {
      role: 'tenant',
      movedOut: 'out',
      leaveDate: '2026-09-10',
    }).limitations
    expect(general?.clock).toMatchObject({ lastDayOn: '2029-09-10', state: 'green' })
    expect(general?.plain.zh).toBe('一般三年内提。')
    expect(interruption).toMatchObject({ key: 'interruption', clock: null })
    const late = told('neighbour', { what: 'leak', since: '2023-01-05' }).limitations
    expect(late[0]?.clock?.state).toBe('past')
    expect(late.map(({ key }) => key)).toEqual(['general3y', 'noLimitStop', 'interruption'])
  })

  it('name no day when none was said, when it was skipped, or when it lies ahead', () => {
    for (const leaveDate of [undefined, 'none', '2027-01-01']) {
      const guide = { role: 'tenant', movedOut: 'out', ...(leaveDate ? { leaveDate } : {}) }
      expect(told('rental', guide).limitations[0]?.clock).toBeNull()
    }
  })

  it('say what a court would charge for the sum that was named, and nothing without a sum', () => {
    expect(told('rental', { deposit: '3400' }).costs.court).toEqual({ minFen: 5_000, maxFen: 5_000 })
    expect(told('neighbour', { damage: 'no' }).costs.court).toEqual({ minFen: 5_000, maxFen: 10_000 })
    const { court, examples } = told('rental', {}).costs
    expect(court).toBeNull()
    expect(examples.map(({ claimYuan, feeYuan }) => [claimYuan, feeYuan])).toEqual([
      [3_400, 50],
      [50_000, 1_050],
      [100_000, 2_300],
    ])
  })

  it('say what is free, and that work disputes go to arbitration before a court', () => {
    const free = (topic: IntakeType, guide: Answers) =>
      told(topic, guide).costs.fixed.map(({ key, feeYuan }) => [key, feeYuan])
    expect(free('rental', {})).toEqual([
      ['peoples', 0],
      ['judicialConfirmation', 0],
    ])
    expect(told('wages', { link: 'site' }).mustArbitrate).toBe(false)
    expect(told('wages', { link: 'factory' }).mustArbitrate).toBe(true)
    expect(free('wages', { link: 'factory' })).toContainEqual(['labourArbitration', 0])
  })

  it('put what is urgent first, with whom to call, and say of each where it comes from', () => {
    const [first, ...rest] = told('wages', { link: 'site', fled: 'yes' }).warnings
    expect([first?.id, first?.level]).toEqual(['fled', 'stop'])
    expect(first?.authorities.map(({ phone }) => phone)).toEqual(['12333', '110'])
    expect(first?.source).toMatchObject({ zh: '刑法第276条之一', en: 'Criminal Law art. 276-1', isChecked: true })
    expect(rest.map(({ level }) => level)).not.toContain('stop')
    expect(told('wages', { link: 'site', fled: 'no' }).warnings.map(({ level }) => level)).not.toContain('stop')
  })

  it('offer a letter only where nobody is afraid and the letter fits the side that asks', () => {
    expect(told('rental', { role: 'tenant' }).hasLetter).toBe(true)
    expect(told('rental', { role: 'landlord' }).hasLetter).toBe(false)
    expect(told('wages', { fled: 'yes' }).hasLetter).toBe(false)
  })
})
