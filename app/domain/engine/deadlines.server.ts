import { Prisma } from '#prisma/client.server.ts'
import { addDays } from '../calendar/days.ts'
import { type DeadlineKey, deadlineRow, endsOfDeadline, isDeadlineKey, termKeyFor } from '../calendar/deadlines.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import { dateOf, isoOf, shownDay } from '../calendar/shown.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import { rulesOf } from '../rules/rules.server.ts'
import type { EffectStep, Facts } from './types.ts'

/** `start.term` stands for the term of this kind of dispute. */
async function keyFor(step: EffectStep, key: string): Promise<DeadlineKey> {
  if (key !== 'term') {
    if (!isDeadlineKey(key)) throw new RangeError(`no deadline ${key}`)
    return key
  }
  const dispute = await step.act.dispute()
  const term = isIntakeType(dispute.intakeType) ? intakeTopic(dispute.intakeType).flags.specialTerm : null
  return termKeyFor(term?.key ?? null)
}

/** An end that a person set: `dueAt` (an instant) or `days` (in the row's unit) among the facts. */
const setByPerson = ({ dueAt, days }: Facts) => ({
  dueAt: dueAt instanceof Date ? dueAt : null,
  days: typeof days === 'number' ? days : undefined,
})

/** Starts a deadline of the subject; one that runs or is paused goes on and is never doubled. */
export async function startDeadline(step: EffectStep, name: string): Promise<void> {
  const { act, subjectId, entry, facts } = step
  const key = await keyFor(step, name)
  const { dueAt, days } = setByPerson(facts)
  const isSet = deadlineRow(key).amounts.length === 0
  const settled = isSet ? [] : (await rulesOf(act.tx)).amounts(key)
  const ends =
    isSet && dueAt
      ? [{ dueAt, isFlagged: false, targetOn: null }]
      : endsOfDeadline({
          key,
          startAt: act.now,
          calendar: await calendarOf(act.tx),
          settled,
          ...(isSet && days !== undefined ? { setAmount: days } : {}),
        })
  for (const [index, end] of ends.entries()) {
    const rowKey = ends.length > 1 ? `${key}.${index + 1}` : key
    const running = await act.tx.deadline.findFirst({
      where: { subjectId, key: rowKey, metAt: null, cancelledAt: null, missedAt: null },
    })
    if (running) {
      if (running.pausedAt) await resumeRow(step, running.id)
      continue
    }
    await act.tx.deadline.create({
      data: {
        id: act.platform.chance.id(),
        disputeId: act.disputeId,
        subjectId,
        key: rowKey,
        amount: settled[index] ?? null,
        basis: deadlineRow(key).basis,
        startEventId: entry.id,
        startsAt: act.now,
        originalDueAt: end.dueAt,
        dueAt: end.dueAt,
        isFlagged: end.isFlagged,
        targetOn: end.targetOn ? dateOf(end.targetOn) : null,
      },
    })
  }
}

const openOf = (step: EffectStep, name: string) => ({
  subjectId: step.subjectId,
  OR: [{ key: name }, { key: { startsWith: `${name}.` } }],
  metAt: null,
  cancelledAt: null,
  missedAt: null,
})

export async function meetDeadline(step: EffectStep, name: string): Promise<void> {
  await step.act.tx.deadline.updateMany({ where: openOf(step, name), data: { metAt: step.act.now } })
}

export async function cancelDeadline(step: EffectStep, name: string): Promise<void> {
  await step.act.tx.deadline.updateMany({ where: openOf(step, name), data: { cancelledAt: step.act.now } })
}

export async function pauseDeadline(step: EffectStep, name: string): Promise<void> {
  await step.act.tx.deadline.updateMany({
    where: { ...openOf(step, name), pausedAt: null },
    data: { pausedAt: step.act.now },
  })
}

async function resumeRow(step: EffectStep, id: string): Promise<void> {
  const row = await step.act.tx.deadline.findFirst({ where: { id } })
  if (!row?.pausedAt) return
  const stoodMs = step.act.now.getTime() - row.pausedAt.getTime()
  const days = Math.ceil(stoodMs / 86_400_000)
  await step.act.tx.deadline.update({
    where: { id },
    data: {
      pausedAt: null,
      pausedDays: row.pausedDays + days,
      dueAt: new Date(row.dueAt.getTime() + days * 86_400_000),
      targetOn: row.targetOn ? dateOf(addDays(isoOf(row.targetOn), days)) : null,
    },
  })
}

export async function resumeDeadline(step: EffectStep, name: string): Promise<void> {
  for (const row of await step.act.tx.deadline.findMany({ where: openOf(step, name) })) await resumeRow(step, row.id)
}

/** A new end that everybody agreed to: `dueAt` among the facts. */
export async function extendDeadline(step: EffectStep, name: string): Promise<void> {
  const { dueAt } = setByPerson(step.facts)
  if (!dueAt) return
  const data = { dueAt, isFlagged: false, targetOn: null }
  await step.act.tx.deadline.updateMany({ where: openOf(step, name), data })
}

/** Copies the nearest open deadline to the dispute, for lists; closed disputes keep none. */
export async function copyNearestDeadline(tx: EffectStep['act']['tx'], disputeId: string): Promise<void> {
  const next = await tx.deadline.findFirst({
    where: { disputeId, metAt: null, cancelledAt: null, missedAt: null, pausedAt: null },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true, isFlagged: true, targetOn: true },
  })
  const on = next ? shownDay(next) : null
  const isFlagged = next?.isFlagged ?? false
  await tx.$executeRaw(
    Prisma.sql`update dispute set due_on = ${on}::date, due_is_flagged = ${isFlagged}
      where id = ${disputeId}::uuid and (due_on is distinct from ${on}::date or due_is_flagged <> ${isFlagged})`,
  )
}
