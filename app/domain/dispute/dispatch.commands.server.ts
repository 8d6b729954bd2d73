import { z } from 'zod'
import { addContact, phoneIndex, readPerson, updatePerson } from '../account/people.server.ts'
import { onRoster } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import { otherRoutes, routesFor } from '../confirmation/routes.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { readPrintedName } from '../filing/printed-name.ts'
import { readPhone } from '../identity/phone.ts'
import { listOf } from './guards.server.ts'
import { fileNumber } from './numbering.ts'

const lines = z.string().transform((text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean),
)
const Reason = z.object({ reason: z.string().trim().min(2, 'request/required').max(2_000) })

/** Gives the case to an organisation. */
export const assignOrganisation = defineCommand({
  name: 'dispute.assignOrganisation',
  by: byOf('dispute', 'assignOrganisation'),
  input: z.object({ organisationId: z.uuid() }),
  async run(act, { organisationId }) {
    await act.move('dispute', act.disputeId, 'assignOrganisation', { organisationId })
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { organisationId } })
  },
})

/** The next number of this organisation's files in this year, without gaps. */
async function nextFileNumber(act: Act, organisationId: string): Promise<string> {
  const year = Number(dayOf(act.now).slice(0, 4))
  const rows = await act.tx.$queryRaw<{ last: number }[]>`
    insert into organisation_number (organisation_id, kind, year, last) values (${organisationId}::uuid, 'file', ${year}, 1)
    on conflict (organisation_id, kind, year) do update set last = organisation_number.last + 1 returning last`
  const { mark } = await act.tx.organisation.findFirstOrThrow({ where: { id: organisationId } })
  // 诸调 is the organisation's mark; its files carry the place alone.
  return fileNumber('file', { year, mark: mark.replace(/调$/u, ''), n: rows[0]?.last ?? 1 })
}

/** The courts that have this organisation on their roster today. */
async function rosterOf(act: Act, organisationId: string): Promise<string[]> {
  const today = new Date(dayOf(act.now))
  const rows = await act.tx.organisationCourt.findMany({
    where: { organisationId, ...onRoster(today) },
    include: { court: true },
  })
  return rows.map(({ court }) => court.name)
}

/** Accepts the case: it gets the number of its file. */
export const register = defineCommand({
  name: 'dispute.register',
  by: byOf('dispute', 'register'),
  input: z.object({}),
  async run(act) {
    const { organisationId, fileNumber: known } = await act.dispute()
    if (!organisationId) throw new DomainError('guard/organisationAssigned')
    await act.move('dispute', act.disputeId, 'register', { roster: await rosterOf(act, organisationId) })
    if (known) return
    await act.tx.dispute.update({
      where: { id: act.disputeId },
      data: { fileNumber: await nextFileNumber(act, organisationId) },
    })
  },
})

/** Says once, and all at once, what is missing. */
export const askForMore = defineCommand({
  name: 'dispute.askForMore',
  by: byOf('dispute', 'askForMore'),
  input: z.object({ defects: lines }),
  async run(act, { defects }) {
    if (listOf(defects).length === 0)
      throw new DomainError('dispatch/file-changed', { defects: 'dispatch/file-changed' })
    await act.move('dispute', act.disputeId, 'askForMore', { defects: listOf(defects) })
  },
})

const routesHere = async (act: Act, situation: 'notAccepted' | 'refused') =>
  routesFor(situation, (await act.dispute()).intakeType).map((key) => ({ key, ...otherRoutes[key] }))

/** Sends it back with the reason and where else to turn. */
export const returnFiling = defineCommand({
  name: 'dispute.returnFiling',
  by: byOf('dispute', 'returnFiling'),
  input: Reason,
  async run(act, { reason }) {
    await act.move('dispute', act.disputeId, 'returnFiling', { reason, routes: await routesHere(act, 'notAccepted') })
  },
})

/** Does not accept the case, with the reason and the other routes. */
export const refuseAcceptance = defineCommand({
  name: 'dispute.refuseAcceptance',
  by: byOf('dispute', 'refuseAcceptance'),
  input: Reason,
  async run(act, { reason }) {
    const routes = await routesHere(act, 'notAccepted')
    await act.move('dispute', act.disputeId, 'refuseAcceptance', { reason, routes })
    await close(act, 'notAccepted')
  },
})

/** Ends a case whose other side declined, and says where else to turn. */
export const closeRefused = defineCommand({
  name: 'dispute.closeRefused',
  by: byOf('dispute', 'closeRefused'),
  input: z.object({}),
  async run(act) {
    await act.move('dispute', act.disputeId, 'closeRefused', { routes: await routesHere(act, 'refused') })
    await close(act, 'refused')
  },
})

/** Notes why a dispute ended. */
export const close = (act: Act, closingReason: string) =>
  act.tx.dispute.update({ where: { id: act.disputeId }, data: { closingReason } })

const Contact = z.object({
  partyId: z.uuid(),
  name: z.string().trim().default(''),
  phone: z.string().trim().default(''),
})

/** A wrong number or a misspelt name is put right; the trail keeps both, sealed. */
export const correctContact = defineCommand({
  name: 'party.correctContact',
  by: ['dispatcher'],
  input: Contact,
  async run(act, { partyId, name, phone }) {
    const party = await act.tx.party.findFirst({
      where: { id: partyId, disputeId: act.disputeId, side: 'respondent', leftAt: null },
      include: { invitations: true, person: { include: { contacts: true } } },
    })
    if (!party) throw new DomainError('dispute/unknown')
    const isKnown = party.invitations.some(({ state }) => ['known', 'accepted', 'declined'].includes(state))
    if (isKnown) throw new DomainError('dispatch/known-person')
    const before = await readPerson(act.tx, act.platform, party.personId)
    const changed: string[] = []
    if (name && name !== before.name) {
      const read = readPrintedName(name)
      if (!read.ok) throw new DomainError('request/invalid', { name: read.problem })
      await updatePerson(act.tx, act.platform, party.personId, { name: read.value })
      changed.push('name')
    }
    if (phone && (await changePhone(act, party, before.phone, phone))) changed.push('phone')
    if (changed.length === 0) throw new DomainError('request/invalid', { phone: 'request/required' })
    await act.note('party.correctContact', { partyId, changed, name, phone })
  },
})

type PartyWithContacts = {
  readonly personId: string
  readonly person: { contacts: { valueBidx: Uint8Array; suppressedAt: Date | null }[] }
}

async function changePhone(act: Act, party: PartyWithContacts, before: string | null, typed: string): Promise<boolean> {
  const read = readPhone(typed)
  if (!read.ok) throw new DomainError('request/invalid', { phone: read.problem })
  const { e164 } = read.value
  if (e164 === before) return false
  const index = phoneIndex(act.platform, e164)
  const wasFreed = party.person.contacts.some(
    ({ valueBidx, suppressedAt }) => suppressedAt !== null && Buffer.compare(valueBidx, index) === 0,
  )
  if (wasFreed) throw new DomainError('dispatch/number-suppressed', { phone: 'dispatch/number-suppressed' })
  await act.tx.contact.updateMany({
    where: { personId: party.personId, kind: 'phone', suppressedAt: null },
    data: { suppressedAt: act.platform.clock.real() },
  })
  await addContact(act.tx, act.platform, { personId: party.personId, kind: 'phone', value: e164 })
  return true
}
