import { createHash } from 'node:crypto'
import type { Locale } from '#app/i18n/locale.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { type CalendarFile, calendarFile, calendarMethod } from '../booking/appointment.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { shownDay } from '../calendar/shown.ts'
import type { NoticeKey } from '../notice/catalogue.ts'
import { noticeSteps } from '../notice/plan.ts'
import { afterQuietHours } from '../notice/quiet.ts'
import { type NoticeValues, type RenderedNotice, renderNotice } from '../notice/render.ts'
import { noticeText } from '../notice/texts.server.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { audienceOf } from './audience.server.ts'
import type { Act, EffectStep } from './types.ts'

/** Working days that a notice promises where its step says nothing; the pages of filing promise the same. */
const PROMISED_DAYS: Partial<Record<NoticeKey, number>> = { receipt: 3 }
/** The deadline whose day a notice names, by how its key begins; the others name the next that runs. */
const DAY_OF: Partial<Record<NoticeKey, string>> = {
  accepted: 'inviteRespondent',
  'respondent-agreed': 'jointMediatorChoice',
  'respondent-unreachable': 'unreachable.close',
  'choose-mediator': 'jointMediatorChoice',
  'mediator-offer': 'mediatorAccept',
  'mediator-appointed': 'term.',
  'extension-ask': 'term.',
  'term-extended': 'term.',
  resumed: 'term.',
  effective: 'confirm.apply',
  'joint-ask': 'confirm.apply',
  'confirm-remind': 'confirm.apply',
  'clerk-new': 'court.accept',
  'court-returned': 'court.supplement',
  'court-sign-again': 'court.supplement',
  'court-question': 'court.answer',
  'due-soon': 'performance.due',
}
/** Version of the wording of all notices; a change of words is a new number. */
const WORDING_VERSION = 6

/**
 * Tells everybody whom the plan names, except the one who acted; nobody is told the same thing twice. `facts.noticeAs`
 * names another plan, where one event has several reasons.
 */
export async function sendPlanned(step: EffectStep, name: string): Promise<void> {
  const told = new Set<string>()
  const { noticeAs } = step.facts
  const plan = typeof noticeAs === 'string' ? noticeAs : name
  for (const { to, notice } of noticeSteps(plan, step.workflow, step.event)) {
    for (const personId of await audienceOf(step, to)) {
      if (told.has(personId)) continue
      told.add(personId)
      await sendOne(step, notice, personId)
    }
  }
}

interface Way {
  readonly channel: 'sms' | 'mail' | 'inApp'
  readonly contactId: string | null
}

/** The first way out that both the notice and the person have; otherwise it waits on the person's own page. */
async function wayTo(act: Act, personId: string, rendered: RenderedNotice): Promise<Way> {
  const contacts = await act.tx.contact.findMany({ where: { personId, suppressedAt: null }, orderBy: { id: 'desc' } })
  const phone = contacts.find(({ kind }) => kind === 'phone')
  if (rendered.sms && phone) return { channel: 'sms', contactId: phone.id }
  const mail = contacts.find(({ kind }) => kind === 'email')
  if (rendered.mail && mail) return { channel: 'mail', contactId: mail.id }
  return { channel: 'inApp', contactId: null }
}

