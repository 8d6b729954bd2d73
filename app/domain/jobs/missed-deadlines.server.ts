import { Prisma } from '#prisma/client.server.ts'
import { deadlineRow, readDeadlineKey } from '../calendar/deadlines.ts'
import { routesFor } from '../confirmation/routes.ts'
import { performSystem } from '../engine/perform.server.ts'
import { registry } from '../engine/registry.server.ts'
import { tableOf } from '../engine/tables.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { closeIfPerformed } from '../performance/performance.server.ts'
import type { Platform } from '../platform/platform.ts'
import { type WorkflowId, workflows } from '../workflow/index.ts'
import type { TransitionRow } from '../workflow/types.ts'

const BATCH = 50

interface Due {
  readonly id: string
  readonly key: string
  readonly subjectId: string
  readonly disputeId: string
}

/** The subject of an event: the deadline's own, the dispute, or the one row of that kind in the dispute that can move. */
async function subjectFor(act: Act, due: Due, workflow: WorkflowId, event: string): Promise<string | null> {
  if (workflow === 'dispute') return act.disputeId
  const row = (workflows[workflow].transitions as Record<string, { from: readonly string[] } | undefined>)[event]
  const table = Prisma.raw(tableOf[workflow])
  const found = await act.tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`select id from ${table} where state = any(${[...(row?.from ?? [])]}) and (id = ${due.subjectId}::uuid or dispute_id = ${act.disputeId}::uuid)
      order by (id = ${due.subjectId}::uuid) desc limit 1`,
  )
  return found[0]?.id ?? null
}

/** Rows of the tables that are not built yet leave their deadline to people; they must not stop the others. */
function isImplemented(workflow: WorkflowId, event: string): boolean {
  const row = (workflows[workflow].transitions as Record<string, TransitionRow | undefined>)[event]
  const { guards, effects, handlers } = registry()
  const named: Readonly<Record<string, unknown>> = { ...guards, ...effects, ...handlers }
  return row !== undefined && [...row.needs, ...row.effects].every((name) => name.includes('.') || name in named)
}

/** Fires what the law or the platform attaches to a missed deadline; an event that no longer fits is left. */
async function fire(platform: Platform, due: Due): Promise<void> {
  const read = readDeadlineKey(due.key)
  const events = read?.isLast ? deadlineRow(read.key).onMissed : []
  // The dispute goes last: it follows what became of its parts, and its move meets the deadline for all of them.
  const ordered = [...events].sort((a, b) => Number(a.workflow === 'dispute') - Number(b.workflow === 'dispute'))
  for (const { workflow, event } of ordered) {
    if (!isImplemented(workflow as WorkflowId, event)) continue
    try {
      await performSystem(platform, due.disputeId, async (act) => {
        const subject = await subjectFor(act, due, workflow as WorkflowId, event)
        if (!subject) return
        const routes = event === 'closeDismissed' ? routesFor('courtDismissed', (await act.dispute()).intakeType) : []
        const facts = { deadlineId: due.id, reason: 'deadline', routes }
        await act.move(workflow as WorkflowId, subject, event as never, facts)
        if (event === 'closeConfirmationWindow') await closeIfPerformed(act)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
    }
  }
  await platform.db.deadline.updateMany({
    where: { id: due.id, metAt: null, cancelledAt: null, missedAt: null },
    data: { missedAt: platform.clock.law() },
  })
}

/** Lets things happen by themselves: every open deadline whose end is past by the law's clock. Safe on many workers. */
export async function fireMissedDeadlines(platform: Platform): Promise<number> {
  const due = await platform.db.deadline.findMany({
    where: {
      dueAt: { lte: platform.clock.law() },
      metAt: null,
      cancelledAt: null,
      missedAt: null,
      pausedAt: null,
      disputeId: { not: null },
    },
    orderBy: { dueAt: 'asc' },
    take: BATCH,
    select: { id: true, key: true, subjectId: true, disputeId: true },
  })
  for (const row of due) {
    if (row.disputeId) await fire(platform, { ...row, disputeId: row.disputeId })
  }
  return due.length
}
