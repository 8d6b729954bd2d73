import { z } from 'zod'
import type { AgreementVersion } from '#prisma/generated/client.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Finding } from './check/check-agreement.ts'
import { checkDraft, keepFindings, standingReasons } from './draft-check.server.ts'
import { hashOfText, textOfDraft } from './frozen-text.server.ts'
import { bodyPlace, clausesOf, correctionOf, needOpenVersion, notesOf, openVersion } from './versions.server.ts'

const Reason = z.string().trim().min(2, 'settlement/reason').max(1_000)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The text as it goes out, with what the check finds in it and the reasons that were given for exactly that. */
async function checkedText(act: Act, version: AgreementVersion) {
  const text = await textOfDraft(act, version)
  const { clauses, mainFacts, accepted, acceptedFor = {} } = text
  const findings = await checkDraft(act, { clauses, mainFacts, appliesJointly: text.jointApplication === 'apply' })
  const standing = standingReasons({ mainFacts, accepted, acceptedFor }, findings, clauses)
  return { text: { ...text, accepted: standing }, findings }
}

/**
 * Freezes the text for reading: nothing that blocks, every warning accepted with a reason. The version holds what is read
 * now; the trail keeps each text that was ever sent, because a change writes over it.
 */
export const sendForReading = defineCommand({
  name: 'agreementVersion.sendForReading',
  by: byOf('agreementVersion', 'sendForReading'),
  input: z.object({ editNo: z.coerce.number().int() }),
  run: async (act, { editNo }) => {
    const version = await needOpenVersion(act)
    if (version.editNo !== editNo) throw new DomainError('guard/editVersionCurrent')
    const { text, findings } = await checkedText(act, version)
    const bodySha256 = hashOfText(text)
    const body = act.codec.sealJson(bodyPlace(version.id), text)
    await act.tx.agreementVersion.update({
      where: { id: version.id },
      data: { body, bodySha256, lintSha256: bodySha256, jointApplication: text.jointApplication },
    })
    await keepFindings(act, { id: version.id, bodySha256 }, findings)
    const open = findings.find(({ level, rule }) => level === 'warn' && !text.accepted[rule])
    if (open && findings.every(({ level }) => level === 'warn')) throw new DomainError('settlement/warning-open')
    const { versionNo } = version
    await act.move('agreementVersion', version.id, 'sendForReading', { doc: bodySha256, versionNo, text })
  },
})

export const takeBack = defineCommand({
  name: 'agreementVersion.takeBack',
  by: byOf('agreementVersion', 'takeBack'),
  input: z.object({ reason: Reason }),
  run: async (act, { reason }) => act.move('agreementVersion', (await needOpenVersion(act)).id, 'takeBack', { reason }),
})

export const requestChange = defineCommand({
  name: 'agreementVersion.requestChange',
  by: byOf('agreementVersion', 'requestChange'),
  input: z.object({ reason: Reason, clause: z.string().max(20).default('') }),
  run: async (act, { reason, clause }) => {
    const version = await needOpenVersion(act)
    await act.move('agreementVersion', version.id, 'requestChange', { reason, clause })
    await tellMediator(act, reason)
  },
})

/** The wish reaches the mediator as a message of the party, so that it can be read where the talks are. */
async function tellMediator(act: Act, reason: string): Promise<void> {
  const authorId = personOf(act.actor)
  if (!authorId) return
  const id = act.platform.chance.id()
  const body = act.codec.seal(`message.body/${id}`, reason)
  await act.tx.message.create({
    data: { id, disputeId: act.disputeId, byId: authorId, thread: 'all', body, sentAt: act.now },
  })
}

/** "I have read and understood it": exactly this text, every clause of which was shown; with the consent to sign on line. */
export const confirmRead = defineCommand({
  name: 'agreementVersion.confirmRead',
  by: byOf('agreementVersion', 'confirmRead'),
  input: z.object({ bodySha256: Hash, eSignature: z.string().optional() }),
  run: async (act, { bodySha256, eSignature }) => {
    const personId = personOf(act.actor)
    const version = await needOpenVersion(act)
    if (!personId) throw new DomainError('dispute/not-allowed')
    if (eSignature === 'yes') await giveConsent(act, personId)
    await act.move('agreementVersion', version.id, 'confirmRead', { bodySha256 })
    await act.tx.clauseRead.updateMany({
      where: { versionId: version.id, personId, bodySha256: new Uint8Array(Buffer.from(bodySha256, 'hex')) },
      data: { confirmedAt: act.now },
    })
  },
})

/** Consent to electronic signing, once. */
export async function giveConsent(act: Act, personId: string): Promise<void> {
  const step = 'eSignature'
  const disputeId = act.disputeId
  if (await act.tx.consent.findFirst({ where: { personId, disputeId, step, withdrawnAt: null } })) return
  const id = act.platform.chance.id()
  const row = { id, personId, disputeId, step, textVersion: '1', givenAt: act.platform.clock.real(), channel: 'web' }
  await act.tx.consent.create({ data: row })
  await act.note('consent.give', { step, textVersion: '1' })
}

/** A day may have passed since the text was sent: what is checked is the text on the day on which it is opened or signed. */
export async function checkAgain(act: Act, version: AgreementVersion): Promise<readonly Finding[]> {
  if (!['reading', 'signing'].includes(version.state) || !version.bodySha256) return []
  const clauses = await clausesOf(act.tx, act.codec, version.id)
  const { mainFacts } = await notesOf(act.tx, act.codec, version)
  const findings = await checkDraft(act, { clauses, mainFacts, appliesJointly: version.jointApplication !== 'notNow' })
  await keepFindings(act, { id: version.id, bodySha256: new Uint8Array(version.bodySha256) }, findings)
  return findings
}

/** Opens the text for signature once every party has read it: the dispute and its version together. */
export const openSigning = defineCommand({
  name: 'dispute.openSigning',
  by: byOf('dispute', 'openSigning'),
  input: z.object({}),
  run: async (act) => {
    const version = await needOpenVersion(act)
    await checkAgain(act, version)
    const { state } = await act.dispute()
    if (state === 'drafting') await act.move('dispute', act.disputeId, 'openSigning')
    await act.move('agreementVersion', version.id, 'openSigning')
  },
})

/** The text is changed while it is being signed: everybody reads and signs the new version. */
export const amend = defineCommand({
  name: 'dispute.amend',
  by: byOf('dispute', 'amend'),
  input: z.object({ reason: Reason }),
  run: async (act, { reason }) => {
    if ((await act.dispute()).state !== 'correcting') return act.move('dispute', act.disputeId, 'amend', { reason })
    // While the court waits for a correction the dispute stays where it is; only the text begins anew.
    const version = await needOpenVersion(act)
    if (version.state !== 'signing') throw new DomainError('state/moved-on')
    const entry = await act.follow('agreementVersion', version.id, 'supersede', { reason, opening: true })
    const next = await openVersion(act, await correctionOf(act))
    await act.notify('reread', 'agreementVersion', next, { reason })
    return entry
  },
})

/** Somebody does not sign; the text goes back to the talks. */
export const declineToSign = defineCommand({
  name: 'dispute.declineToSign',
  by: byOf('dispute', 'declineToSign'),
  input: z.object({ reason: Reason }),
  run: async (act, { reason }) => {
    if ((await act.dispute()).state !== 'correcting')
      return act.move('dispute', act.disputeId, 'declineToSign', { reason })
    // The agreement in force stays, and so does the court's request: the mediator writes another text, or the parties
    // take their application back.
    const version = await needOpenVersion(act)
    return act.move('agreementVersion', version.id, 'decline', { reason })
  },
})