async function sendOne(step: EffectStep, key: NoticeKey, personId: string): Promise<void> {
  const { act } = step
  const person = await act.tx.person.findFirst({
    where: { id: personId },
    select: { id: true, locale: true, name: true, timeZone: true },
  })
  if (!person) return
  const locale: Locale = person.locale === 'en' ? 'en' : 'zh-CN'
  const codec = await codecFor(act.tx, act.platform.keys, 'person', personId)
  const known = await valuesOf(step, key, codec.open(`person.name/${personId}`, person.name), locale)
  const values = { ...known, zone: person.timeZone }
  const rendered = renderNotice(await noticeText(act.tx, key), locale, values)
  const way = await wayTo(act, personId, rendered)
  const id = act.platform.chance.id()
  const calendar = way.channel === 'mail' ? await calendarOfMail(step, way, locale) : null
  const body = {
    subject: rendered.subject,
    text: way.channel === 'sms' ? rendered.sms : (rendered.mail ?? rendered.text),
    url: values.url,
    ...(calendar ? { calendar } : {}),
  }
  // Whoever asked for it a moment ago waits for it, by night too.
  const sending = step.facts.isAwaited === true ? 'always' : rendered.sending
  const when = await notBefore(act, sending)
  await act.tx.notice.create({
    data: {
      id,
      disputeId: act.disputeId,
      eventId: step.entry.id,
      key,
      personId,
      contactId: way.contactId,
      channel: way.channel,
      templateVersion: WORDING_VERSION,
      rendered: act.codec.sealJson(`notice.rendered/${id}`, body),
      renderedSha256: new Uint8Array(createHash('sha256').update(JSON.stringify(body)).digest()),
      notBefore: when,
      state: way.channel === 'inApp' ? 'delivered' : 'queued',
      stateAt: act.platform.clock.real(),
    },
  })
  if (way.channel !== 'inApp') await act.later('deliverNotice', id, undefined, when)
}

/** What a mail about a session does to the reader's calendar. */
async function calendarOfMail(step: EffectStep, { contactId }: Way, locale: Locale): Promise<CalendarFile | null> {
  const method = calendarMethod(step)
  const contact = method && contactId ? await step.act.tx.contact.findFirst({ where: { id: contactId } }) : null
  if (!method || !contact) return null
  const codec = await codecFor(step.act.tx, step.act.platform.keys, 'person', contact.personId)
  const attendee = codec.open(`contact.value/${contact.id}`, contact.value)
  return calendarFile(step.act.tx, step.act.platform, { sessionId: step.subjectId, method, locale, attendee })
}

/** What can wait, waits for the morning; what a person waits for goes at once. */
async function notBefore({ platform, tx }: Act, sending: RenderedNotice['sending']): Promise<Date> {
  const now = platform.clock.real()
  return sending === 'always' ? now : afterQuietHours(now, (await rulesOf(tx)).quiet)
}

/** Everything a notice may speak of; `facts.url`, `at`, `on`, `n`, `m`, `r`, `code4`, `code6` of the step win. */
async function valuesOf(
  step: EffectStep,
  key: NoticeKey,
  recipientName: string,
  locale: Locale,
): Promise<NoticeValues> {
  const { act, facts } = step
  const { settings } = act.platform
  const dispute = await act.dispute()
  const code = dispute.code ?? ''
  const session = await act.tx.session.findFirst({
    where: { disputeId: act.disputeId, startsAt: { not: null } },
    orderBy: { startsAt: 'desc' },
    select: { startsAt: true },
  })
  const organisation = dispute.organisationId
    ? await act.tx.organisation.findFirst({ where: { id: dispute.organisationId }, select: { name: true } })
    : null
  const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)
  const string = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
  return {
    sign: settings.sign,
    tel: settings.helpPhone,
    officeHours: locale === 'en' ? '8:30–21:00' : '8:30—21:00',
    recipientName,
    code,
    organisation: organisation?.name ?? settings.sign,
    url: string(facts.url, code ? `${settings.origin}/c/${encodeURIComponent(code)}` : settings.origin),
    at: facts.at instanceof Date ? facts.at : (session?.startsAt ?? act.now),
    on: string(facts.on, await dueDay(step, DAY_OF[key] ?? '')),
    n: number(facts.n, PROMISED_DAYS[key] ?? 1),
    m: number(facts.m, 1),
    r: number(facts.r, 1),
    code4: string(facts.code4, '----'),
    code6: string(facts.code6, '------'),
  }
}

/** The last day, as it is shown, of the running deadline of this kind; where there is none, of the next that runs. */
async function dueDay({ act }: EffectStep, kind: string): Promise<Day> {
  const { disputeId } = act
  const running = await act.tx.deadline.findMany({
    where: { disputeId, metAt: null, cancelledAt: null, missedAt: null },
    orderBy: { dueAt: 'asc' },
    select: { key: true, dueAt: true, isFlagged: true, targetOn: true },
  })
  const row = running.find(({ key }) => key.startsWith(kind)) ?? running[0]
  return row ? shownDay(row) : dayOf(act.now)
}
