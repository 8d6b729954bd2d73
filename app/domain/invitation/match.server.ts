import { z } from 'zod'
import {
  addContact,
  createPerson,
  identityIndex,
  personByPhone,
  phoneIndex,
  readPerson,
  updatePerson,
} from '../account/people.server.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { readPrintedName } from '../filing/printed-name.ts'
import { giveConsent, passByCode } from '../identity/checks.server.ts'
import { readCreditCode } from '../identity/credit-code.ts'
import { readPassport } from '../identity/passport.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { ownInvitation } from './commands.server.ts'

export type IdNumber = { readonly kind: 'residentId' | 'passport' | 'creditCode'; readonly number: string }

/** Reads the number of a document: resident ID or passport of a person, credit code of an organisation. @throws DomainError at the field `idNumber`. */
export function readDocumentNumber(text: string, kind: 'person' | 'organisation', todayOn: string): IdNumber {
  const refuse = (problem: string): never => {
    throw new DomainError('request/invalid', { idNumber: problem })
  }
  if (kind === 'organisation') {
    const code = readCreditCode(text)
    return code.ok ? { kind: 'creditCode', number: code.value } : refuse(code.problem)
  }
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  if (/^\d{15,}[\dXx]?$/.test(plain)) {
    const id = readResidentId(text, todayOn)
    return id.ok ? { kind: 'residentId', number: id.value.number } : refuse(id.problem)
  }
  const passport = readPassport(text)
  return passport.ok ? { kind: 'passport', number: passport.value } : refuse(passport.problem)
}

const Match = z.object({
  codeId: z.uuid(),
  name: z.string().trim().min(1, 'request/required'),
  id: z.object({ kind: z.enum(['residentId', 'passport', 'creditCode']), number: z.string() }),
  representative: z.string().trim().max(100).default(''),
})

/** No identity and no telephone may stand on both sides. @throws DomainError. */
async function refuseOwnRespondent(act: Act, id: IdNumber, phone: string): Promise<void> {
  const applicants = await act.tx.party.findMany({
    where: { disputeId: act.disputeId, side: 'applicant', leftAt: null },
    include: { person: { include: { contacts: true } } },
  })
  const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0
  const identity = identityIndex(act.platform, id)
  const telephone = phoneIndex(act.platform, phone)
  for (const { person } of applicants) {
    const hasPhone = person.contacts.some(({ kind, valueBidx }) => kind === 'phone' && same(valueBidx, telephone))
    if (same(person.idBidx, identity) || hasPhone) {
      throw new DomainError('invitation/own-respondent', { idNumber: 'invitation/own-respondent' })
    }
  }
}

/** The person behind the number: one who has proved it before, or the one whom the applicant named. */
async function personFor(act: Act, party: { id: string; personId: string }, phone: string): Promise<string> {
  const known = await personByPhone(act.tx, act.platform, phone)
  if (!known || known === party.personId) return party.personId
  const [named, holder] = [
    await readPerson(act.tx, act.platform, party.personId),
    await readPerson(act.tx, act.platform, known),
  ]
  if (named.postal && !holder.postal) {
    await addContact(act.tx, act.platform, { personId: known, kind: 'postal', value: named.postal })
  }
  await act.tx.party.update({ where: { id: party.id }, data: { personId: known } })
  return known
}

async function settleIdentity(act: Act, personId: string, given: z.output<typeof Match>, phone: string): Promise<void> {
  const person = await readPerson(act.tx, act.platform, personId)
  if (person.idNumber !== null && person.idNumber !== given.id.number) {
    throw new DomainError('invitation/identity-differs', { idNumber: 'invitation/identity-differs' })
  }
  const held = { idBidx: identityIndex(act.platform, given.id), NOT: { id: personId } }
  if (person.idNumber === null && (await act.tx.person.count({ where: held })) > 0) {
    throw new DomainError('filing/identity-elsewhere', { idNumber: 'filing/identity-elsewhere' })
  }
  const locale = act.actor.kind === 'invitee' ? act.actor.locale : person.locale
  await updatePerson(act.tx, act.platform, personId, {
    ...(person.name ? {} : { name: given.name }),
    ...(person.idNumber ? {} : { idNumber: given.id }),
    locale,
  })
  const verifiedAt = act.platform.clock.real()
  const where = { personId, kind: 'phone', valueBidx: phoneIndex(act.platform, phone), suppressedAt: null }
  const { count } = await act.tx.contact.updateMany({ where, data: { verifiedAt } })
  if (count === 0) await addContact(act.tx, act.platform, { personId, kind: 'phone', value: phone, verifiedAt })
}

/** Who acts for an organisation, where the applicant did not know it. */
async function nameRepresentative(act: Act, partyId: string, name: string): Promise<void> {
  const where = { partyId, capacity: 'legalRepresentative', revokedAt: null }
  if (!name || (await act.tx.powerOfAttorney.findFirst({ where }))) return
  const read = readPrintedName(name)
  if (!read.ok) throw new DomainError('request/invalid', { representative: read.problem })
  const agentId = await createPerson(act.tx, act.platform, { kind: 'person', name: read.value })
  await act.tx.powerOfAttorney.create({
    data: {
      id: act.platform.chance.id(),
      partyId,
      agentId,
      capacity: 'legalRepresentative',
      scope: 'special',
      validFrom: act.now,
      slot: 1,
    },
  })
}

/**
 * The invited person shows who he is: by a code to the invited number, his name and his own number of identity. From
 * then on he is a party who logs in with that telephone.
 */
export const match = defineCommand({
  name: 'invitation.match',
  by: byOf('invitation', 'match'),
  input: Match,
  async run(act, input) {
    const invitation = await ownInvitation(act)
    const party = await act.tx.party.findFirstOrThrow({ where: { id: invitation.partyId } })
    const { phone } = await readPerson(act.tx, act.platform, party.personId)
    if (!phone) throw new DomainError('invitation/over')
    await refuseOwnRespondent(act, input.id, phone)
    const personId = await personFor(act, party, phone)
    await settleIdentity(act, personId, input, phone)
    if (input.id.kind === 'creditCode') await nameRepresentative(act, party.id, input.representative)
    await giveConsent(act, personId, 'identity')
    await passByCode(act, personId, input.codeId)
    // Whoever declined by the link alone shows who he is before he changes his mind; his answer stands until then.
    if (invitation.state !== 'declined') {
      await act.move('invitation', invitation.id, 'match', { codeId: input.codeId, isMatch: true })
    }
    return { personId }
  },
})
