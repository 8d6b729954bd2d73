import { isDay } from '../calendar/days.ts'
import { readYuan } from '../text/money.ts'
import { readLine, readText } from '../text/printable.ts'
import type { IntakeTopic, Question } from './schema.ts'
import type { Answer } from './types.ts'

/** `none` marks a question that was skipped or that none of the answers fits. */
export const SKIPPED = 'none'
const MOST_COUNTED = 1_000_000

type ReadAnswer = { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly problem: string }
type Reader = (text: string) => ReadAnswer

const kept = (value: Answer): ReadAnswer => ({ ok: true, value })
const wrong = (problem: string): ReadAnswer => ({ ok: false, problem })

/** Money stays as it was typed, so that it comes back so; it has to be readable as a sum. */
const money: Reader = (text) => {
  const read = readYuan(text)
  return read.ok ? kept(text.trim()) : read
}

const number: Reader = (text) => {
  const digits = text.normalize('NFKC').trim()
  return /^\d{1,7}$/.test(digits) && Number(digits) <= MOST_COUNTED
    ? kept(String(Number(digits)))
    : wrong('filing/number')
}

const day: Reader = (text) => (isDay(text.trim()) ? kept(text.trim()) : wrong('filing/day'))

const typed: Readonly<Partial<Record<Question['kind'], Reader>>> = { money, number, date: day, text: readText }

function chosen(question: Question, given: readonly string[]): ReadAnswer {
  const known = question.options?.map(({ id }) => id) ?? ['yes', 'no']
  const ids = [...new Set(given)]
  if (ids.some((id) => id !== SKIPPED && !known.includes(id))) return wrong('filing/answer')
  return kept(question.kind === 'multi' ? ids : (ids[0] ?? SKIPPED))
}

/** What somebody chose or typed for one question; nothing at all counts as skipped. */
export function readAnswer(question: Question, given: string | readonly string[]): ReadAnswer {
  const all = (typeof given === 'string' ? [given] : given).filter((one) => one.trim() !== '')
  const [first = SKIPPED] = all
  if (all.length === 0 || (all.length === 1 && first === SKIPPED)) return kept(SKIPPED)
  const reader = typed[question.kind]
  return reader ? reader(first) : chosen(question, all)
}

/** The own words of somebody whom no answer fits, or a place or a person, on one or several lines. */
export function readOwnWords({ kind }: Question, text: string): ReadAnswer {
  const read = kind === 'place' || kind === 'person' ? readLine(text) : readText(text)
  return read.ok ? kept({ text: read.value }) : read
}

export const questionOf = (topic: IntakeTopic, id: string): Question | null =>
  topic.questions.find((question) => question.id === id) ?? null
