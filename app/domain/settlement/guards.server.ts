import type { AgreementVersion } from '#prisma/generated/client.ts'
import { glyphsMissingIn } from '#templates/papers.server.ts'
import { personOf } from '../engine/actor.ts'
import type { Act, Guards, Step } from '../engine/types.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { textOfDraft } from './frozen-text.server.ts'
import { signingGuards } from './signing/guards.server.ts'
import { clausesOf } from './versions.server.ts'

/** The version a step is about: its own subject, or the newest one of the dispute. */
async function versionOf({ act, workflow, subjectId }: Step): Promise<AgreementVersion | null> {
  if (workflow === 'agreementVersion') return act.tx.agreementVersion.findFirst({ where: { id: subjectId } })
  return act.tx.agreementVersion.findFirst({ where: { disputeId: act.disputeId }, orderBy: { versionNo: 'desc' } })
}

async function termsRecorded({ act }: Step): Promise<boolean> {
  return (await act.tx.offer.count({ where: { disputeId: act.disputeId, state: 'accepted' } })) > 0
}

async function disputeOpenForText({ act, facts }: Step): Promise<boolean> {
  return facts.opening === true || ['drafting', 'correcting'].includes((await act.dispute()).state)
}

async function lintNoBlocker(step: Step): Promise<boolean> {
  const version = await versionOf(step)
  if (!version?.bodySha256) return false
  const where = { versionId: version.id, bodySha256: version.bodySha256, severity: 'block' }
  return (await step.act.tx.lintFinding.count({ where })) === 0
}

async function sumsAgree(step: Step): Promise<boolean> {
  const clauses = await clausesOf(step.act.tx, step.act.codec, step.subjectId)
  return clauses.every(({ values: { instalments, total } }) => {
    if (!Array.isArray(instalments) || typeof total !== 'number') return true
    const sum = (instalments as { amountFen: number }[]).reduce((all, { amountFen }) => all + amountFen, 0)
    return sum === total
  })
}

/** Every character of the text can be printed. */
export async function textIsPrintable(step: Step): Promise<boolean> {
  const version = await step.act.tx.agreementVersion.findFirstOrThrow({ where: { id: step.subjectId } })
  return glyphsMissingIn(await textOfDraft(step.act, version)).length === 0
}

const shownHash = (facts: Step['facts']) => (typeof facts.bodySha256 === 'string' ? facts.bodySha256 : '')

async function versionShown(step: Step): Promise<boolean> {
  const version = await versionOf(step)
  return version?.bodySha256 != null && Buffer.from(version.bodySha256).toString('hex') === shownHash(step.facts)
}

/** Every clause was rendered to this person. */
async function readToEnd({ act, subjectId, facts }: Step): Promise<boolean> {
  const personId = personOf(act.actor)
  if (!personId) return false
  const bodySha256 = new Uint8Array(Buffer.from(shownHash(facts), 'hex'))
  const read = await act.tx.clauseRead.findFirst({ where: { versionId: subjectId, personId, bodySha256 } })
  const clauses = await act.tx.clause.count({ where: { versionId: subjectId } })
  return read !== null && read.pages >= clauses
}

/** Parties who have not confirmed that they read exactly this text. */
export async function unreadBy(act: Act, version: Pick<AgreementVersion, 'id' | 'bodySha256'>): Promise<string[]> {
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  const reads = await act.tx.clauseRead.findMany({
    where: {
      versionId: version.id,
      bodySha256: version.bodySha256 ?? new Uint8Array(),
      confirmedAt: { not: null },
    },
  })
  return parties.map(({ personId }) => personId).filter((id) => !reads.some(({ personId }) => personId === id))
}

async function versionReadByAll(step: Step): Promise<boolean> {
  const version = await versionOf(step)
  return version !== null && (await unreadBy(step.act, version)).length === 0
}

/** Everything in the text may be signed electronically. */
async function signingPolicyMet(step: Step): Promise<boolean> {
  const version = await versionOf(step)
  if (!version) return false
  const clauses = await clausesOf(step.act.tx, step.act.codec, version.id)
  return clauses.every(({ key }) => clauseDefinition(key).signing === 'e-sign')
}

async function everyRequiredSignature(step: Step): Promise<boolean> {
  const version = await versionOf(step)
  if (!version) return false
  const slots = await step.act.tx.signerSlot.findMany({
    where: { versionId: version.id },
    select: { signatureCover: true },
  })
  return slots.length > 0 && slots.every(({ signatureCover }) => signatureCover !== null)
}

const effectiveCount = ({ act }: Step) =>
  act.tx.agreementVersion.count({ where: { disputeId: act.disputeId, state: 'effective' } })

/** Guards of the agreement's text and of its coming into force. */
export const settlementGuards = {
  ...signingGuards,
  termsRecorded,
  disputeOpenForText,
  editVersionCurrent: async (step) => (await versionOf(step))?.editNo === step.facts.editNo,
  lintNoBlocker,
  sumsAgree,
  versionShown,
  readToEnd,
  versionReadByAll,
  signingPolicyMet,
  everyRequiredSignature,
  newerVersionTakesOver: ({ facts }) => facts.opening === true,
  disputeLeftText: ({ facts }) => facts.leaving === true,
  noVersionInForce: async (step) => (await effectiveCount(step)) === 0,
  earlierVersionEffective: async (step) => (await effectiveCount(step)) > 0,
  versionEffective: async (step) => (await effectiveCount(step)) > 0,
} satisfies Guards
