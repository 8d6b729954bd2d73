import { readFileSync } from 'node:fs'
import { type HolidayYear, type WorkCalendar, workCalendar } from '#app/domain/calendar/holidays.ts'
import { readPlan } from '#app/domain/calendar/plan-text.ts'

/** A plan as somebody pastes it. @throws when it does not read. */
export function planOf(text: string): HolidayYear {
  const read = readPlan(text)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.plan
}

/** What is published on the day on which a new instance starts: 2026, and nothing of any other year. */
export const shippedCalendar: WorkCalendar = workCalendar([
  planOf(readFileSync('tests/golden/holidays-2026.txt', 'utf8')),
])
