import { z } from 'zod'
import { addContact, createPerson, readPerson } from '../account/people.server.ts'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { Named } from '../filing/schema.ts'
import { tokenHashOf } from '../invitation/link-token.ts'
import { companionKinds, MAY_BE_AGENT, MOST_COMPANIONS, mayBring, relations, scopes } from './companions.ts'

const TOKEN_BYTES = 16
const STANDING = { capacity: { in: [...companionKinds] }, revokedAt: null, refusedAt: null }

async function ownParty(act: Act) {
  const personId = personOf(act.actor) ?? ''
  const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
  if (!party) throw new DomainError('dispute/not-allowed')
  if (!mayBring((await act.dispute()).state)) throw new DomainError('state/moved-on')
  return party
}

/** Somebody whom a party of this dispute brings. @throws DomainError `companion/unknown`, `state/moved-on`. */
async function companionOf(act: Act, id: string, partyId?: string) {
  const row = await act.tx.powerOfAttorney.findFirst({
    where: {
      id,
      capacity: { in: [...companionKinds] },
      party: { disputeId: act.disputeId, ...(partyId ? { id: partyId } : {}) },
    },
    include: { party: true },
  })
  if (!row) throw new DomainError('companion/unknown')
  if (row.revokedAt || row.refusedAt) throw new DomainError('state/moved-on')
  return row
}

const Naming = Named.extend({
  kind: z.enum(companionKinds, 'companion/choose'),
  relation: z.enum(relations, 'companion/choose'),
  /** Of an agent only. */
  scope: z.enum(scopes, 'companion/choose').default('general'),
}).refine(({ kind, relation }) => kind === 'helper' || MAY_BE_AGENT.includes(relation), {
  message: 'companion/not-an-agent',
  path: ['relation'],
})

/** A party names somebody to come along; the other side and the mediator are told who, the mediator decides. */
export const nameCompanion = defineCommand({
  name: 'companion.name',
  by: ['party'],
  input: Naming,
  async run(act, { name, phone, kind, relation, scope }) {
    const party = await ownParty(act)
    const held = await act.tx.powerOfAttorney.findMany({ where: { partyId: party.id, ...STANDING } })
    const slot = [1, 2].find((one) => held.every((row) => row.slot !== one))
    if (held.length >= MOST_COMPANIONS || slot === undefined) throw new DomainError('companion/too-many')
    const { locale } = await readPerson(act.tx, act.platform, party.personId)
    const agentId = await createPerson(act.tx, act.platform, { kind: 'person', name, locale })
    await addContact(act.tx, act.platform, { personId: agentId, kind: 'phone', value: phone })
    const id = act.platform.chance.id()
    await act.tx.powerOfAttorney.create({
      data: {
        id,
        partyId: party.id,
        agentId,
        capacity: kind,
        scope: kind === 'agent' ? scope : 'general',
        relation,
        validFrom: act.now,
        slot,
      },
    })
    await act.note('companion.name', { companionId: id, kind, relation, scope })
    await act.notify('companionNamed', 'dispute', act.disputeId)
  },
})

/** The written power of attorney (CPL 62) is one of the party's own files, whole and checked. */
export const givePower = defineCommand({
  name: 'companion.givePower',
  by: ['party'],
  input: z.object({ companionId: z.uuid(), evidenceId: z.uuid('companion/choose') }),
  async run(act, { companionId, evidenceId }) {
    const party = await ownParty(act)
    const row = await companionOf(act, companionId, party.id)
    if (row.capacity !== 'agent') throw new DomainError('companion/unknown')
    const file = await act.tx.evidenceItem.findFirst({
      where: { id: evidenceId, partyId: party.id, state: 'verified' },
    })
    if (!file) throw new DomainError('request/invalid', { evidenceId: 'companion/choose' })
    await act.tx.powerOfAttorney.update({ where: { id: row.id }, data: { evidenceId } })
    await act.note('companion.givePower', { companionId, evidenceId })
    await act.notify('companionPower', 'dispute', act.disputeId)
  },
})

const One = z.object({ companionId: z.uuid() })

/** The mediator lets him come; an agent only with his power of attorney. He gets a link that says what he may do. */
export const admitCompanion = defineCommand({
  name: 'companion.admit',
  by: ['mediator'],
  input: One,
  async run(act, { companionId }) {
    const row = await companionOf(act, companionId)
    if (row.admittedAt) throw new DomainError('state/moved-on')
    if (row.capacity === 'agent' && !row.evidenceId) throw new DomainError('companion/no-power')
    const token = Buffer.from(act.platform.chance.bytes(TOKEN_BYTES)).toString('base64url')
    await act.tx.powerOfAttorney.update({
      where: { id: row.id },
      data: { admittedAt: act.now, decidedBy: personOf(act.actor), tokenHash: tokenHashOf(token) },
    })
    await act.note('companion.admit', { companionId })
    await act.notify('companionAdmitted', 'dispute', act.disputeId)
    const url = `${act.platform.settings.origin}/with/${token}`
    await act.notify('companionLink', 'dispute', act.disputeId, { messageTo: row.agentId, url })
  },
})

/** The mediator does not let him come, with a reason that his party reads. */
export const refuseCompanion = defineCommand({
  name: 'companion.refuse',
  by: ['mediator'],
  input: One.extend({ reason: z.string().trim().min(2, 'guard/reasonGiven').max(500) }),
  async run(act, { companionId, reason }) {
    const row = await companionOf(act, companionId)
    await act.tx.powerOfAttorney.update({
      where: { id: row.id },
      data: {
        refusedAt: act.now,
        decidedBy: personOf(act.actor),
        reason: act.codec.seal(`power_of_attorney.reason/${row.id}`, reason),
        tokenHash: null,
      },
    })
    await act.note('companion.refuse', { companionId, reason })
    await act.notify('companionRefused', 'dispute', act.disputeId, { personId: row.party.personId })
  },
})

/** The party does without him; his link is worth nothing from now on. */
export const endCompanion = defineCommand({
  name: 'companion.end',
  by: ['party'],
  input: One,
  async run(act, { companionId }) {
    const party = await ownParty(act)
    const row = await companionOf(act, companionId, party.id)
    await act.tx.powerOfAttorney.update({
      where: { id: row.id },
      data: { revokedAt: act.now, validTo: act.now, tokenHash: null },
    })
    await act.note('companion.end', { companionId })
    await act.notify('companionEnded', 'dispute', act.disputeId)
  },
})
