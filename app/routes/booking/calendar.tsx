import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { calendarView, changeCalendar } from '#app/domain/booking/calendar.server.ts'
import { requirePerson } from '#app/http/context.server.ts'
import { plainAction } from '#app/http/form.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { MediatorDesk } from '../mediator/ui/mediator-desk.tsx'
import { Hours, Leave, Week } from './ui/calendar.tsx'

export const handle = deskHandle

export const loader = deskPage(['mediator'], ({ platform, person, locale }) =>
  calendarView(platform, person.personId, locale),
)

export const action = plainAction(
  async ({ act, fields }, context) => {
    await changeCalendar(context.platform, requirePerson(context).personId, { ...fields, act })
    return redirect('/desk/calendar', 303)
  },
  { person: true },
)

/** M5: the week, the working hours, the leave. */
export default function Calendar() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const errors = fault && 'errors' in fault ? fault : undefined
  return (
    <MediatorDesk tab="calendar" layout="3">
      <Week days={view.days} />
      <Hours view={view} />
      <Leave view={view} fault={errors} />
    </MediatorDesk>
  )
}
