import { describe, expect, it } from 'vitest'
import {
  deadlineKeys,
  deadlineRow,
  endOfDeadline,
  endsOfDeadline,
  isDeadlineKey,
  termKeyFor,
  urgencyOf,
} from '#app/domain/calendar/deadlines.ts'
import { workflows } from '#app/domain/workflow/index.ts'
import { shippedCalendar as calendar } from '#tests/support/calendars.ts'

const startAt = new Date('2026-11-24T10:20:00+08:00')
const rows = Object.values(workflows) as readonly {
  states: Record<string, { deadlines: readonly string[] }>
  transitions: Record<string, { effects: readonly string[] }>
}[]

const movers = (workflow: string, event: string): readonly string[] =>
  (workflows as Record<string, { transitions: Record<string, { by: readonly string[] }> }>)[workflow]?.transitions[
    event
  ]?.by ?? []

describe('the deadline catalogue', () => {
  it('fires only events that the workflow tables let the system move', () => {
    const unknown = deadlineKeys.flatMap((key) =>
      deadlineRow(key).onMissed.filter(({ workflow, event }) => !movers(workflow, event).includes('system')),
    )
    expect(unknown).toEqual([])
  })

  it('asks people only for what people may do', () => {
    const asked = deadlineKeys.flatMap((key) => deadlineRow(key).asks)
    expect(asked).not.toEqual([])
    expect(asked.filter(({ workflow, event }) => movers(workflow, event).length === 0)).toEqual([])
  })

  it('has every deadline that a state or an effect names', () => {
    const named = rows.flatMap(({ states, transitions }) => [
      ...Object.values(states).flatMap(({ deadlines }) => deadlines),
      ...Object.values(transitions).flatMap(({ effects }) =>
        effects.flatMap((effect) => /^(?:start|meet|pause|resume|extend)\.(.+)$/.exec(effect)?.[1] ?? []),
      ),
    ])
    expect([...new Set(named)].filter((key) => key !== 'term' && !isDeadlineKey(key))).toEqual([])
  })

  it.each([
    ['inviteRespondent', '2026-11-27'],
    ['jointMediatorChoice', '2026-11-26'],
    ['mediatorAccept', '2026-11-27'],
    ['term.general', '2026-12-24'],
    ['term.labour', '2026-12-09'],
    ['term.medical', '2027-01-06'],
    ['court.accept', '2026-11-27'],
    ['court.decide', '2026-12-09'],
    ['court.decideOuter', '2026-12-24'],
    ['objection.third', '2027-05-24'],
    ['enforce.apply', '2028-11-24'],
  ] as const)('%s that starts on Tuesday 24 November 2026 ends on %s', (key, lastDayOn) => {
    expect(endOfDeadline({ key, startAt, calendar }).lastDayOn).toBe(lastDayOn)
  })

  it('finds the mediation term', () => {
    expect(termKeyFor(null)).toBe('term.general')
    expect(termKeyFor('labour15')).toBe('term.labour')
    expect(termKeyFor('medical30wd')).toBe('term.medical')
    expect(termKeyFor(null, 'postDocketSummary')).toBe('term.postDocketSummary')
  })

  it('turns amber in the last third and red on the last day', () => {
    const [start, due] = [new Date('2026-11-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z')]
    const on = (day: string) => urgencyOf(start, due, new Date(`${day}T00:00:00Z`))
    expect(['2026-11-05', '2026-11-21', '2026-11-30', '2026-12-02'].map(on)).toEqual(['green', 'amber', 'red', 'red'])
  })

  it('gives every day of a series and asks for a length that a person sets', () => {
    expect(endsOfDeadline({ key: 'followUp', startAt, calendar }).map(({ lastDayOn }) => lastDayOn)).toEqual([
      '2026-12-01',
      '2026-12-24',
      '2027-02-22',
    ])
    expect(() => endOfDeadline({ key: 'court.supplement', startAt, calendar })).toThrow(RangeError)
    expect(endOfDeadline({ key: 'court.supplement', startAt, calendar, setAmount: 5 }).lastDayOn).toBe('2026-11-30')
  })
})
