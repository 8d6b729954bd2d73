import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { keepSnapshot } from '../engine/documents.server.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { printedLine } from '../text/printed.server.ts'

/** What is agreed to separately, each with words of its own on the page. */
export const consentSteps = ['mediation', 'video', 'identity', 'eService', 'eSignature'] as const
export type ConsentStep = (typeof consentSteps)[number]

const TEXT_VERSION = '1'
const DAY_MS = 86_400_000
const G3_DAYS = 90

const me = (act: Act): string => {
  const personId = personOf(act.actor)
  if (!personId) throw new DomainError('dispute/not-allowed')
  return personId
}

const ownParty = async (act: Act) => {
  const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId: me(act), leftAt: null } })
  if (!party) throw new DomainError('dispute/not-allowed')
  return party
}

const steps = z.preprocess(
  (value) => (Array.isArray(value) ? value : value ? [value] : []),
  z.array(z.enum(consentSteps)),
)

/** Agrees to the ticked steps; one that is in force already stays as it was given. */
export const giveConsents = defineCommand({
  name: 'consent.give',
  by: ['party'],
  input: z.object({ steps }),
  async run(act, input) {
    const personId = me(act)
    for (const step of new Set(input.steps)) {
      const where = { personId, disputeId: act.disputeId, step, withdrawnAt: null }
      if (await act.tx.consent.findFirst({ where })) continue
      const id = act.platform.chance.id()
      await act.tx.consent.create({
        data: { id, ...where, textVersion: TEXT_VERSION, givenAt: act.now, channel: 'web' },
      })
      await act.note('consent.give', { step, textVersion: TEXT_VERSION })
    }
  },
})

/** Takes one consent back; during a session everybody goes to the waiting room at once. */
export const withdrawConsent = defineCommand({
  name: 'consent.withdraw',
  by: ['party'],
  input: z.object({ step: z.enum(consentSteps) }),
  async run(act, { step }) {
    const where = { personId: me(act), disputeId: act.disputeId, step, withdrawnAt: null }
    const { count } = await act.tx.consent.updateMany({ where, data: { withdrawnAt: act.now } })
    if (count === 0) return
    await act.note('consent.withdraw', { step })
    if (step !== 'mediation' && step !== 'video') return
    for (const { id } of await act.tx.session.findMany({ where: { disputeId: act.disputeId, state: 'live' } })) {
      await act.follow('session', id, 'pause', { reason: 'consentWithdrawn' })
      await act.tx.session.update({ where: { id }, data: { pauseCause: 'consent', pauseUntil: null } })
    }
  },
})

/** The party has read what his rights are in mediation (document 5). */
export const acknowledgeRights = defineCommand({
  name: 'rights.acknowledge',
  by: ['party'],
  input: z.object({ read: z.literal('yes', 'session/rights-unread') }),
  async run(act) {
    const party = await ownParty(act)
    const documentId = await rightsDocument(act)
    const readAt = act.now
    await act.tx.serviceProof.upsert({
      where: { documentId_partyId: { documentId, partyId: party.id } },
      create: { documentId, partyId: party.id, sentAt: readAt, arrivedAt: readAt, readAt, servedAt: readAt },
      update: { readAt, servedAt: readAt },
    })
    await act.note('rights.acknowledge', { documentId })
  },
})

/** The notice of rights of this dispute, issued when both sides agreed to talk. */
async function rightsDocument(act: Act): Promise<string> {
  const issued = await act.tx.document.findFirst({ where: { disputeId: act.disputeId, docNo: 5 } })
  if (issued) return issued.id
  const entry = await act.note('rights.issue', {})
  const step = {
    act,
    workflow: 'dispute',
    event: 'consent',
    subjectId: act.disputeId,
    from: '',
    facts: {},
    entry,
  } as const
  return keepSnapshot(step, 5)
}

/** Where papers reach this party, confirmed by a code that was used before this command. */
export const confirmServiceAddress = defineCommand({
  name: 'serviceAddress.confirm',
  by: ['party'],
  input: z.object({
    address: printedLine({ least: 4, most: 200 }),
    eService: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
    codeId: z.uuid(),
  }),
  async run(act, { address, eService, codeId }) {
    const party = await ownParty(act)
    await act.tx.serviceAddress.updateMany({
      where: { partyId: party.id, replacedAt: null },
      data: { replacedAt: act.now },
    })
    const id = act.platform.chance.id()
    const phone = await act.tx.contact.findFirst({
      where: { personId: party.personId, kind: 'phone', suppressedAt: null, verifiedAt: { not: null } },
      orderBy: { id: 'desc' },
    })
    await act.tx.serviceAddress.create({
      data: {
        id,
        partyId: party.id,
        address: act.codec.seal(`service_address.address/${id}`, address),
        eService,
        contactId: phone?.id ?? null,
        confirmedAt: act.now,
      },
    })
    await act.note('serviceAddress.confirm', { id, address, eService, codeId })
  },
})

const light = z.enum(['ok', 'weak', 'no'])

/** What the device check found, for the mediator's light. */
export const keepDeviceCheck = defineCommand({
  name: 'session.checkDevices',
  by: ['party', 'mediator'],
  input: z.object({ sessionId: z.uuid(), camera: light, microphone: light, speaker: light, network: light }),
  async run(act, input) {
    const session = await act.tx.session.findFirst({ where: { id: input.sessionId, disputeId: act.disputeId } })
    if (!session) throw new DomainError('session/unknown')
    await act.note('session.checkDevices', input)
  },
})

/** How the mediator knew the person: part of the record, with words of his own where they are needed. */
export const waysToKnow = ['idCardShown', 'passportShown', 'licenceAndRepresentative', 'otherWay'] as const

/** "This is the person": face to face in the room, compared with the number that was given. */
export const confirmPerson = defineCommand({
  name: 'identityCheck.confirmPerson',
  by: byOf('identityCheck', 'passByPerson').filter((role) => role === 'mediator'),
  input: z
    .object({ personId: z.uuid(), how: z.enum(waysToKnow), note: z.string().trim().max(300).default('') })
    .refine(({ how, note }) => how !== 'otherWay' || note.length >= 2, { path: ['note'], message: 'request/required' }),
  async run(act, { personId, how, note }) {
    const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
    const seen = await act.tx.seat.findFirst({
      where: {
        personId,
        closedAt: null,
        session: { disputeId: act.disputeId },
        room: { kind: { not: 'lobby' } },
      },
    })
    if (!party || !seen) throw new DomainError('session/not-in-room')
    const id = act.platform.chance.id()
    await act.tx.identityCheck.create({
      data: {
        id,
        disputeId: act.disputeId,
        personId,
        grade: 'G3',
        method: how,
        checkerId: me(act),
        expiresAt: new Date(act.platform.clock.real().getTime() + G3_DAYS * DAY_MS),
      },
    })
    await act.move('identityCheck', id, 'start', { personId })
    await act.move('identityCheck', id, 'passByPerson', { personId, how, note })
  },
})
