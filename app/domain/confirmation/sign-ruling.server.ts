import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { needCase } from './case.server.ts'

/** How long the judge may take the click back before the key is used. */
export const UNDO_MS = 10_000
const LIVE = ['wait', 'signing']

/**
 * The judge's one act: the intent is recorded now, the key is used ten seconds later. Until then nothing is signed,
 * nothing is served and the case stays where it is.
 */
export const signRuling = defineCommand({
  name: 'confirmationCase.signRuling',
  by: byOf('confirmationCase', 'confirm'),
  input: z.object({ rulingSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run(act, { rulingSha256 }) {
    const found = await needCase(act)
    const event = found.rulingKind === 'dismiss' ? 'dismiss' : 'confirm'
    const unmet = await act.unmet('confirmationCase', found.id, event, { bodySha256: rulingSha256 })
    const [first] = unmet ?? []
    if (first) throw new DomainError(`guard/${first}`)
    const live = await act.tx.signatureIntent.count({ where: { caseId: found.id, state: { in: LIVE } } })
    if (!unmet || live > 0) throw new DomainError('state/moved-on')
    const id = act.platform.chance.id()
    const bodySha256 = new Uint8Array(Buffer.from(rulingSha256, 'hex'))
    const personId = personOf(act.actor)
    await act.tx.signatureIntent.create({ data: { id, caseId: found.id, personId, bodySha256, keyPoints: { event } } })
    await act.tx.confirmationCase.update({ where: { id: found.id }, data: { judgeId: personId } })
    await act.note('ruling.intended', { event, intentId: id }, bodySha256)
    const idem = `issueRuling/${id}`
    await act.later('issueRuling', id, idem)
    const dueAt = new Date(act.platform.clock.real().getTime() + UNDO_MS)
    await act.tx.outbox.updateMany({ where: { idem }, data: { dueAt } })
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
