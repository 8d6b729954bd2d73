import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import type { Clause } from '#prisma/generated/client.ts'
import { glyphsMissing } from '#templates/papers.server.ts'
import { ownInPaper, ownRequests } from '../claim/own.queries.server.ts'
import type { Act, Effect, EffectStep } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { ClauseValues, DraftClause } from './clauses/definition.ts'
import { isClauseKey } from './clauses/keys.ts'

/** What the mediator writes beside the clauses while the text is a draft. */
export interface DraftNotes {
  readonly mainFacts: string
  /** Reasons with which warnings were accepted, by rule. */
  readonly accepted: Readonly<Record<string, string>>
  /** What each reason was given for, by rule (`printOf`). */
  readonly acceptedFor: Readonly<Record<string, string>>
}

const OPEN = ['draft', 'reading', 'signing']

/** The version that is being written, read or signed. */
export const openVersionOf = (tx: Tx, disputeId: string) =>
  tx.agreementVersion.findFirst({ where: { disputeId, state: { in: OPEN } }, orderBy: { versionNo: 'desc' } })

/** @throws DomainError `state/moved-on` when there is none. */
export async function needOpenVersion(act: Act) {
  const version = await openVersionOf(act.tx, act.disputeId)
  if (!version) throw new DomainError('state/moved-on')
  return version
}

export const clausePlace = (id: string) => `clause.data/${id}`
export const bodyPlace = (id: string) => `agreement_version.body/${id}`

interface StoredClause {
  readonly key: string
  readonly values: ClauseValues
}

/** A stored clause with what its blanks hold. */
export function readClause(codec: Codec, row: Pick<Clause, 'id' | 'data'>): DraftClause {
  const { key, values } = codec.openJson<StoredClause>(clausePlace(row.id), row.data)
  if (!isClauseKey(key)) throw new Error(`a stored clause names no clause of the library: ${key}`)
  return { id: row.id, key, values }
}

export async function clausesOf(tx: Tx, codec: Codec, versionId: string): Promise<DraftClause[]> {
  const rows = await tx.clause.findMany({ where: { versionId }, orderBy: { ordinal: 'asc' } })
  return rows.map((row) => readClause(codec, row))
}

const notesFrom = (codec: Codec, version: { id: string; body: Uint8Array | null }): Partial<DraftNotes> =>
  version.body ? codec.openJson<Partial<DraftNotes>>(bodyPlace(version.id), version.body) : {}

/** An account without the pictures and signs that no paper can hold; a letter that no font has stays, to be seen. */
const withoutPictures = (account: string): string => {
  const missing = new Set(glyphsMissing(account))
  return [...account].filter((one) => !missing.has(one) || /[\p{L}\p{N}]/u.test(one)).join('')
}

/** The notes of a draft; before anything was written, the applicant's account and the respondent's own requests stand for the facts. */
export async function notesOf(
  tx: Tx,
  codec: Codec,
  version: { id: string; disputeId: string; body: Uint8Array | null },
): Promise<DraftNotes> {
  const { mainFacts, accepted = {}, acceptedFor = {} } = notesFrom(codec, version)
  const dispute = await tx.dispute.findFirstOrThrow({ where: { id: version.disputeId }, select: { facts: true } })
  const account = async () =>
    withoutPictures(
      `${codec.openMaybe('dispute.facts', dispute.facts) ?? ''}${ownInPaper(await ownRequests(tx, codec, version.disputeId))}`,
    )
  return { mainFacts: mainFacts ?? (await account()), accepted, acceptedFor }
}

/** Opens the next version; its clauses are copied from the latest one, and so is what was chosen beside them. */
export async function openVersion(act: Act, options: { readonly correctsCaseId?: string } = {}): Promise<string> {
  const latest = await act.tx.agreementVersion.findFirst({
    where: { disputeId: act.disputeId },
    orderBy: { versionNo: 'desc' },
    include: { clauses: { orderBy: { ordinal: 'asc' } } },
  })
  const id = act.platform.chance.id()
  await act.tx.agreementVersion.create({
    data: {
      id,
      disputeId: act.disputeId,
      versionNo: (latest?.versionNo ?? 0) + 1,
      jointApplication: latest?.jointApplication ?? 'apply',
      correctsCaseId: options.correctsCaseId ?? null,
      body: latest?.body ? copyNotes(act, latest, id) : null,
    },
  })
  if (latest) await copyClauses(act, latest.clauses, id)
  await act.follow('agreementVersion', id, 'draftVersion', { opening: true, versionNo: (latest?.versionNo ?? 0) + 1 })
  return id
}

/** The case whose court waits for another text, for a version that is opened now. */
export async function correctionOf(act: Act): Promise<{ readonly correctsCaseId?: string }> {
  if ((await act.dispute()).state !== 'correcting') return {}
  const found = await act.tx.confirmationCase.findFirst({ where: { disputeId: act.disputeId, state: 'returned' } })
  return found ? { correctsCaseId: found.id } : {}
}

function copyNotes(act: Act, latest: { id: string; body: Uint8Array | null }, id: string) {
  const { mainFacts } = notesFrom(act.codec, latest)
  return act.codec.sealJson(bodyPlace(id), { mainFacts, accepted: {}, acceptedFor: {} })
}

async function copyClauses(act: Act, rows: readonly Clause[], versionId: string): Promise<void> {
  const idOf = new Map(rows.map(({ id }) => [id, act.platform.chance.id()]))
  for (const row of rows) {
    const id = idOf.get(row.id) ?? act.platform.chance.id()
    const { key, values } = readClause(act.codec, row)
    const moved = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? (idOf.get(value) ?? value) : value,
      ]),
    )
    const data = act.codec.sealJson(clausePlace(id), { key, values: moved })
    await act.tx.clause.create({ data: { ...row, id, versionId, data, touched: false } })
  }
}

/** Moves the version that is open, if there is one; system acts pass `opening` for what takes over. */
async function moveOpen(step: EffectStep, event: 'supersede' | 'decline' | 'abandon', states: readonly string[]) {
  const { act, facts } = step
  const version = await openVersionOf(act.tx, act.disputeId)
  if (!version || !states.includes(version.state)) return
  const reason = typeof facts.reason === 'string' ? facts.reason : event
  await act.follow('agreementVersion', version.id, event, { reason, opening: event === 'supersede', leaving: true })
}

/** Signatures that are under way for a text that no longer counts are never made. */
const voidIntents: Effect = async ({ act, subjectId, workflow }) => {
  const of = workflow === 'confirmationCase' ? { caseId: subjectId } : { versionId: subjectId }
  await act.tx.signatureIntent.updateMany({
    where: { ...of, state: { in: ['wait', 'signing', 'failed'] } },
    data: { state: 'void' },
  })
}

export const versionEffects: Readonly<Record<string, Effect>> = {
  openVersion: async (step) => {
    await openVersion(step.act)
  },
  supersedeVersion: (step) => moveOpen(step, 'supersede', ['signing']),
  declineVersion: (step) => moveOpen(step, 'decline', ['signing']),
  abandonVersion: (step) => moveOpen(step, 'abandon', OPEN),
  voidIntents,
}
