import { z } from 'zod'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { batchRules, batchRulesBy, drawnFrom, sampleSize } from './batch-rules.ts'
import { itemOfCase, type LeftBecause, sampleOf } from './batch-standing.server.ts'
import { needCase } from './case.server.ts'
import { heard, needNoGround, proposeAsConfirmed } from './desk.commands.server.ts'
import { listed } from './fields.ts'
import { type Likeness, likenessOf } from './likeness.server.ts'
import { rulingDraftOf } from './ruling.server.ts'

interface Candidate {
  readonly found: ConfirmationCase
  readonly likeness: Likeness | null
  readonly isTaken: boolean
}

async function candidatesOf(act: Act, cases: readonly string[], courtId: string): Promise<Candidate[]> {
  const rows = await act.tx.confirmationCase.findMany({
    where: { id: { in: [...cases] }, courtId },
    orderBy: { id: 'asc' },
  })
  const candidates: Candidate[] = []
  for (const found of rows) {
    const likeness = await likenessOf(act.tx, act.platform, found)
    candidates.push({ found, likeness, isTaken: (await itemOfCase(act.tx, found.id)) !== null })
  }
  return candidates
}

/** What most of them have in common; the others do not belong to this batch. */
function commonLike(candidates: readonly Candidate[]): string {
  const counts = new Map<string, number>()
  for (const { likeness } of candidates) {
    if (likeness?.isClean) counts.set(likeness.like, (counts.get(likeness.like) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

function unfitBecause({ found, likeness, isTaken }: Candidate, like: string): LeftBecause | null {
  if (isTaken) return 'inBatch'
  if (found.state !== 'accepted' || likeness === null) return 'moved'
  if (!likeness.isClean) return 'notClean'
  return likeness.like === like ? null : 'notLike'
}

/** Opens the batch with the first of its cases: what does not belong falls out, and of the rest a sample is drawn. */
async function openBatch(act: Act, { courtId }: ConfirmationCase, batchId: string, cases: readonly string[]) {
  const candidates = await candidatesOf(act, cases, courtId)
  const like = commonLike(candidates)
  const judged = candidates.map((one) => ({ caseId: one.found.id, leftBecause: unfitBecause(one, like) }))
  const fit = judged.filter(({ leftBecause }) => leftBecause === null).map(({ caseId }) => caseId)
  if (fit.length < batchRules.least) throw new DomainError('court/batch-too-few')
  const settled = batchRulesBy((await rulesOf(act.tx)).of('batch'))
  if (cases.length > settled.most) throw new DomainError('court/batch-too-many')
  const sample = drawnFrom(fit, sampleSize(fit.length, settled), act.platform.chance.bytes)
  const likeSha256 = new Uint8Array(Buffer.from(like, 'hex'))
  const made = { madeById: personOf(act.actor) ?? '', madeAt: act.now }
  await act.tx.courtBatch.create({ data: { id: batchId, courtId, ...made, likeSha256 } })
  await act.tx.courtBatchItem.createMany({
    data: judged.map((one) => ({ batchId, ...one, isSampled: sample.includes(one.caseId) })),
  })
}

const itemIn = (act: Act, batchId: string, caseId: string) =>
  act.tx.courtBatchItem.findFirst({ where: { batchId, caseId } })

/**
 * Puts one case into a batch. The first case of a batch opens it and has the sample drawn; the draw stands in the trail
 * of every case, and no case can be drawn a second time.
 */
export const drawBatch = defineCommand({
  name: 'confirmationCase.drawBatch',
  by: byOf('confirmationCase', 'proposeConfirmation'),
  input: z.object({ batchId: z.uuid(), cases: z.array(z.uuid()).min(1).max(batchRules.most) }),
  async run(act, { batchId, cases }) {
    const found = await needCase(act)
    if ((await act.tx.courtBatch.count({ where: { id: batchId } })) === 0) await openBatch(act, found, batchId, cases)
    const item = await itemIn(act, batchId, found.id)
    if (!item) throw new DomainError('state/moved-on')
    const all = await act.tx.courtBatchItem.findMany({ where: { batchId, leftBecause: null } })
    const drawn = { of: all.length, sampled: all.filter(({ isSampled }) => isSampled).length }
    const { isSampled, leftBecause } = item
    const { inHundred } = batchRulesBy((await rulesOf(act.tx)).of('batch'))
    await act.note('batch.drawn', { batchId, ...drawn, inHundred, isSampled, leftBecause })
  },
})

/** Why a case cannot go on with the others, looked at again in the moment in which it would. */
async function changedSince(act: Act, found: ConfirmationCase, like: Uint8Array): Promise<LeftBecause | null> {
  const likeness = await likenessOf(act.tx, act.platform, found)
  if (found.state !== 'accepted' || likeness === null) return 'moved'
  if (!likeness.isClean) return 'notClean'
  return likeness.like === Buffer.from(like).toString('hex') ? null : 'notLike'
}

/** Proposes one case of a batch whose sample was found good; one that changed meanwhile falls out, and says why. */
export const proposeInBatch = defineCommand({
  name: 'confirmationCase.proposeInBatch',
  by: byOf('confirmationCase', 'proposeConfirmation'),
  input: z.object({ batchId: z.uuid(), noGround: listed, heard }),
  async run(act, { batchId, noGround, heard: how }) {
    const found = await needCase(act)
    needNoGround(noGround)
    const batch = await act.tx.courtBatch.findFirst({
      where: { id: batchId },
      include: { items: { include: { case: true } } },
    })
    const item = batch?.items.find(({ caseId }) => caseId === found.id)
    if (!batch || !item || item.isSampled) throw new DomainError('state/moved-on')
    const left = item.leftBecause as LeftBecause | null
    if (left !== null || item.proposedAt) return { left }
    const standing = sampleOf(batch.items)
    if (standing !== 'passed') throw new DomainError(`court/batch-sample-${standing}`)
    const where = { batchId_caseId: { batchId, caseId: found.id } }
    const because = await changedSince(act, found, batch.likeSha256)
    if (because !== null) {
      await act.tx.courtBatchItem.update({ where, data: { leftBecause: because } })
      await act.note('batch.left', { batchId, because })
      return { left: because }
    }
    await act.tx.courtBatchItem.update({ where, data: { proposedAt: act.now } })
    await proposeAsConfirmed(act, found, { noGround, heard: how, batchId })
    return { left: null }
  },
})

/** The judge has read this draft and takes it among those that are signed with one code. */
export const readRuling = defineCommand({
  name: 'confirmationCase.readRuling',
  by: byOf('confirmationCase', 'confirm'),
  input: z.object({ rulingSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run(act, { rulingSha256 }) {
    const found = await needCase(act)
    const item = await itemOfCase(act.tx, found.id)
    const draft = rulingDraftOf(act.codec, found)
    if (!item?.proposedAt || found.state !== 'awaitingRuling' || !draft) throw new DomainError('state/moved-on')
    if (draft.sha256 !== rulingSha256) throw new DomainError('guard/hashShownIsHashSigned')
    const readSha256 = new Uint8Array(Buffer.from(rulingSha256, 'hex'))
    const where = { batchId_caseId: { batchId: item.batchId, caseId: found.id } }
    await act.tx.courtBatchItem.update({ where, data: { readSha256 } })
    await act.note('ruling.read', { batchId: item.batchId }, readSha256)
    return { batchId: item.batchId }
  },
})
