import { z } from 'zod'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { partiesOf } from '../party/parties.server.ts'
import { ClauseFields, FieldFault, type WrittenClause, writtenClause } from './clause-form.ts'
import type { ClauseValues } from './clauses/definition.ts'
import { dutiesOf } from './clauses/duties.ts'
import type { ClauseKey } from './clauses/keys.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { checkDraft, printOf } from './draft-check.server.ts'
import {
  bodyPlace,
  clausePlace,
  clausesOf,
  correctionOf,
  type DraftNotes,
  needOpenVersion,
  notesOf,
  openVersion,
  openVersionOf,
  readClause,
} from './versions.server.ts'

const by = byOf('agreementVersion', 'editClauses')
const EditNo = z.coerce.number().int().min(0)

/** Agreed: the dispute goes on to the text, with its first version open. */
export const agreeInPrinciple = defineCommand({
  name: 'dispute.agreeInPrinciple',
  by: byOf('dispute', 'agreeInPrinciple'),
  input: z.object({}),
  run: (act) => act.move('dispute', act.disputeId, 'agreeInPrinciple'),
})

/** The text is dropped and the talks go on, as long as no agreement is in force. */
export const resumeMediation = defineCommand({
  name: 'dispute.resumeMediation',
  by: byOf('dispute', 'resumeMediation'),
  input: z.object({ reason: z.string().trim().min(2, 'settlement/reason').max(1_000) }),
  run: (act, { reason }) => act.move('dispute', act.disputeId, 'resumeMediation', { reason }),
})

/** A new version after a declined one; the clauses are taken over. */
export const startDraft = defineCommand({
  name: 'agreementVersion.start',
  by: byOf('agreementVersion', 'draftVersion'),
  input: z.object({}),
  run: async (act) => {
    if (await openVersionOf(act.tx, act.disputeId)) throw new DomainError('state/moved-on')
    await openVersion(act, await correctionOf(act))
  },
})

/** One saved change of a draft: nobody overwrites what somebody else just saved. */
async function editing(act: Act, editNo: number, what: string, change: (versionId: string) => Promise<void>) {
  const version = await needOpenVersion(act)
  await act.move('agreementVersion', version.id, 'editClauses', { editNo, what })
  await act.tx.lintFinding.deleteMany({ where: { versionId: version.id } })
  await change(version.id)
  await act.tx.agreementVersion.update({ where: { id: version.id }, data: { editNo: editNo + 1, bodySha256: null } })
}

/** What the table of clauses itself keeps: kind, sums and sides, for guards and lists. */
function columnsOf(key: ClauseKey, values: ClauseValues) {
  const { kind, confirmable, owes, actor, other } = clauseDefinition(key)
  const total = owes ? values[owes] : undefined
  const payer = actor ? values[actor] : undefined
  const payee = other ? values[other] : undefined
  const isWhole = kind === 'payment' && typeof total === 'number' && total > 0 && payer && payee
  const owed = dutiesOf(clauseDefinition(key), values)
  return {
    // A payment that is not complete yet is kept as text until it is; the check says what is missing.
    kind: kind === 'payment' && !isWhole ? 'text' : kind,
    confirmable: confirmable !== 'no' && (confirmable === 'yes' || owed.length > 0),
    signing: clauseDefinition(key).signing === 'e-sign' ? 'eSign' : 'wetInk',
    payerId: isWhole ? String(payer) : null,
    payeeId: isWhole ? String(payee) : null,
    totalFen: isWhole ? BigInt(total) : null,
    touched: true,
  }
}

async function insertClause(act: Act, versionId: string, key: ClauseKey, values: ClauseValues): Promise<string> {
  const last = await act.tx.clause.aggregate({ where: { versionId }, _max: { ordinal: true } })
  const id = act.platform.chance.id()
  const data = act.codec.sealJson(clausePlace(id), { key, values })
  const ordinal = (last._max.ordinal ?? 0) + 1
  await act.tx.clause.create({ data: { id, versionId, ordinal, data, ...columnsOf(key, values) } })
  return id
}

/** The terms on default that belong to a clause. */
async function companionOf(act: Act, versionId: string, clauseId: string) {
  const rows = await act.tx.clause.findMany({ where: { versionId } })
  return rows.find((row) => {
    const { key, values } = readClause(act.codec, row)
    return key === 'default-free-text' && values.clauseRef === clauseId
  })
}

async function keepDefault(act: Act, versionId: string, clauseId: string, text: string): Promise<void> {
  const before = await companionOf(act, versionId, clauseId)
  if (before) await act.tx.clause.delete({ where: { id: before.id } })
  if (text) await insertClause(act, versionId, 'default-free-text', { clauseRef: clauseId, text })
}

