import { z } from 'zod'
import { formatDay } from '#app/i18n/format.ts'
import { words } from '#app/i18n/words/messages.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { dayOf } from '../calendar/days.ts'
import { shownDay } from '../calendar/shown.ts'
import { DomainError } from '../errors.ts'
import { type NoticeKey, noticeKeys } from '../notice/catalogue.ts'
import { type NoticeLocale, type NoticeValues, type RenderedNotice, renderNotice } from '../notice/render.ts'
import { faultsIn, isEmptyAsShipped, placesOf, textFields, widestValues } from '../notice/text-rules.ts'
import { noticeText, wordedNotice } from '../notice/texts.server.ts'
import {
  type Change,
  defineSetting,
  type FormField,
  type Office,
  type Touched,
  type Trial,
  type Typed,
} from './setting.ts'
import { keyOf, settle, settledValues } from './settled.server.ts'
import { Faults } from './typed.ts'

const text = z.string()
const Body = z.object({
  name: text,
  shortZh: text,
  shortEn: text,
  subjectZh: text,
  subjectEn: text,
  bodyZh: text,
  bodyEn: text,
})
type Body = z.output<typeof Body>

const byKey = new Map(noticeKeys.map((name) => [keyOf('notice', name), name]))
const isNotice = (name: string): name is NoticeKey => (noticeKeys as readonly string[]).includes(name)
const MOST_BODY = 600
const PAST = 10
const LOCALES: readonly NoticeLocale[] = ['zh-CN', 'en']
const SHOWN = 6

function keyIn({ name }: Pick<Body, 'name'>): NoticeKey {
  if (!isNotice(name)) throw new DomainError('dispute/unknown')
  return name
}

async function current({ tx }: Pick<Office, 'tx'>, key: string): Promise<Body | null> {
  const name = byKey.get(key)
  if (!name) return null
  const { short, subject, body } = await noticeText(tx, name)
  return {
    name,
    ...{ shortZh: short.zh, shortEn: short.en, subjectZh: subject.zh, subjectEn: subject.en },
    ...{ bodyZh: body.zh, bodyEn: body.en },
  }
}

const withWords = (body: Body) => wordedNotice(keyIn(body), body)

async function form({ locale }: Office, { body }: { body: Body }): Promise<FormField[]> {
  const t = wordsFor(locale, words)
  const key = keyIn(body)
  const places = placesOf(key).map((name) => `{{${name}}} ${t.places[name as keyof typeof t.places] ?? ''}`.trim())
  return [
    { name: 'places', label: t.mayFill, type: 'fixed', value: places.join(locale === 'en' ? '; ' : '；') },
    ...textFields
      .filter(([field]) => !isEmptyAsShipped(key, field))
      .map(([field]) => ({
        name: field,
        label: t.fields[field],
        ...(field === 'shortZh' || field === 'shortEn' ? { hint: t.hints[field] } : {}),
        type: field === 'subjectZh' || field === 'subjectEn' ? ('text' as const) : ('area' as const),
        value: body[field],
      })),
  ]
}

async function read(_: Office, typed: Typed, base: Body): Promise<Body> {
  const faults = new Faults()
  const key = keyIn(base)
  const typedText = (field: (typeof textFields)[number][0]): string => {
    if (isEmptyAsShipped(key, field)) return ''
    // One message is one line; a carrier would send a second for a break.
    const said = faults.line(typed, field)
    if ([...said].length > MOST_BODY) faults.add(field, 'text/too-long')
    return said
  }
  const body: Body = {
    name: base.name,
    shortZh: typedText('shortZh'),
    shortEn: typedText('shortEn'),
    subjectZh: typedText('subjectZh'),
    subjectEn: typedText('subjectEn'),
    bodyZh: typedText('bodyZh'),
    bodyEn: typedText('bodyEn'),
  }
  for (const [field, code] of Object.entries(faultsIn(withWords(body), body))) faults.add(field, code)
  faults.done()
  return body
}

async function check(_: Pick<Office, 'tx'>, { body }: Change<Body>): Promise<void> {
  const found = faultsIn(withWords(body), body)
  if (Object.keys(found).length > 0) throw new DomainError('request/invalid', found as Record<string, string>)
}

