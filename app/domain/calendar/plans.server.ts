import { createHash } from 'node:crypto'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { Actor } from '../engine/actor.ts'
import { personOf } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type HolidayYear, type WorkCalendar, workCalendar } from './holidays.ts'
import { PlanBody } from './plan-text.ts'

/** One version of the plan of a year. */
export interface KeptPlan {
  readonly plan: HolidayYear
  readonly version: number
  readonly draftedAt: Date
  /** Null while it is a draft: nothing is counted by it yet. */
  readonly publishedAt: Date | null
  /** Null while open deadlines are still being counted anew. */
  readonly appliedAt: Date | null
  /** Names exactly these contents, so that what is published is what was looked at. */
  readonly seen: string
}

type Row = Awaited<ReturnType<Tx['holidayPlan']['findMany']>>[number]

const seenOf = (source: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([source, PlanBody.parse(body)]))
    .digest('hex')

function kept({ year, version, source, plan, draftedAt, publishedAt, appliedAt }: Row): KeptPlan {
  const body = PlanBody.parse(plan)
  return { plan: { year, source, ...body }, version, draftedAt, publishedAt, appliedAt, seen: seenOf(source, plan) }
}

/** Every version of every year (or of one), the newest first. */
export async function plansOf(tx: Tx, year?: number): Promise<KeptPlan[]> {
  const where = year === undefined ? {} : { year }
  const rows = await tx.holidayPlan.findMany({ where, orderBy: [{ year: 'desc' }, { version: 'desc' }] })
  return rows.map(kept)
}

/** The newest of each year among versions that come newest first. */
const newestOf = (plans: readonly KeptPlan[]): HolidayYear[] => {
  const years = new Map<number, HolidayYear>()
  for (const { plan } of plans) if (!years.has(plan.year)) years.set(plan.year, plan)
  return [...years.values()]
}

/** Working days and holidays by what is published now. */
export async function calendarOf(tx: Tx): Promise<WorkCalendar> {
  return workCalendar(newestOf((await plansOf(tx)).filter(({ publishedAt }) => publishedAt !== null)))
}

/** The calendar by which the open deadlines stand, before versions that are still to be applied. */
export async function appliedCalendarOf(tx: Tx): Promise<WorkCalendar> {
  return workCalendar(newestOf((await plansOf(tx)).filter(({ appliedAt }) => appliedAt !== null)))
}

/** The calendar as it would be with this plan published too. */
export async function calendarWith(tx: Tx, plan: HolidayYear): Promise<WorkCalendar> {
  const others = (await plansOf(tx)).filter((one) => one.publishedAt !== null && one.plan.year !== plan.year)
  return workCalendar([...newestOf(others), plan])
}

/** Who loads plans: an administrator of the platform, or somebody at the terminal of the machine. */
function adminOf(actor: Actor): string | null {
  if (actor.kind === 'system') return null
  const isAdmin = actor.kind === 'person' && actor.posts.some(({ role }) => role === 'platformAdmin')
  if (!isAdmin) throw new DomainError('account/not-staff')
  return personOf(actor)
}

type Office = Pick<Platform, 'clock'>

/** Keeps a plan as the draft of the next version of its year, in place of an earlier draft. Nothing is counted by it yet. */
export async function draftPlan(tx: Tx, { clock }: Office, actor: Actor, plan: HolidayYear): Promise<KeptPlan> {
  const draftedBy = adminOf(actor)
  const { year, source, holidays, makeUpDays } = plan
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('holiday_plan', ${year}))::text`
  const last = await tx.holidayPlan.findFirst({
    where: { year, publishedAt: { not: null } },
    orderBy: { version: 'desc' },
  })
  const version = (last?.version ?? 0) + 1
  const body = { holidays, makeUpDays } as unknown as Prisma.InputJsonObject
  const data = { source, plan: body, draftedAt: clock.real(), draftedBy }
  const key = { year_version: { year, version } }
  return kept(await tx.holidayPlan.upsert({ where: key, create: { year, version, ...data }, update: data }))
}

export interface Chosen {
  readonly year: number
  readonly version: number
  /** The contents that were looked at. */
  readonly seen: string
}

/**
 * Publishes a draft: from now on periods are counted by it, and a job counts the open ones anew. Twice is once.
 * @throws DomainError `state/moved-on` when the draft is no longer what was looked at.
 */
export async function publishPlan(tx: Tx, { clock }: Office, actor: Actor, chosen: Chosen): Promise<void> {
  const publishedBy = adminOf(actor)
  const { year, version, seen } = chosen
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('holiday_plan', ${year}))::text`
  const row = await tx.holidayPlan.findFirst({ where: { year, version } })
  if (!row || seenOf(row.source, row.plan) !== seen) throw new DomainError('state/moved-on')
  if (row.publishedAt) return
  await tx.holidayPlan.update({
    where: { year_version: { year, version } },
    data: { publishedAt: clock.real(), publishedBy },
  })
}

/** Throws a draft away; what is published stays. */
export async function discardPlan(tx: Tx, actor: Actor, year: number): Promise<void> {
  adminOf(actor)
  await tx.holidayPlan.deleteMany({ where: { year, publishedAt: null } })
}
