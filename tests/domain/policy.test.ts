import { describe, expect, it } from 'vitest'
import { type Asset, mayRead, policy, readableFields } from '#app/domain/policy/matrix.ts'
import type { Role } from '#app/domain/workflow/types.ts'
import { cells, marks, stateAt } from '#tests/mutation/policy-expected.ts'

describe('who may read what', () => {
  it('lists every thing once', () => {
    expect([...new Set(cells.map(({ asset }) => asset))]).toEqual(Object.keys(policy))
  })

  it.each(cells)('$asset for $role: $since', ({ asset, role, since }) => {
    const first = since === null ? marks.length : marks.indexOf(since)
    for (const [index, at] of marks.entries()) {
      expect(mayRead(asset, new Set<Role>([role]), stateAt[at]), `${asset} for ${role} in ${stateAt[at]}`).toBe(
        index >= first,
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
