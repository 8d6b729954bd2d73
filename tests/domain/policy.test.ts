import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Asset, mayRead, policy, readableFields } from '#app/domain/policy/matrix.ts'
import type { Role } from '#app/domain/workflow/types.ts'

const roles = ['applicant', 'invitee', 'respondent', 'mediator', 'dispatcher', 'orgAdmin', 'clerk', 'judge'] as const
/** One state before each mark counts, and one from which it counts. */
const marks = { D: 'draft', F: 'filed', B: 'choosingMediator', T: 'drafting', C: 'confirming' } as const
const order = ['D', 'F', 'B', 'T', 'C'] as const

const lines = readFileSync('tests/golden/policy.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const cells = lines.flatMap((line) => {
  const [asset = '', ...letters] = line.trim().split(/\s+/)
  return roles.map((role, index) => ({ asset: asset as Asset, role, mark: letters[index] ?? '?' }))
})

describe('who may read what', () => {
  it('lists every thing once', () => {
    expect(lines.map((line) => line.split(/\s+/)[0])).toEqual(Object.keys(policy))
  })

  it.each(cells)('$asset for $role: $mark', ({ asset, role, mark }) => {
    const since = mark === '-' ? order.length : order.indexOf(mark as (typeof order)[number])
    expect(since).toBeGreaterThanOrEqual(0)
    for (const [index, at] of order.entries()) {
      expect(mayRead(asset, new Set<Role>([role]), marks[at]), `${asset} for ${role} in ${marks[at]}`).toBe(
        index >= since,
      )
    }
  })

  it('is nothing for strangers, auditors of the platform and its administrators', () => {
    for (const asset of Object.keys(policy) as Asset[]) {
      for (const role of ['supervisor', 'agent', 'interestedPerson', 'invitedHelper'] as const) {
        expect(mayRead(asset, new Set<Role>([role]), 'confirmed'), `${asset} for ${role}`).toBe(false)
      }
      expect(mayRead(asset, new Set(), 'confirmed')).toBe(false)
    }
  })

  it('shows an invited person a surname and a topic, never a name, an amount or a contact', () => {
    const fields = readableFields('claim', new Set<Role>(['invitee']), 'inviting')
    expect([...fields].sort()).toEqual(['lastDay', 'organisation', 'surname', 'topic'])
  })

  it('never adds a right when a role is taken away', () => {
    for (const asset of Object.keys(policy) as Asset[]) {
      const both = readableFields(asset, new Set<Role>(['applicant', 'mediator']), 'signing')
      const one = readableFields(asset, new Set<Role>(['applicant']), 'signing')
      expect([...one].every((field) => both.has(field))).toBe(true)
    }
  })
})
