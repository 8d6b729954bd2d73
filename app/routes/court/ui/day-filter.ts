import type { CourtPeriod } from '#app/domain/confirmation/deadlines.queries.server.ts'
import { narrow } from './narrow.ts'

/** What the page of days may be narrowed to. */
const filters = {
  all: () => true,
  overdue: ({ nearness }: CourtPeriod) => nearness === 'overdue',
  near: ({ nearness }: CourtPeriod) => nearness === 'near',
  court: ({ waitsFor }: CourtPeriod) => waitsFor === 'court',
  party: ({ waitsFor }: CourtPeriod) => waitsFor === 'party',
  paused: ({ nearness }: CourtPeriod) => nearness === 'paused',
  flagged: ({ isFlagged }: CourtPeriod) => isFlagged,
} as const
export type Show = keyof typeof filters

export const isShow = (name: string): name is Show => Object.hasOwn(filters, name)

export const shownOf = (periods: readonly CourtPeriod[], show: Show) => narrow(filters, periods, show)
