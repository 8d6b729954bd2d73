import { formatDay, formatInstant } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import type { Span } from '../booking/hours.server.ts'
import { topicName } from '../mediator/queries.server.ts'
import type { MediatorBody } from './mediator.server.ts'
import { hoursOf, leaveOf, WEEKDAYS } from './mediator-times.ts'
import type { Line, Office, Touched } from './setting.ts'

export const leaveWords = (text: string, locale: Locale): string => {
  const { startsAt, endsAt } = leaveOf(text)
  return `${formatInstant(startsAt, locale)} — ${formatInstant(endsAt, locale)}`
}

export const certificateWords = (text: string, locale: Locale): string => {
  const [from = '', to = '', ...name] = text.split('|')
  const day = (on: string) => formatDay(on, locale, { weekday: false })
  return `${name.join('|')} · ${day(from)} — ${to ? day(to) : wordsFor(locale, words).post.open}`
}

/** A session that publishing would touch. Who may not know the case reads its time only. */
export function sessionWords(
  { locale }: Office,
  { code, topic, span }: { code: string; topic: string; span: Span },
): Touched {
  const at = formatInstant(span.startsAt, locale)
  return code ? { words: `${at} · ${code} · ${topic}` } : { words: at }
}

/** A mediator's card as a person reads it. */
export function mediatorLines({ locale }: Office, body: MediatorBody): Line[] {
  const t = wordsFor(locale, words).mediator
  const yesNo = (value: boolean) => (value ? t.yes : t.no)
  const hoursOn = (weekday: number) =>
    body.hours
      .map(hoursOf)
      .filter((one) => one.weekday === weekday)
      .map(({ from, to }) => `${from}—${to}`)
      .join(locale === 'en' ? ', ' : '、')
  const separated = (values: readonly string[]) => values.join(locale === 'en' ? ', ' : '、')
  return [
    { id: 'state', label: t.state, value: body.state === 'active' ? t.states.active : t.states.paused },
    { id: 'isLeadAble', label: t.isLeadAble, value: yesNo(body.isLeadAble) },
    { id: 'caseLimit', label: t.caseLimit, value: body.caseLimit === null ? t.noLimit : String(body.caseLimit) },
    {
      id: 'topics',
      label: t.topics,
      value: separated(body.topics.map((one) => topicName(one, locale))) || t.everyTopic,
    },
    {
      id: 'languages',
      label: t.languages,
      value: separated(body.languages.map((one) => (one === 'zh' ? t.chinese : t.english))),
    },
    ...WEEKDAYS.map((weekday) => ({
      id: `hours${weekday}`,
      label: t.weekdays[weekday - 1] ?? '',
      value: hoursOn(weekday),
    })),
    { id: 'isAlwaysOpen', label: t.isAlwaysOpen, value: yesNo(body.isAlwaysOpen) },
    { id: 'slotMinutes', label: t.slotMinutes, value: t.minutes(body.slotMinutes) },
    { id: 'leadMinutes', label: t.leadMinutes, value: t.minutes(body.leadMinutes) },
    { id: 'opensMinutesBefore', label: t.opensMinutesBefore, value: t.minutes(body.opensMinutesBefore) },
    ...body.leaves.map((text) => ({ id: `leave-${text}`, label: t.leaves, value: leaveWords(text, locale) })),
    ...body.certificates.map((text) => ({
      id: `certificate-${text}`,
      label: t.certificates,
      value: certificateWords(text, locale),
    })),
    { id: 'bioZh', label: t.bioZh, value: body.bioZh },
    { id: 'bioEn', label: t.bioEn, value: body.bioEn },
  ]
}
