import { BEIJING, formatDay, wallTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { SlotDay } from '#app/ui/slots.tsx'

export interface ShownSlot {
  readonly value: string
  readonly startsAt: string
  readonly othersCan: boolean
  readonly mineToo: boolean
  readonly sides: readonly string[]
}

interface PartWords {
  readonly theyCan: string
  readonly bothCan: string
  readonly onlyApplicant: string
  readonly onlyRespondent: string
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
  /** By the day of China: holidays and weekend days that are worked. */
  readonly notes: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
  readonly isParty: boolean
  readonly zone: string
  readonly locale: Locale
  readonly t: PartWords
}

/** Whom a time suits, as far as anybody said: both sides' words stand side by side. */
function whoCan({ othersCan, mineToo, sides }: ShownSlot, isParty: boolean, t: PartWords): string | null {
  if (othersCan && (mineToo || !isParty)) return t.bothCan
  if (!isParty && sides.length > 0) return sides.includes('applicant') ? t.onlyApplicant : t.onlyRespondent
  return othersCan ? t.theyCan : mineToo ? t.iSaid : null
}

/** Times by day of the reader's own calendar; who lives elsewhere reads Beijing time beside it. */
export function slotDays({ slots, chosen, zone, locale, notes, isParty, t }: Grouping): SlotDay[] {
  const days = new Map<string, SlotDay['slots'][number][]>()
  const named = new Map<string, string>()
  for (const slot of slots) {
    const at = new Date(slot.startsAt)
    const { on, time } = wallTime(at, zone)
    const note = [
      whoCan(slot, isParty, t) ?? t.parts[partOf(time)],
      zone === BEIJING ? '' : t.beijingAt(wallTime(at).time),
    ]
    const said = notes[wallTime(at).on]
    if (said) named.set(on, locale === 'en' ? said.en : said.zh)
    const held = days.get(on) ?? []
    held.push({ value: slot.value, time, note: note.filter(Boolean).join(' · '), chosen: slot.value === chosen })
    days.set(on, held)
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([on, list]) => {
      const note = named.get(on)
      return { on, slots: list, ...(note === undefined ? {} : { note }) }
    })
}

/** A stretch of time on one day: 11月25日 周三 9:00—12:00. */
export function spanWords(span: { startsAt: string; endsAt: string }, locale: Locale, zone: string): string {
  const from = wallTime(new Date(span.startsAt), zone)
  const to = wallTime(new Date(span.endsAt), zone)
  return `${formatDay(from.on, locale, { year: false })} ${from.time}—${to.time}`
}
