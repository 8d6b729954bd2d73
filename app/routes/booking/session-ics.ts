import type { LoaderFunctionArgs } from '@remix-run/node'
import { icsOf } from '#app/domain/booking/ics.ts'
import { topicName } from '#app/domain/mediator/queries.server.ts'
import { caseOf, localeOf, refusalPage, requireRole } from '#app/http/context.server.ts'
import { words } from '#app/i18n/words/booking.ts'
import { wordsFor } from '#app/i18n/words.ts'

/** The booked session as a calendar file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  try {
    const { platform, disputeId, code, roles, locale } = await caseOf(args)
    requireRole(roles, 'party', 'mediator', 'dispatcher')
    const session = await platform.db.session.findFirst({
      where: { disputeId, state: { in: ['booked', 'waiting', 'live', 'paused'] } },
      include: { dispute: { select: { intakeType: true } } },
      orderBy: { startsAt: 'desc' },
    })
    if (!session?.startsAt || !session.endsAt) throw new Response(null, { status: 404 })
    const t = wordsFor(locale, words)
    const url = `${platform.settings.origin}/c/${encodeURIComponent(code)}/session`
    const text = icsOf({
      uid: session.id,
      sequence: session.reschedules,
      stamp: session.stateSince,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      title: t.icsTitle(topicName(session.dispute.intakeType, locale)),
      text: t.icsText(url),
      url,
    })
    return new Response(text, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="session.ics"',
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}
