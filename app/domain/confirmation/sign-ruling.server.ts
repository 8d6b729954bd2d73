import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { codeCounts } from '../settlement/signing/guards.server.ts'
import type { GuardName } from '../workflow/index.ts'
import { batchRules, batchRulesBy } from './batch-rules.ts'
import { itemOfCase } from './batch-standing.server.ts'
import { needCase } from './case.server.ts'
import { ENDED_BY_RULING, RULINGS, rulingDraftOf } from './ruling.server.ts'

/** How long the judge may take the click back before the key is used. */
export const UNDO_MS = 10_000
const LIVE = ['wait', 'signing']

/** The first reason why this judge cannot sign this ruling now, or null; `undefined` when the case has moved on. */
async function unmetOf(act: Act, found: ConfirmationCase, bodySha256: string): Promise<GuardName | null | undefined> {
  if (!ENDED_BY_RULING.includes(found.state)) {
    const event = found.rulingKind === 'dismiss' ? 'dismiss' : 'confirm'
    const unmet = await act.unmet('confirmationCase', found.id, event, { bodySha256 })
    return unmet ? (unmet[0] ?? null) : undefined
  }
  const draft = rulingDraftOf(act.codec, found)
  const issued = { caseId: found.id, templateId: { in: [...RULINGS] } }
  if (!draft || (await act.tx.document.count({ where: issued })) > 0) return undefined
  return draft.sha256 === bodySha256 ? null : 'hashShownIsHashSigned'
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a code is bound to that is sent for several rulings: exactly these, in whatever order. */
export const digestOfRulings = (hashes: readonly string[]): string =>
  createHash('sha256')
    .update([...new Set(hashes)].sort().join('\n'))
    .digest('hex')

/** A ruling is signed together with others only when it is one of them and this draft of it was opened and read. */
async function needRead(act: Act, caseId: string, rulingSha256: string, together: readonly string[]): Promise<void> {
  if (together.length === 0) return
  const item = await itemOfCase(act.tx, caseId)
  const read = Buffer.from(item?.readSha256 ?? []).toString('hex')
  if (!together.includes(rulingSha256) || read !== rulingSha256) throw new DomainError('court/ruling-unread')
}

/**
 * The judge's one act: the code that was sent for exactly this text is checked and the intent recorded now, the key is
 * used ten seconds later. Until then nothing is signed, nothing is served and the case stays where it is.
 */
export const signRuling = defineCommand({
  name: 'confirmationCase.signRuling',
  by: byOf('confirmationCase', 'confirm'),
  input: z.object({
    rulingSha256: hash,
    codeId: z.uuid().optional(),
    /** All rulings for which the one code was sent, where it was sent for several. */
    together: z.array(hash).max(batchRules.signedAtOnce).default([]),
  }),
  async run(act, { rulingSha256, codeId, together }) {
    const found = await needCase(act)
    const { signedAtOnce } = batchRulesBy((await rulesOf(act.tx)).of('batch'))
    if (together.length > signedAtOnce) throw new DomainError('state/moved-on')
    const unmet = await unmetOf(act, found, rulingSha256)
    if (unmet) throw new DomainError(`guard/${unmet}`)
    const live = await act.tx.signatureIntent.count({ where: { caseId: found.id, state: { in: LIVE } } })
    if (unmet === undefined || live > 0) throw new DomainError('state/moved-on')
    await needRead(act, found.id, rulingSha256, together)
    const boundTo = together.length > 0 ? digestOfRulings(together) : rulingSha256
    if (!codeId || !(await codeCounts(act, codeId, boundTo))) throw new DomainError('guard/stepUpDone')
    const id = act.platform.chance.id()
    const bodySha256 = new Uint8Array(Buffer.from(rulingSha256, 'hex'))
    const personId = personOf(act.actor)
    const event = found.rulingKind
    await act.tx.signatureIntent.create({
      data: { id, caseId: found.id, personId, bodySha256, keyPoints: { event, codeId } },
    })
    await act.tx.confirmationCase.update({ where: { id: found.id }, data: { judgeId: personId } })
    await act.note('ruling.intended', { event, intentId: id }, bodySha256)
    const dueAt = new Date(act.platform.clock.real().getTime() + UNDO_MS)
    await act.later('issueRuling', id, `issueRuling/${id}`, dueAt)
  },
})

/** Takes the click back while the key has not been used. */
export const undoRuling = defineCommand({
  name: 'confirmationCase.undoRuling',
  by: byOf('confirmationCase', 'confirm'),
  input: z.object({}),
  async run(act) {
    const found = await needCase(act)
    const waiting = { caseId: found.id, personId: personOf(act.actor), state: 'wait' }
    const { count } = await act.tx.signatureIntent.updateMany({ where: waiting, data: { state: 'void' } })
    if (count === 0) throw new DomainError('court/too-late')
    await act.note('ruling.undone', {})
  },
})
