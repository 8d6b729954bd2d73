import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkScript } from '#tests/stories/check-script.ts'
import { readScript } from '#tests/stories/script.ts'

const rental = () => JSON.parse(readFileSync('tests/stories/cases/rental-deposit.json', 'utf8'))
const changed = (change: (script: ReturnType<typeof rental>) => void) => {
  const script = rental()
  change(script)
  return () => checkScript(script)
}

describe('a case script', () => {
  it.each(['rental-deposit', 'neighbour-refused', 'wrong-person-then-decline', 'unpaid-wages-returned', 'silent'])(
    '%s is played',
    (name) => {
      expect(() => checkScript(JSON.parse(readFileSync(`tests/stories/cases/${name}.json`, 'utf8')))).not.toThrow()
    },
  )

  it.each([
    [[{ answer: 'refuse' }, { answer: 'accept' }]],
    [[{ answer: 'wrongPerson' }, { answer: 'wrongPerson' }, { answer: 'refuse', reason: '不想谈' }]],
    [[{ answer: 'wrongPerson' }]],
    [[{ answer: 'silent' }]],
    [[]],
  ])('is played with the answers %j', (answers) => {
    expect(changed((script) => Object.assign(script, { respondents: { r1: answers } }))).not.toThrow()
  })

  it('is played without what it may leave out', () => {
    const leavesOut = (...names: string[]) =>
      changed((script) => {
        for (const name of names) delete script[name]
      })
    expect(leavesOut('session', 'agreement', 'court', 'offers', 'performance', 'rating', 'respondents')).not.toThrow()
    expect(leavesOut('session', 'evidence', 'claims', 'privateNote')).not.toThrow()
  })

  it('that is no JSON is told in one line', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'story-script-')), 'broken.json')
    await writeFile(path, '{ "title": ')
    expect(() => readScript(path)).toThrow(/^--case .*broken\.json: .*JSON/)
    expect(() => readScript(`${path}.missing`)).toThrow(/^--case .*missing: /)
  })

  it.each([
    [
      'respondents.r1[1].answer: wrongPerson after accept',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { respondents: { r1: [{ answer: 'accept' }, { answer: 'wrongPerson' }] } }),
    ],
    [
      'parties[0].timeZone: Mars/Olympus',
      (script: ReturnType<typeof rental>) => Object.assign(script.parties[0], { timeZone: 'Mars/Olympus' }),
    ],
    [
      'performance[0].instalment: 2',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { performance: [{ instalment: 2, paid: true, confirmed: false }] }),
    ],
    ['colour', (script: ReturnType<typeof rental>) => Object.assign(script, { colour: 'red' })],
    [
      'agreement.clauses[0].penalty',
      (script: ReturnType<typeof rental>) => Object.assign(script.agreement.clauses[0], { penalty: 1 }),
    ],
    [
      'parties[2].side: a second applicant',
      (script: ReturnType<typeof rental>) => script.parties.push({ ...script.parties[0], id: 'a2' }),
    ],
    ['agents', (script: ReturnType<typeof rental>) => Object.assign(script, { agents: [{}] })],
    ['mediators', (script: ReturnType<typeof rental>) => Object.assign(script, { mediators: { count: 2 } })],
    ['intakeType: loan', (script: ReturnType<typeof rental>) => Object.assign(script, { intakeType: 'loan' })],
    [
      'offers[0].blind',
      (script: ReturnType<typeof rental>) => Object.assign(script, { offers: [{ blind: { a1: 1 } }] }),
    ],
    [
      'agreement.performedOnSpot',
      (script: ReturnType<typeof rental>) => Object.assign(script.agreement, { performedOnSpot: true }),
    ],
    [
      'court[0].return[0]: R1',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { court: [{ return: ['R1'], clause: 1, amendTo: { kind: 'text', text: '不再争' } }] }),
    ],
    [
      'court[0].clause: 9',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { court: [{ return: ['R6'], clause: 9, amendTo: { kind: 'text', text: '不再争' } }] }),
    ],
    [
      'court[0].amendTo.by: r7',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, {
          court: [{ return: ['R6'], clause: 1, amendTo: { kind: 'apology', by: 'r7', text: '对不起' } }],
        }),
    ],
    ['court[0].dismiss: 7', (script: ReturnType<typeof rental>) => Object.assign(script, { court: [{ dismiss: 7 }] })],
    [
      'respondents.r1[1].answer: accept after silent',
      (script: ReturnType<typeof rental>) =>
        Object.assign(script, { respondents: { r1: [{ answer: 'silent' }, { answer: 'accept' }] } }),
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
