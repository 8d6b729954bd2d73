import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFile } from '#app/domain/booking/appointment.server.ts'
import { caseOf, localeOf, refusalPage, requireRole } from '#app/http/context.server.ts'

const BOOKED = ['booked', 'waiting', 'live', 'paused']
/** Had a time that is off now. */
const OFF = ['cancelled', 'proposed']

/** The booked session as a calendar file; once it is off, the file that takes it out of the calendar again. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  try {
    const { platform, disputeId, roles, locale } = await caseOf(args)
    requireRole(roles, 'party', 'mediator', 'dispatcher')
    const sessions = await platform.db.session.findMany({
      where: { disputeId, state: { in: [...BOOKED, ...OFF] }, startsAt: { not: null } },
      orderBy: { stateSince: 'desc' },
      select: { id: true, state: true },
    })
    const session = sessions.find(({ state }) => BOOKED.includes(state)) ?? sessions[0]
    const method = session && BOOKED.includes(session.state) ? 'PUBLISH' : 'CANCEL'
    const file = session
      ? await calendarFile(platform.db, platform, { sessionId: session.id, method, locale, attendee: null })
      : null
    if (!file) throw new Response(null, { status: 404 })
    return new Response(file.text, {
      headers: {
        'Content-Type': `text/calendar; charset=utf-8; method=${file.method}`,
        'Content-Disposition': 'attachment; filename="session.ics"',
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}
