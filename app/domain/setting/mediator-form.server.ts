import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { isDay } from '../calendar/days.ts'
import { intakeTypes } from '../intake/types.ts'
import { topicName } from '../mediator/queries.server.ts'
import { readText } from '../text/printable.ts'
import type { MediatorBody } from './mediator.server.ts'
import { certificateWords, leaveWords } from './mediator-lines.server.ts'
import { hoursOf, isMoment, leaveOf, readHours, WEEKDAYS, writeHours } from './mediator-times.ts'
import type { FormField, Office, Typed } from './setting.ts'
import { Faults, listTyped, textTyped } from './typed.ts'

const LANGUAGES = ['zh', 'en'] as const
const MAX_BIO = 300

/** The working hours of one day as they are typed. */
const typedHours = (hours: readonly string[], weekday: number): string =>
  hours
    .map(hoursOf)
    .filter((one) => one.weekday === weekday)
    .map(({ from, to }) => `${from}-${to}`)
    .join('、')

type Words = ReturnType<typeof mediatorWords>
const mediatorWords = (locale: Locale) => wordsFor(locale, words).mediator

const optionsOf = (values: readonly string[], label: (value: string) => string) =>
  values.map((value) => ({ value, label: label(value) }))
const isYes = (value: boolean) => (value ? 'yes' : 'no')
const yesNo = (t: Words) => optionsOf(['yes', 'no'], (value) => (value === 'yes' ? t.yes : t.no))

/** What he takes. */
function workFields(t: Words, body: MediatorBody, locale: Locale): FormField[] {
  return [
    {
      name: 'state',
      label: t.state,
      type: 'radio',
      value: body.state,
      options: optionsOf(['active', 'paused'], (value) => (value === 'active' ? t.states.active : t.states.paused)),
    },
    { name: 'isLeadAble', label: t.isLeadAble, type: 'radio', value: isYes(body.isLeadAble), options: yesNo(t) },
    { name: 'caseLimit', label: t.caseLimit, hint: t.limitHint, type: 'number', value: String(body.caseLimit ?? '') },
    {
      name: 'topics',
      label: t.topics,
      hint: t.topicsHint,
      type: 'checks',
      values: body.topics,
      options: optionsOf(intakeTypes, (value) => topicName(value, locale)),
    },
    {
      name: 'languages',
      label: t.languages,
      type: 'checks',
      values: body.languages,
      options: optionsOf(LANGUAGES, (value) => (value === 'zh' ? t.chinese : t.english)),
    },
  ]
}

/** When he works. */
function timeFields(t: Words, body: MediatorBody): FormField[] {
  const minutes = { slotMinutes: {}, leadMinutes: { hint: t.leadHint }, opensMinutesBefore: {} }
  return [
    ...WEEKDAYS.map((weekday) => ({
      name: `hours${weekday}`,
      label: t.weekdays[weekday - 1] ?? '',
      ...(weekday === 1 ? { hint: t.hoursHint } : {}),
      type: 'text' as const,
      value: typedHours(body.hours, weekday),
    })),
    {
      name: 'isAlwaysOpen',
      label: t.isAlwaysOpen,
      hint: t.alwaysHint,
      type: 'radio',
      value: isYes(body.isAlwaysOpen),
      options: yesNo(t),
    },
    ...(Object.keys(minutes) as (keyof typeof minutes)[]).map((name) => ({
      name,
      label: t[name],
      ...minutes[name],
      type: 'number' as const,
      value: String(body[name]),
    })),
  ]
}

/** What is kept as long as it stays ticked; nothing where there is none yet. */
const kept = (name: string, label: string, { hint, options }: { hint: string; options: Option[] }): FormField[] =>
  options.length > 0 ? [{ name, label, hint, type: 'checks', values: options.map(({ value }) => value), options }] : []

type Option = { readonly value: string; readonly label: string }

/** When he is away, and by which certificates he works. */
function datedFields(t: Words, body: MediatorBody, locale: Locale): FormField[] {
  const leaves = optionsOf(body.leaves, (text) => leaveWords(text, locale))
  const certificates = optionsOf(body.certificates, (text) => certificateWords(text, locale))
  return [
    ...kept('leaves', t.leaves, { hint: t.keepHint, options: leaves }),
    { name: 'leaveFrom', label: t.leaveFrom, hint: t.leaveHint, type: 'moment', value: '' },
    { name: 'leaveTo', label: t.leaveTo, type: 'moment', value: '' },
    ...kept('certificates', t.certificates, { hint: t.keepHint, options: certificates }),
    { name: 'certificateName', label: t.certificateName, hint: t.certificateHint, type: 'text', value: '' },
    { name: 'certificateFrom', label: t.certificateFrom, type: 'date', value: '' },
    { name: 'certificateTo', label: t.certificateTo, type: 'date', value: '' },
  ]
}