async function written(act: Act, fields: ClauseFields): Promise<WrittenClause> {
  const parties = await partiesOf(act.tx, act.platform, act.disputeId)
  const otherOf = (partyId: string) => {
    const mine = parties.find((party) => party.partyId === partyId)
    return parties.find(({ side }) => side !== mine?.side)?.partyId
  }
  try {
    return writtenClause(fields, otherOf)
  } catch (error) {
    if (error instanceof FieldFault) throw new DomainError('request/invalid', { [error.field]: error.code })
    throw error
  }
}

export const addClause = defineCommand({
  name: 'agreementVersion.addClause',
  by,
  input: ClauseFields.extend({ editNo: EditNo }),
  run: async (act, input) => {
    const clause = await written(act, input)
    await editing(act, input.editNo, 'add', async (versionId) => {
      const id = await insertClause(act, versionId, clause.key, clause.values)
      await keepDefault(act, versionId, id, clause.default)
    })
  },
})

/** @throws DomainError `state/moved-on` for a clause that is not in this draft. */
async function ownClause(act: Act, versionId: string, clauseId: string): Promise<void> {
  if (!(await act.tx.clause.findFirst({ where: { id: clauseId, versionId } }))) throw new DomainError('state/moved-on')
}

export const changeClause = defineCommand({
  name: 'agreementVersion.changeClause',
  by,
  input: ClauseFields.extend({ editNo: EditNo, clauseId: z.uuid() }),
  run: async (act, input) => {
    const { key, values, default: text } = await written(act, input)
    await editing(act, input.editNo, 'change', async (versionId) => {
      await ownClause(act, versionId, input.clauseId)
      const data = act.codec.sealJson(clausePlace(input.clauseId), { key, values })
      await act.tx.clause.update({ where: { id: input.clauseId }, data: { data, ...columnsOf(key, values) } })
      await keepDefault(act, versionId, input.clauseId, text)
    })
  },
})

export const removeClause = defineCommand({
  name: 'agreementVersion.removeClause',
  by,
  input: z.object({ editNo: EditNo, clauseId: z.uuid() }),
  run: (act, { editNo, clauseId }) =>
    editing(act, editNo, 'remove', async (versionId) => {
      await ownClause(act, versionId, clauseId)
      await keepDefault(act, versionId, clauseId, '')
      await act.tx.clause.delete({ where: { id: clauseId } })
    }),
})

/** Facts in the mediator's words, and whether the parties apply to the court together. */
export const keepDraft = defineCommand({
  name: 'agreementVersion.keepDraft',
  by,
  input: z.object({
    editNo: EditNo,
    mainFacts: z.string().trim().min(1, 'request/required').max(5_000),
    jointApplication: z.enum(['apply', 'notNow'], 'request/required'),
  }),
  run: (act, { editNo, mainFacts, jointApplication }) =>
    editing(act, editNo, 'notes', async (versionId) => {
      const version = await act.tx.agreementVersion.findFirstOrThrow({ where: { id: versionId } })
      const notes = await notesOf(act.tx, act.codec, version)
      const body = act.codec.sealJson(bodyPlace(versionId), { ...notes, mainFacts })
      await act.tx.agreementVersion.update({ where: { id: versionId }, data: { body, jointApplication } })
    }),
})

/** The notes with one more reason, given for what the check finds now. */
async function withReason(act: Act, versionId: string, rule: string, reason: string) {
  const version = await act.tx.agreementVersion.findFirstOrThrow({ where: { id: versionId } })
  const [notes, clauses] = await Promise.all([
    notesOf(act.tx, act.codec, version),
    clausesOf(act.tx, act.codec, versionId),
  ])
  const { mainFacts, accepted, acceptedFor } = notes
  const findings = await checkDraft(act, { clauses, mainFacts, appliesJointly: version.jointApplication !== 'notNow' })
  const finding = findings.find((one) => one.rule === rule && one.level === 'warn')
  if (!finding) throw new DomainError('settlement/warning-gone')
  return {
    mainFacts,
    accepted: { ...accepted, [rule]: reason },
    acceptedFor: { ...acceptedFor, [rule]: printOf(finding, clauses) },
  } satisfies DraftNotes
}

/** A warning that the mediator accepts; the clerk sees the reason, which counts for exactly what was found. */
export const acceptWarning = defineCommand({
  name: 'agreementVersion.acceptWarning',
  by,
  input: z.object({
    editNo: EditNo,
    rule: z.string().min(1).max(64),
    reason: z.string().trim().min(2, 'settlement/reason').max(500),
  }),
  run: (act, { editNo, rule, reason }) =>
    editing(act, editNo, 'warning', async (versionId) => {
      const body = act.codec.sealJson(bodyPlace(versionId), await withReason(act, versionId, rule, reason))
      await act.tx.agreementVersion.update({ where: { id: versionId }, data: { body } })
    }),
})
