import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkScript } from '#tests/stories/check-script.ts'

const rental = () => JSON.parse(readFileSync('tests/stories/cases/rental-deposit.json', 'utf8'))
const changed = (change: (script: ReturnType<typeof rental>) => void) => {
  const script = rental()
  change(script)
  return () => checkScript(script)
}

describe('a case script', () => {
  it.each(['rental-deposit', 'neighbour-refused', 'wrong-person-then-decline'])('%s is played', (name) => {
    expect(() => checkScript(JSON.parse(readFileSync(`tests/stories/cases/${name}.json`, 'utf8')))).not.toThrow()
  })

  it.each([
    [
      'parties[2].side: a second applicant',
      (script: ReturnType<typeof rental>) => script.parties.push({ ...script.parties[0], id: 'a2' }),
    ],
    ['agents', (script: ReturnType<typeof rental>) => Object.assign(script, { agents: [] })],
    ['mediators', (script: ReturnType<typeof rental>) => Object.assign(script, { mediators: { count: 2 } })],
    ['intakeType: wages', (script: ReturnType<typeof rental>) => Object.assign(script, { intakeType: 'wages' })],
    [
      'offers[0].blind',
      (script: ReturnType<typeof rental>) => Object.assign(script, { offers: [{ blind: { a1: 1 } }] }),
    ],
    [
      'agreement.performedOnSpot',
      (script: ReturnType<typeof rental>) => Object.assign(script.agreement, { performedOnSpot: true }),
    ],
    [
      'court[0].return',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { court: [{ return: ['R6'], clause: 1, amendTo: {} }] }),
    ],
    ['court[0].dismiss: 7', (script: ReturnType<typeof rental>) => Object.assign(script, { court: [{ dismiss: 7 }] })],
    [
      'respondents.r1[0].answer: silent',
      (script: ReturnType<typeof rental>) => Object.assign(script, { respondents: { r1: [{ answer: 'silent' }] } }),
    ],
    [
      'evidence[0].make: hologram',
      (script: ReturnType<typeof rental>) => Object.assign(script.evidence[0], { make: 'hologram' }),
    ],
    ['rating: r9', (script: ReturnType<typeof rental>) => Object.assign(script, { rating: { r9: 'satisfied' } })],
    [
      'now: 2999-01-01T00:00:00+08:00',
      (script: ReturnType<typeof rental>) => Object.assign(script, { now: '2999-01-01T00:00:00+08:00' }),
    ],
  ])('names %s when this build does not play it', (named, change) => {
    expect(changed(change)).toThrow(named)
  })
})
