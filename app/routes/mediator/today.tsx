import { useLoaderData } from '@remix-run/react'
import { todayFor } from '#app/domain/mediator/desk.queries.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { MediatorDesk } from './ui/mediator-desk.tsx'
import { Agenda, Load, NeedsMe } from './ui/today.tsx'

export const handle = deskHandle

export const loader = deskPage(['mediator'], ({ platform, person, locale }) =>
  todayFor(platform, person.personId, locale),
)

/** M1: what a mediator has today, what waits for him, and what he has in hand. */
export default function Today() {
  const view = useLoaderData<typeof loader>()
  return (
    <MediatorDesk tab="today" layout="3">
      <Agenda today={view.today} sessions={view.sessions} />
      <NeedsMe offers={view.offers} cases={view.cases} unread={view.unread} asked={view.asked} />
      <Load cases={view.cases} />
    </MediatorDesk>
  )
}