/** The form of a mediator's card. */
export function mediatorForm({ locale }: Office, body: MediatorBody): FormField[] {
  const t = mediatorWords(locale)
  return [
    ...workFields(t, body, locale),
    ...timeFields(t, body),
    ...datedFields(t, body, locale),
    { name: 'bioZh', label: t.bioZh, hint: t.bioHint, type: 'area', value: body.bioZh },
    { name: 'bioEn', label: t.bioEn, type: 'area', value: body.bioEn },
  ]
}

function hoursTyped(typed: Typed, faults: Faults): string[] {
  return WEEKDAYS.flatMap((weekday) => {
    const spans = readHours(textTyped(typed, `hours${weekday}`))
    if (!spans) faults.add(`hours${weekday}`, 'setting/bad-hours')
    return (spans ?? []).map((span) => writeHours({ weekday, ...span }))
  })
}

function leavesTyped(typed: Typed, base: MediatorBody, faults: Faults): string[] {
  const kept = listTyped(typed, 'leaves').filter((one) => base.leaves.includes(one))
  const [from, to] = [textTyped(typed, 'leaveFrom'), textTyped(typed, 'leaveTo')]
  if (!from && !to) return kept
  if (!isMoment(from)) faults.add('leaveFrom', 'booking/bad-time')
  if (!isMoment(to)) faults.add('leaveTo', 'booking/bad-time')
  const added = `${from}/${to}`
  if (isMoment(from) && isMoment(to)) {
    const { startsAt, endsAt } = leaveOf(added)
    if (startsAt >= endsAt) faults.add('leaveTo', 'booking/bad-leave')
  }
  return [...new Set([...kept, added])].sort()
}

function certificatesTyped(typed: Typed, base: MediatorBody, faults: Faults): string[] {
  const kept = listTyped(typed, 'certificates').filter((one) => base.certificates.includes(one))
  const [from, to] = [textTyped(typed, 'certificateFrom'), textTyped(typed, 'certificateTo')]
  if (!textTyped(typed, 'certificateName') && !from && !to) return kept
  const name = faults.name(typed, 'certificateName').replaceAll('|', ' ')
  if (!isDay(from)) faults.add('certificateFrom', 'setting/bad-day')
  if (to && (!isDay(to) || to < from)) faults.add('certificateTo', 'setting/bad-day')
  return [...new Set([...kept, `${from}|${to}|${name}`])].sort()
}

function bioTyped(typed: Typed, name: string, faults: Faults): string {
  const text = textTyped(typed, name)
  if (!text) return ''
  const read = readText(text, MAX_BIO)
  if (!read.ok) faults.add(name, read.problem)
  return read.ok ? read.value : ''
}

/** A mediator's card as it was typed, over what it was. */
export function readMediator(_: Office, typed: Typed, base: MediatorBody): MediatorBody {
  const faults = new Faults()
  const among = (name: string, allowed: readonly string[]) =>
    listTyped(typed, name).filter((one) => allowed.includes(one))
  const minutes = (name: string, least: number, most: number) => faults.count(typed, name, { least, most })
  const body: MediatorBody = {
    personId: base.personId,
    organisationId: base.organisationId,
    state: faults.oneOf(typed, 'state', ['active', 'paused']),
    isLeadAble: faults.oneOf(typed, 'isLeadAble', ['yes', 'no']) === 'yes',
    isAlwaysOpen: faults.oneOf(typed, 'isAlwaysOpen', ['yes', 'no']) === 'yes',
    caseLimit: textTyped(typed, 'caseLimit') === '' ? null : minutes('caseLimit', 1, 999),
    slotMinutes: minutes('slotMinutes', 10, 240),
    leadMinutes: minutes('leadMinutes', 0, 10_080),
    opensMinutesBefore: minutes('opensMinutesBefore', 0, 1_440),
    topics: among('topics', intakeTypes),
    languages: among('languages', LANGUAGES),
    bioZh: bioTyped(typed, 'bioZh', faults),
    bioEn: bioTyped(typed, 'bioEn', faults),
    hours: hoursTyped(typed, faults),
    leaves: leavesTyped(typed, base, faults),
    certificates: certificatesTyped(typed, base, faults),
  }
  faults.done()
  return body
}
