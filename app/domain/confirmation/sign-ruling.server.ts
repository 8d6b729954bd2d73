import { z } from 'zod'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { codeCounts } from '../settlement/signing/guards.server.ts'
import type { GuardName } from '../workflow/index.ts'
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

/**
 * The judge's one act: the code that was sent for exactly this text is checked and the intent recorded now, the key is
 * used ten seconds later. Until then nothing is signed, nothing is served and the case stays where it is.
 */
export const signRuling = defineCommand({
  name: 'confirmationCase.signRuling',
  by: byOf('confirmationCase', 'confirm'),
  input: z.object({ rulingSha256: z.string().regex(/^[0-9a-f]{64}$/), codeId: z.uuid().optional() }),
  async run(act, { rulingSha256, codeId }) {
    const found = await needCase(act)
    const unmet = await unmetOf(act, found, rulingSha256)
    if (unmet) throw new DomainError(`guard/${unmet}`)
    const live = await act.tx.signatureIntent.count({ where: { caseId: found.id, state: { in: LIVE } } })
    if (unmet === undefined || live > 0) throw new DomainError('state/moved-on')
    if (!codeId || !(await codeCounts(act, codeId, rulingSha256))) throw new DomainError('guard/stepUpDone')
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
