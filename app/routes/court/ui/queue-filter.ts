import { MACHINE_POINTS } from '#app/domain/confirmation/clean.ts'
import type { QueueRow } from '#app/domain/confirmation/queue.queries.server.ts'
import { narrow } from './narrow.ts'

type Row = QueueRow & { readonly today: string }

/** What the queue may be narrowed to. */
const filters = {
  all: () => true,
  today: ({ dueOn, today }: Row) => dueOn !== null && dueOn <= today,
  clean: ({ score }: Row) => score === MACHINE_POINTS.length,
  look: ({ score }: Row) => score !== null && score < MACHINE_POINTS.length,
  back: ({ isBack }: Row) => isBack,
  judge: ({ state }: Row) => state === 'awaitingRuling',
} as const
export type QueueShow = keyof typeof filters

export const isQueueShow = (name: string): name is QueueShow => Object.hasOwn(filters, name)

export const queueShown = (rows: readonly QueueRow[], show: QueueShow, today: string) =>
  narrow(
    filters,
    rows.map((row) => ({ ...row, today })),
    show,
  )
