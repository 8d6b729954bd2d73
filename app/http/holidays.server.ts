import { redirect } from '@remix-run/node'
import { dayOf } from '#app/domain/calendar/days.ts'
import { deadlineRow } from '#app/domain/calendar/deadlines.ts'
import { planDiff } from '#app/domain/calendar/plan-diff.ts'
import { readPlan, writePlan } from '#app/domain/calendar/plan-text.ts'
import {
  calendarOf,
  calendarWith,
  discardPlan,
  draftPlan,
  type KeptPlan,
  plansOf,
  publishPlan,
} from '#app/domain/calendar/plans.server.ts'
import { DomainError, wordsOfCode } from '#app/domain/errors.ts'
import { movesBy } from '#app/domain/jobs/recount-deadlines.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/holidays.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { type PageContext, requirePost } from './context.server.ts'
import type { PostedForm } from './form.server.ts'

const MOST_MOVES = 30
const MAX_LETTERS = 20_000

const brief = ({ plan, version, publishedAt, appliedAt }: KeptPlan) => ({
  year: plan.year,
  version,
  source: plan.source,
  holidays: plan.holidays.length,
  makeUpDays: plan.makeUpDays.length,
  publishedAt: publishedAt?.toISOString() ?? null,
  isApplied: appliedAt !== null,
})

/** The newest version of each year, drafts beside them, and whether the coming year is still open. */
export async function holidayYears({ platform, url }: PageContext) {
  const plans = await plansOf(platform.db)
  const published = plans.filter(({ publishedAt }) => publishedAt !== null)
  const standing = published.filter(({ plan }, at) => published.findIndex((one) => one.plan.year === plan.year) === at)
  const thisYear = Number(dayOf(platform.clock.law()).slice(0, 4))
  const changed = Number(url.searchParams.get('change'))
  const toChange = standing.find(({ plan }) => plan.year === changed)
  return {
    standing: standing.map(brief),
    drafts: plans.filter(({ publishedAt }) => publishedAt === null).map(brief),
    open: [thisYear, thisYear + 1].filter((year) => !standing.some(({ plan }) => plan.year === year)),
    text: toChange ? writePlan(toChange.plan) : '',
  }
}

/** One year: the draft and what it would move, else what stands; and every version before. */
export async function holidayYear({ platform, params }: PageContext) {
  const plans = await plansOf(platform.db, Number(params.year) || 0)
  const [newest, ...older] = plans
  if (!newest) throw new DomainError('dispute/unknown')
  const isDraft = newest.publishedAt === null
  const moved = isDraft
    ? await movesBy(platform, newest.plan.year, {
        before: await calendarOf(platform.db),
        after: await calendarWith(platform.db, newest.plan),
      })
    : []
  return {
    ...brief(newest),
    seen: newest.seen,
    lines: planDiff(older[0]?.plan ?? null, newest.plan),
    isFirst: older.length === 0,
    older: older.map(brief),
    cases: new Set(moved.map(({ disputeId }) => disputeId)).size,
    deadlines: moved.length,
    moved: moved.slice(0, MOST_MOVES).map(({ id, key, from, to }) => {
      const { zh, en } = deadlineRow(key)
      return { id, name: { zh, en }, from, to }
    }),
  }
}

const field = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** What is wrong with a plan, in one paragraph that names the lines. */
function saidOf(problems: readonly { code: string; line: number | null }[], locale: Locale): string {
  const t = wordsFor(locale, words)
  return problems
    .map(({ code, line }) => `${line === null ? '' : t.line(line)}${wordsOfCode(code, locale)}`)
    .join(locale === 'en' ? ' ' : '')
}

/** Keeps what was pasted as a draft and leads to its preview. */
export async function takePlan({ fields }: PostedForm, context: PageContext): Promise<Response> {
  const admin = requirePost(context, ['platformAdmin'])
  const text = field(fields.plan)
  if (!text.trim()) throw new DomainError('request/invalid', { plan: 'request/required' })
  const read = readPlan(text.slice(0, MAX_LETTERS))
  if ('problems' in read) {
    throw new DomainError('request/invalid', { plan: saidOf(read.problems, context.locale) })
  }
  const { platform } = context
  const { plan } = await platform.db.$transaction((tx) => draftPlan(tx, platform, admin, read.plan))
  return redirect(`/admin/holidays/${plan.year}`, 303)
}

/** Publishes the draft that was looked at, or throws it away. */
export async function decidePlan({ act, fields }: PostedForm, context: PageContext): Promise<Response> {
  const admin = requirePost(context, ['platformAdmin'])
  const { platform, params } = context
  const year = Number(params.year) || 0
  if (act === 'discard') {
    await platform.db.$transaction((tx) => discardPlan(tx, admin, year))
    return redirect('/admin/holidays', 303)
  }
  if (act !== 'publish') throw new DomainError('request/foreign')
  const chosen = { year, version: Number(field(fields.version)) || 0, seen: field(fields.seen) }
  await platform.db.$transaction((tx) => publishPlan(tx, platform, admin, chosen))
  return redirect(`/admin/holidays/${year}`, 303)
}
