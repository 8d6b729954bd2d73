import { useLoaderData } from '@remix-run/react'
import { addDays, dayOf } from '#app/domain/calendar/days.ts'
import { courtQueue } from '#app/domain/confirmation/queue.queries.server.ts'
import { courtsOf } from '#app/http/court.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { CourtQueue } from './ui/court-queue.tsx'
import { isQueueShow, type QueueShow, queueShown } from './ui/queue-filter.ts'

export const handle = deskHandle
export const loader = deskPage(['clerk', 'judge'], async ({ platform, person, url }) => {
  const today = dayOf(platform.clock.law())
  const all = await courtQueue(platform, courtsOf(person))
  const wanted = url.searchParams.get('show') ?? ''
  const show: QueueShow = isQueueShow(wanted) ? wanted : 'all'
  const tomorrow = all.filter(({ dueOn }) => dueOn === addDays(today, 1)).length
  return { today, show, tomorrow, ...queueShown(all, show, today) }
})

/** C1: what waits for the court, by its last days. */
export default function Queue() {
  return <CourtQueue {...useLoaderData<typeof loader>()} />
}
