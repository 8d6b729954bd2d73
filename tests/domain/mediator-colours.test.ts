import { describe, expect, it } from 'vitest'
import { colourOf } from '#app/domain/mediator/desk.queries.server.ts'

const now = new Date('2026-11-27T10:00:00+08:00')
const hoursAgo = (hours: number, ms = 0) => new Date(now.getTime() - hours * 3_600_000 - ms)
const at = (row: { dueOn?: string | null; waitsForMe?: boolean; stateSince?: Date }) =>
  colourOf({ dueOn: null, waitsForMe: false, stateSince: hoursAgo(200), ...row }, now)

describe('the colour of a case at the mediator’s desk', () => {
  it.each([
    ['2026-11-26', 'red'],
    ['2026-11-27', 'yellow'],
    ['2026-11-29', 'yellow'],
    ['2026-11-30', 'green'],
    [null, 'green'],
  ])('with %s as its last day is %s', (dueOn, colour) => {
    expect(at({ dueOn })).toBe(colour)
  })

  it('turns yellow when it has waited for the mediator for more than a day, and not when it waits for others', () => {
    expect(at({ waitsForMe: true, stateSince: hoursAgo(24) })).toBe('green')
    expect(at({ waitsForMe: true, stateSince: hoursAgo(24, 1) })).toBe('yellow')
    expect(at({ waitsForMe: false, stateSince: hoursAgo(300) })).toBe('green')
  })
})
