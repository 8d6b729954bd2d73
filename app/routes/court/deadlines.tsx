import { useLoaderData } from '@remix-run/react'
import { courtPeriods } from '#app/domain/confirmation/deadlines.queries.server.ts'
import { courtsOf } from '#app/http/court.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { CourtDays } from './ui/court-days.tsx'
import { isShow, type Show, shownOf } from './ui/day-filter.ts'

export const handle = deskHandle
export const loader = deskPage(['clerk', 'judge'], async ({ platform, person, url }) => {
  const { today, rows } = await courtPeriods(platform, courtsOf(person))
  const wanted = url.searchParams.get('show') ?? ''
  const show: Show = isShow(wanted) ? wanted : 'all'
  return { today, show, ...shownOf(rows, show) }
})

/** C8: the days of the court. */
export default function Deadlines() {
  return <CourtDays {...useLoaderData<typeof loader>()} />
}