async function touched({ tx, locale }: Office, { body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(locale, words)
  const waiting = await tx.notice.count({ where: { key: body.name, state: 'queued' } })
  return waiting > 0 ? [{ words: t.waiting(waiting) }] : []
}

/** Names of cases stay with their people: of a code the administrator sees the beginning only. */
const hidden = (code: string): string => `${code.slice(0, SHOWN)}****`

async function pastValues({ tx, platform, locale }: Office, disputeId: string): Promise<Partial<NoticeValues>> {
  const [dispute, session, deadline] = await Promise.all([
    tx.dispute.findFirst({ where: { id: disputeId }, include: { organisation: { select: { name: true } } } }),
    tx.session.findFirst({ where: { disputeId, startsAt: { not: null } }, orderBy: { startsAt: 'desc' } }),
    tx.deadline.findFirst({ where: { disputeId }, orderBy: { dueAt: 'desc' } }),
  ])
  if (!dispute?.code) return {}
  const { settings } = platform
  const code = hidden(dispute.code)
  return {
    sign: settings.sign,
    tel: settings.helpPhone,
    officeHours: locale === 'en' ? '8:30–21:00' : '8:30—21:00',
    code,
    url: `${new URL(settings.origin).host}/c/${code}`,
    ...(dispute.organisation ? { organisation: dispute.organisation.name } : {}),
    ...(session?.startsAt ? { at: session.startsAt } : {}),
    ...(deadline ? { on: shownDay(deadline) } : {}),
  }
}

const mailOf = ({ subject, mail }: RenderedNotice): string => (mail === null ? '' : `${subject}\n\n${mail}`)

/** The words as they would have gone out in a past case, and before it was changed; what is secret is an example. */
async function trial(office: Office, { before, body }: Change<Body>, past: string): Promise<Trial> {
  const { tx, locale } = office
  const t = wordsFor(locale, words)
  const rows = await tx.notice.findMany({
    where: { key: body.name, disputeId: { not: null } },
    orderBy: { stateAt: 'desc' },
    distinct: ['disputeId'],
    take: PAST,
    select: { id: true, disputeId: true, stateAt: true },
  })
  const chosen = rows.find(({ id }) => id === past) ?? rows[0] ?? null
  const known = chosen?.disputeId ? await pastValues(office, chosen.disputeId) : {}
  const lines = LOCALES.flatMap((language) => {
    const values = { ...widestValues(language), recipientName: wordsFor(language, words).reader, ...known }
    const is = renderNotice(withWords(body), language, values)
    const was = before ? renderNotice(withWords(before), language, values) : is
    const [sms, mail] = [is.sms ?? is.short, mailOf(is)]
    const message = { label: t.sms[language](`${[...sms].length}`), was: was.sms ?? was.short, is: sms }
    // A mail is long: it is shown where it changes.
    return mail === mailOf(was) ? [message] : [message, { label: t.mail[language], was: mailOf(was), is: mail }]
  })
  const cases = rows.map(({ id, stateAt }) => ({
    value: id,
    label: t.sentOn(formatDay(dayOf(stateAt), locale)),
  }))
  return { title: chosen ? t.onPast : t.onExample, cases, chosen: chosen?.id ?? '', lines }
}

/** The words of one message. Ways, hours and whom it tells stay as they are. Version 0 is what ships. */
export const noticeSetting = defineSetting<Body>({
  kind: 'notice',
  schema: Body,
  organisationOf: () => null,
  current,
  blank: () => null,
  titleOf: async ({ locale }, body) => titleOf(body, locale),
  form,
  read,
  async lines({ locale }, body) {
    const t = wordsFor(locale, words)
    return textFields
      .filter(([field]) => !isEmptyAsShipped(keyIn(body), field))
      .map(([field]) => ({ id: field, label: t.fields[field], value: body[field] }))
  },
  touched,
  check,
  trial,
  async apply(office, { key, body }) {
    const { name: _, ...texts } = body
    await settle(office, { kind: 'notice', key, body: texts })
  },
})

/** What to call a message: its subject, with the places left open. */
const titleOf = ({ subjectZh, subjectEn, shortZh, shortEn }: Body, locale: NoticeLocale): string =>
  (locale === 'en' ? subjectEn || shortEn : subjectZh || shortZh).replace(/\{\{\w+\}\}/g, '…')

/** Every message as the list of the administrator shows it, or those whose words hold what was looked for. */
export async function noticeList({ tx, locale }: Pick<Office, 'tx' | 'locale'>, find: string) {
  const settled = await settledValues(tx, 'notice')
  return noticeKeys
    .map((name) => {
      const key = keyOf('notice', name)
      const { short, subject, body } = wordedNotice(name, settled.get(key) ?? null)
      const language = locale === 'en' ? 'en' : 'zh'
      const title = (subject[language] || short[language]).replace(/\{\{\w+\}\}/g, '…')
      const said = `${title}${short[language]}${body[language]}`
      return { key, title, value: short[language].replace(/\{\{\w+\}\}/g, '…'), isChanged: settled.has(key), said }
    })
    .filter(({ said }) => said.includes(find))
    .map(({ said: _, ...row }) => row)
}
