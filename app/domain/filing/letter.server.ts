import { addDays, type Day, dayInWords } from '../calendar/days.ts'
import { writeLetter } from '../intake/letter.ts'
import { answersThatCount, holds } from '../intake/rules.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import type { Draft } from './draft.ts'
import { suggestedFrom } from './suggestions.server.ts'

/** Long enough to think, short enough to be remembered. */
const DAYS_TO_ANSWER = 10

/** A polite letter to the other side, from what was answered so far; null where none should be sent. */
export function letterOf(draft: Draft, locale: 'zh-CN' | 'en', todayOn: Day) {
  const topic = intakeTopic(draft.topic)
  const answers = answersThatCount(topic, draft.guide, todayOn)
  if (!holds(topic.letter.fitsIf, answers, todayOn)) return null
  const { want, who, me, facts } = draft
  const fields: Readonly<Record<string, string>> = {
    today: dayInWords(todayOn, locale),
    deadline: dayInWords(addDays(todayOn, DAYS_TO_ANSWER), locale),
    otherName: who[0]?.name ?? '',
    myName: me?.name ?? '',
    myPhone: me?.phone.replace(/^\+86/, '') ?? '',
    summary: facts,
    wishText: want.acts.join(locale === 'en' ? '; ' : '；'),
    amount: want.amountFen === null ? (suggestedFrom(draft, 'money') ?? '') : String(want.amountFen / 100),
  }
  return { title: topic.letter.title, text: writeLetter(topic, locale, { answers, fields }) }
}
