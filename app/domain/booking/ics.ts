/** One appointment for a calendar program. */
export interface Appointment {
  /** The same for the same session, so that a new time replaces the old one. */
  readonly uid: string
  readonly sequence: number
  readonly stamp: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly text: string
  readonly url: string
}

const MAX_LINE_BYTES = 75

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

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

/** A calendar file (RFC 5545) with one appointment. */
export const icsOf = (one: Appointment): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yanhe//Sessions//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${one.uid}`,
    `SEQUENCE:${one.sequence}`,
    `DTSTAMP:${instant(one.stamp)}`,
    `DTSTART:${instant(one.startsAt)}`,
    `DTEND:${instant(one.endsAt)}`,
    `SUMMARY:${escaped(one.title)}`,
    `DESCRIPTION:${escaped(one.text)}`,
    `URL:${one.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(one.title)}`,
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
