/** One appointment for a calendar program. */
export interface Appointment {
  /** The same for the same session, so that a new time replaces the old one. */
  readonly uid: string
  /** Grows with every change of the session; a program keeps the highest. */
  readonly sequence: number
  readonly stamp: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly text: string
  readonly url: string
  /**
   * `REQUEST` puts it into the calendar of who gets the mail, `CANCEL` takes it out again, `PUBLISH` is a file to save
   * (RFC 5546).
   */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  readonly organizer: { readonly name: string; readonly mail: string }
  /** Who gets the mail; never anybody else of the case. */
  readonly attendee: string | null
}

const MAX_LINE_BYTES = 75
/** One day and one hour before. */
const ALARMS = ['-P1D', '-PT1H'] as const

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
/** A parameter stands in quotes and can hold neither quotes nor control characters (RFC 5545, 3.2). */
const parameter = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`

/** Lines longer than 75 bytes go on in the next one after a space; no character is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    const limit = lines.length === 0 ? MAX_LINE_BYTES : MAX_LINE_BYTES - 1
    if (new TextEncoder().encode(current + character).length > limit) {
      lines.push(current)
      current = ''
    }
    current += character
  }
  return [...lines, current].join('\r\n ')
}

const alarms = (title: string): string[] =>
  ALARMS.flatMap((trigger) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ])

/** A calendar file (RFC 5545) with one appointment; a cancelled one rings no alarm. */
export function icsOf(one: Appointment): string {
  const isOff = one.method === 'CANCEL'
  const { name, mail } = one.organizer
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yanhe//Sessions//ZH',
    `METHOD:${one.method}`,
    'BEGIN:VEVENT',
    `UID:${one.uid}`,
    `SEQUENCE:${one.sequence}`,
    `DTSTAMP:${instant(one.stamp)}`,
    `DTSTART:${instant(one.startsAt)}`,
    `DTEND:${instant(one.endsAt)}`,
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER;CN=${parameter(name)}:mailto:${mail}`,
    ...(one.attendee ? [`ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${one.attendee}`] : []),
    `SUMMARY:${escaped(one.title)}`,
    `DESCRIPTION:${escaped(one.text)}`,
    `URL:${one.url}`,
    ...(isOff ? [] : alarms(one.title)),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
