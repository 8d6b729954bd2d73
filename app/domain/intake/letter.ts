import { dayInWords, isDay } from '../calendar/days.ts'
import type { IntakeTopic, Question } from './schema.ts'
import type { Answer, Answers } from './types.ts'

type Locale = 'zh-CN' | 'en'
const BLANK = { zh: '＿＿＿＿', en: '________' } as const
/** What says nothing: skipped, or not known. */
const EMPTY = new Set(['none', 'unsure', ''])

function inWords(question: Question, answer: Answer, locale: Locale): string {
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const parts = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.values(answer)
  return parts
    .filter((part) => !EMPTY.has(part))
    .map((part) => question.options?.find(({ id }) => id === part)?.[language] ?? part)
    .map((part) => (question.kind === 'date' && isDay(part) ? dayInWords(part, locale) : part))
    .join(language === 'zh' ? '、' : ', ')
}

/** A letter the person may send first; what is not known stays a line to fill in by hand. */
export function writeLetter(
  topic: IntakeTopic,
  locale: Locale,
  known: { readonly answers: Answers; readonly fields: Readonly<Record<string, string>> },
): string {
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const wordsFor = (field: string): string => {
    const given = known.fields[field]
    if (given) return given
    const question = topic.questions.find(({ id }) => id === field || `${id}Text` === field)
    const answer = question && known.answers[question.id]
    return (question && answer !== undefined && inWords(question, answer, locale)) || BLANK[language]
  }
  return topic.letter[language].replace(/\{\{(\w+)\}\}/g, (_, field: string) => wordsFor(field))
}
