import { formatDay } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/rules.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { dayOf } from '../calendar/days.ts'
import { type DeadlineKey, endsOfDeadline } from '../calendar/deadlines.ts'
import { endOfPeriod } from '../calendar/period.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import { batchRulesBy, sampleSize } from '../confirmation/batch-rules.ts'
import { ladderBy } from '../invitation/ladder.ts'
import { afterQuietHours } from '../notice/quiet.ts'
import type { Rule } from '../rules/catalogue.ts'
import type { Change, Office, Trial } from './setting.ts'

type Body = Readonly<Record<string, string | number>> & { readonly name: string }
type Tried = Pick<Trial, 'cases' | 'chosen' | 'lines'>
type Line = Trial['lines'][number]

const PAST = 10
const DAY_MS = 86_400_000
const EXAMPLES = [2, 5, 10, 20, 50]

const figuresIn = (body: Body | null): Record<string, number> =>
  Object.fromEntries(Object.entries(body ?? {}).flatMap(([name, n]) => (typeof n === 'number' ? [[name, n]] : [])))

const day = (at: Date | string, locale: Locale) => formatDay(typeof at === 'string' ? at : dayOf(at), locale)

/** The one that was chosen among past ones, or the newest; they are told apart by the day on which they began. */
function choose<Row extends { readonly id: string; readonly startsAt: Date }>(
  rows: readonly Row[],
  past: string,
  locale: Locale,
): { row: Row | null; cases: Trial['cases'] } {
  const t = wordsFor(locale, words)
  const cases = rows.map(({ id, startsAt }) => ({ value: id, label: t.pastCase(day(startsAt, locale)) }))
  return { row: rows.find(({ id }) => id === past) ?? rows[0] ?? null, cases }
}

/** A deadline of a past case: its last day as it would have been counted by then and by the new rule. */
async function tryDeadline({ tx, locale }: Office, change: Change<Body>, past: string): Promise<Tried | null> {
  const t = wordsFor(locale, words)
  const key = change.body.name.replace(/^deadline\./, '') as DeadlineKey
  const rows = await tx.deadline.findMany({
    where: { OR: [{ key }, { key: `${key}.1` }], AND: { OR: [{ metAt: { not: null } }, { missedAt: { not: null } }] } },
    orderBy: { startsAt: 'desc' },
    take: PAST,
  })
  const { row, cases } = choose(rows, past, locale)
  if (!row) return null
  const calendar = await calendarOf(tx)
  const ends = (body: Body | null) =>
    endsOfDeadline({ key, startAt: row.startsAt, settled: Object.values(figuresIn(body)), calendar })
  const [before, after] = [ends(change.before), ends(change.body)]
  const lines: Line[] = after.map(({ lastDayOn }, index) => ({
    label: after.length > 1 ? t.nth(index + 1) : t.lastDay,
    was: day(before[index]?.lastDayOn ?? lastDayOn, locale),
    is: day(lastDayOn, locale),
  }))
  const last = after.at(-1)
  const done = row.metAt ? t.doneOn(day(row.metAt, locale), last !== undefined && row.metAt > last.dueAt) : t.notDone
  return { cases, chosen: row.id, lines: [...lines, { label: t.whatHappened, was: '', is: done }] }
}

/** A past invitation: on which days what would have been tried, until it was answered. */
async function tryLadder({ tx, locale }: Office, { before, body }: Change<Body>, past: string): Promise<Tried | null> {
  const t = wordsFor(locale, words)
  const found = await tx.invitation.findMany({
    where: { state: { in: ['accepted', 'declined'] }, contactAttempts: { some: { rung: 1 } } },
    include: { contactAttempts: { where: { rung: 1 }, orderBy: { at: 'asc' }, take: 1 } },
    orderBy: { stateSince: 'desc' },
    take: PAST,
  })
  const rows = found.flatMap(({ id, stateSince, contactAttempts }) =>
    contactAttempts[0] ? [{ id, stateSince, startsAt: contactAttempts[0].at }] : [],
  )
  const { row, cases } = choose(rows, past, locale)
  if (!row) return null
  const on = (days: number) => new Date(row.startsAt.getTime() + days * DAY_MS)
  const said = (days: number) => (on(days) < row.stateSince ? day(on(days), locale) : t.noLonger)
  const was = ladderBy(figuresIn(before))
  const lines = ladderBy(figuresIn(body)).flatMap(({ key, day: after }, index): Line[] =>
    key === 'secondMessage' || key === 'call' || key === 'visit'
      ? [{ label: t.rungs[key], was: said(was[index]?.day ?? after), is: said(after) }]
      : [],
  )
  return { cases, chosen: row.id, lines: [...lines, { label: t.answered, was: '', is: day(row.stateSince, locale) }] }
}

/** Examples say it where no case has to: how many are drawn, until when a correction may take, when a message waits. */
async function tryExamples({ tx, platform, locale }: Office, { before, body }: Change<Body>): Promise<Tried | null> {
  const t = wordsFor(locale, words)
  const none = { cases: [], chosen: '' }
  const [was, is] = [figuresIn(before), figuresIn(body)]
  if (body.name === 'batch') {
    const lines = EXAMPLES.map((n) => ({
      label: t.batchOf(n),
      was: t.drawn(sampleSize(n, batchRulesBy(was))),
      is: t.drawn(sampleSize(n, batchRulesBy(is))),
    }))
    return { ...none, lines }
  }
  if (body.name === 'cureDays') {
    const calendar = await calendarOf(tx)
    const last = (amount: number) =>
      day(
        endOfPeriod({ startAt: platform.clock.law(), amount, unit: 'workingDay', rolls: true, calendar }).lastDayOn,
        locale,
      )
    const lines = (['least', 'usual', 'long'] as const).map((name) => ({
      label: t.cure[name],
      was: last(was[name] ?? 0),
      is: last(is[name] ?? 0),
    }))
    return { ...none, lines }
  }
  const today = dayOf(platform.clock.real())
  const goes = (hour: number, { from = 0, to = 0 }: Record<string, number>) => {
    const at = new Date(`${today}T${String(hour).padStart(2, '0')}:30:00+08:00`)
    return afterQuietHours(at, { from, to }) > at ? t.waitsUntil(to) : t.atOnce
  }
  const lines = [6, 7, 8, 9, 18, 19, 20, 21, 22].map((hour) => ({
    label: t.messageAt(`${String(hour).padStart(2, '0')}:30`),
    was: goes(hour, was),
    is: goes(hour, is),
  }))
  return { ...none, lines }
}

/** A rule tried out before it counts: on a past case where one has had it, otherwise on examples. */
export async function tryRule(
  office: Office,
  change: Change<Body>,
  { rule, past }: { rule: Rule; past: string },
): Promise<Trial | null> {
  const t = wordsFor(office.locale, words)
  if (rule.name.startsWith('deadline.')) {
    const tried = await tryDeadline(office, change, past)
    return tried && { title: t.onPast, ...tried }
  }
  if (rule.name === 'ladder') {
    const tried = await tryLadder(office, change, past)
    return tried && { title: t.onPast, ...tried }
  }
  const tried = await tryExamples(office, change)
  return tried && { title: t.examples, ...tried }
}
