import { BEIJING, formatDay, wallTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { SlotDay } from '#app/ui/slots.tsx'

export interface ShownSlot {
  readonly value: string
  readonly startsAt: string
  readonly othersCan: boolean
  readonly mineToo: boolean
}

interface PartWords {
  readonly theyCan: string
  readonly iSaid: string
  readonly beijingAt: (time: string) => string
  readonly parts: Readonly<Record<'morning' | 'noon' | 'afternoon' | 'evening' | 'night', string>>
}

const partOf = (time: string): keyof PartWords['parts'] => {
  const hour = Number(time.split(':')[0])
  if (hour < 6 || hour >= 22) return 'night'
  if (hour < 12) return 'morning'
  if (hour < 14) return 'noon'
  return hour < 18 ? 'afternoon' : 'evening'
}

interface Grouping {
  readonly slots: readonly ShownSlot[]
  readonly chosen: string | null
  readonly zone: string
  readonly locale: Locale
  readonly t: PartWords
}

/** Times by day of the reader's own calendar; who lives elsewhere reads Beijing time beside it. */
export function slotDays({ slots, chosen, zone, t }: Grouping): SlotDay[] {
  const days = new Map<string, SlotDay['slots'][number][]>()
  for (const slot of slots) {
    const at = new Date(slot.startsAt)
    const { on, time } = wallTime(at, zone)
    const note = [
      slot.othersCan ? t.theyCan : slot.mineToo ? t.iSaid : t.parts[partOf(time)],
      zone === BEIJING ? '' : t.beijingAt(wallTime(at).time),
    ]
    const held = days.get(on) ?? []
    held.push({ value: slot.value, time, note: note.filter(Boolean).join(' · '), chosen: slot.value === chosen })
    days.set(on, held)
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([on, list]) => ({ on, slots: list }))
}

/** A stretch of time on one day: 11月25日 周三 9:00—12:00. */
export function spanWords(span: { startsAt: string; endsAt: string }, locale: Locale, zone: string): string {
  const from = wallTime(new Date(span.startsAt), zone)
  const to = wallTime(new Date(span.endsAt), zone)
  return `${formatDay(from.on, locale, { year: false })} ${from.time}—${to.time}`
}
