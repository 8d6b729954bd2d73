import type { IntakeTopic } from './schema.ts'
import type { Answers } from './types.ts'

const BLANK = '＿＿＿＿'

/** A letter the person may send first; what is not known stays a line to fill in by hand. */
export function writeLetter(
  topic: IntakeTopic,
  locale: 'zh-CN' | 'en',
  known: { readonly answers: Answers; readonly fields: Readonly<Record<string, string>> },
): string {
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const wordsFor = (field: string): string => {
    const given = known.fields[field]
    if (given) return given
    const question = topic.questions.find(({ id }) => id === field || `${id}Text` === field)
    const answer = question && known.answers[question.id]
    if (!question || answer === undefined) return BLANK
    const ids = typeof answer === 'string' ? [answer] : Object.values(answer)
    const labels = ids.map((id) => question.options?.find((option) => option.id === id)?.[language] ?? id)
    return labels.filter(Boolean).join(language === 'zh' ? '、' : ', ') || BLANK
  }
  return topic.letter[language].replace(/\{\{(\w+)\}\}/g, (_, field: string) => wordsFor(field))
}
