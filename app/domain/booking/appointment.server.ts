import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/booking.ts'
import { wordsFor } from '#app/i18n/words.ts'
import type { Tx } from '#prisma/client.server.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { type Appointment, icsOf } from './ics.ts'

/** What an event of a session does to the calendars of those who come. */
const METHODS: Readonly<Record<string, 'REQUEST' | 'CANCEL'>> = {
  book: 'REQUEST',
  reschedule: 'REQUEST',
  cancel: 'CANCEL',
  reopenTimes: 'CANCEL',
}

export interface CalendarFile {
  readonly method: Appointment['method']
  readonly text: string
}

interface Wanted {
  readonly sessionId: string
  readonly method: Appointment['method']
  readonly locale: Locale
  /** Address of whoever gets it by mail; null for a file to save. */
  readonly attendee: string | null
}

type Office = Pick<Platform, 'settings' | 'clock'>

/** The calendar file of one session, or null while it has no time. It names nobody but whoever gets it. */
export async function calendarFile(tx: Tx, { settings, clock }: Office, wanted: Wanted): Promise<CalendarFile | null> {
  const { sessionId, method, locale, attendee } = wanted
  const session = await tx.session.findFirst({
    where: { id: sessionId },
    include: { dispute: { select: { code: true, intakeType: true } } },
  })
  if (!session?.startsAt || !session.endsAt) return null
  const { code, intakeType } = session.dispute
  const topic = intakeTopic(isIntakeType(intakeType) ? intakeType : 'other').name
  const t = wordsFor(locale, words)
  const url = `${settings.origin}/c/${encodeURIComponent(code ?? '')}/session`
  const text = icsOf({
    uid: session.id,
    // Every step of the session counts on, so that a time booked again after it was given up replaces the file before.
    sequence: session.stateSeq,
    stamp: clock.real(),
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: t.icsTitle(locale === 'en' ? topic.en : topic.zh),
    text: t.icsText(url),
    url,
    method,
    organizer: { name: settings.sign, mail: `noreply@${new URL(settings.origin).hostname}` },
    attendee,
  })
  return { method, text }
}

/** What a step of a session changes in the calendar: a proposal that was never booked changes nothing. */
export function calendarMethod(step: { workflow: string; event: string; from: string }): 'REQUEST' | 'CANCEL' | null {
  if (step.workflow !== 'session') return null
  const method = METHODS[step.event] ?? null
  return method === 'CANCEL' && step.from !== 'booked' ? null : method
}
