import { describe, expect, it } from 'vitest'
import { emptyDraft } from '#app/domain/filing/draft.ts'
import { guideResult } from '#app/domain/filing/guide-result.server.ts'
import { nextQuestion } from '#app/domain/intake/rules.ts'
import type { Question } from '#app/domain/intake/schema.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import type { Answer, Answers, IntakeType } from '#app/domain/intake/types.ts'

const TODAY = '2026-11-24'
const told = (topic: IntakeType, guide: Answers) => guideResult({ ...emptyDraft(topic), guide }, TODAY)

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
    expect(told('rental', { deposit: '3400' }).fee).toEqual({ minFen: 5_000, maxFen: 5_000 })
    expect(told('rental', {}).fee).toBeNull()
    expect(told('neighbour', { damage: 'no' }).fee).toEqual({ minFen: 5_000, maxFen: 10_000 })
  })
})
