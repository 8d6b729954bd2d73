import { describe, expect, it } from 'vitest'
import { readAnswer, readOwnWords } from '#app/domain/intake/answer.ts'
import type { Question } from '#app/domain/intake/schema.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import type { IntakeType } from '#app/domain/intake/types.ts'

const questionIn = (topic: IntakeType, id: string): Question => {
  const found = intakeTopic(topic).questions.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const [role, chain] = [questionIn('rental', 'role'), questionIn('wages', 'chain')]
const [money, day, people] = [
  questionIn('rental', 'deposit'),
  questionIn('rental', 'leaveDate'),
  questionIn('wages', 'people'),
]

describe('an answer to a guided question', () => {
  it.each<[string, Question, string | string[], unknown]>([
    ['an option', role, 'tenant', 'tenant'],
    ['nothing: skipped', role, '', 'none'],
    ['skipped', money, 'none', 'none'],
    ['several options', chain, ['main', 'owner', 'main'], ['main', 'owner']],
    ['one of several', chain, 'main', ['main']],
    ['a sum as it was typed', money, ' 3,400.50 ', '3,400.50'],
    ['a day', day, '2026-09-10', '2026-09-10'],
    ['digits of any width', people, '１４', '14'],
  ])('takes %s', (_, question, given, kept) => {
    expect(readAnswer(question, given)).toEqual({ ok: true, value: kept })
  })

  it.each<[string, Question, string | string[], string]>([
    ['an option of another question', role, 'main', 'filing/answer'],
    ['a list with a stranger in it', chain, ['main', 'x'], 'filing/answer'],
    ['words for a sum', money, '三千多', 'money/form'],
    ['a negative sum', money, '-5', 'money/negative'],
    ['a day that is none', day, '2026-02-30', 'filing/day'],
    ['last year in words', day, '去年', 'filing/day'],
    ['half a person', people, '1.5', 'filing/number'],
    ['a number without end', people, '99999999999', 'filing/number'],
  ])('refuses %s and says so', (_, question, given, problem) => {
    expect(readAnswer(question, given)).toMatchObject({ ok: false, problem })
  })

  it('in own words is kept as it is, and no rule takes it for an option', () => {
    expect(readOwnWords(role, '我帮我妈租的')).toEqual({ ok: true, value: { text: '我帮我妈租的' } })
    expect(readOwnWords(role, `戴\u202e小雨`)).toMatchObject({ ok: false, problem: 'text/hidden-character' })
    expect(readOwnWords(role, '长'.repeat(5_001))).toMatchObject({ ok: false })
  })
})
