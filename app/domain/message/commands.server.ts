import { createHash } from 'node:crypto'
import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { workflows } from '../workflow/index.ts'
import { readThread, type Thread } from './threads.ts'

const MAX_CHARACTERS = 2000
const states: Readonly<Record<string, { stage: string } | undefined>> = workflows.dispute.states

/** A thread opens when there is somebody at its other end. */
async function isOpen(act: Act, { kind }: Thread): Promise<boolean> {
  const { state } = await act.dispute()
  if (states[state]?.stage === 'closed') return false
  if (kind === 'ownSide') return true
  const isIn = { disputeId: act.disputeId, state: 'accepted' }
  if (kind === 'all') return (await act.tx.invitation.count({ where: isIn })) > 0
  const inOffice = { disputeId: act.disputeId, state: { in: ['awaitingConsent', 'active', 'challenged'] } }
  return (await act.tx.assignment.count({ where: inOffice })) > 0
}

/** Who reads this thread and has nothing unread in it yet: a person is told once, not line by line. */
async function newlyTold(act: Act, { kind, side }: Thread, byId: string): Promise<string[]> {
  const [parties, mediators] = await Promise.all([
    act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null, ...(side ? { side } : {}) } }),
    kind === 'ownSide'
      ? []
      : act.tx.assignment.findMany({ where: { disputeId: act.disputeId, state: { in: ['active', 'challenged'] } } }),
  ])
  const people = [...new Set([...parties, ...mediators].map(({ personId }) => personId))].filter((id) => id !== byId)
  const rows = await act.tx.message.findMany({
    where: { disputeId: act.disputeId, thread: kind, side },
    select: { readBy: true },
    orderBy: { sentAt: 'desc' },
    skip: 1,
    take: 20,
  })
  const unread = (id: string) => rows.some(({ readBy }) => !(typeof readBy === 'object' && readBy && id in readBy))
  return people.filter((id) => !unread(id))
}

/** Says something in one thread; the record keeps its hash, never its words. */
export const sendMessage = defineCommand({
  name: 'message.send',
  by: ['party', 'mediator'],
  input: z.object({
    thread: z.string(),
    body: z.string().trim().min(1, 'request/required').max(MAX_CHARACTERS, 'message/too-long'),
  }),
  run: async (act, { thread: key, body }) => {
    const thread = readThread(key, act.roles)
    const byId = personOf(act.actor)
    if (!thread || !byId) throw new DomainError('dispute/not-allowed')
    if (!(await isOpen(act, thread))) throw new DomainError('message/not-open')
    const id = act.platform.chance.id()
    await act.tx.message.create({
      data: {
        id,
        disputeId: act.disputeId,
        thread: thread.kind,
        side: thread.side,
        byId,
        body: act.codec.seal(`message.body/${id}`, body),
        sentAt: act.now,
        readBy: { [byId]: act.now.toISOString() },
      },
    })
    const recipients = await newlyTold(act, thread, byId)
    const hash = createHash('sha256').update(body, 'utf8').digest('hex')
    await act.note('message.send', { messageId: id, thread: key, sha256: hash })
    if (recipients.length > 0) await act.notify('message', 'dispute', act.disputeId, { turn: recipients })
  },
})
