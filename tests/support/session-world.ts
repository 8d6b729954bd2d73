import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { perform } from '#app/domain/engine/perform.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import { enterWaiting } from '#app/domain/session/commands.server.ts'
import { admit } from '#app/domain/session/moves.server.ts'
import { acknowledgeRights, confirmServiceAddress } from '#app/domain/session/preparation.server.ts'
import type { DisputeState } from '#app/domain/workflow/index.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { World, WorldDispute } from './world.ts'

export const MINUTE_MS = 60_000

/** A booked session of a dispute whose two sides have done everything on their page. */
export interface BookedSession extends WorldDispute {
  readonly sessionId: string
  /** One command of one person, by key of a demonstration account or by person id. */
  as<Input extends z.ZodType, Result>(who: string, command: Command<Input, Result>, input: unknown): Promise<Result>
  /** Does what waits in the outbox. */
  settle(): Promise<void>
}

export async function bookedSession(
  w: Pick<World, 'platform' | 'as' | 'disputeAt'>,
  options: { ready?: boolean; state?: DisputeState } = {},
): Promise<BookedSession> {
  const dispute = await w.disputeAt(options.state ?? 'scheduled')
  const sessionId = await insertSession(w, dispute.id)
  const as: BookedSession['as'] = async (who, command, input) => {
    const actor = await w.as(who)
    return (await perform(w.platform, command, { actor, disputeId: dispute.id, key: randomUUID(), input })).result
  }
  if (options.ready !== false) {
    for (const { personId } of [dispute.applicant, dispute.respondent]) {
      await as(personId, acknowledgeRights, { read: 'yes' })
      await as(personId, confirmServiceAddress, { address: '诸暨市示例路1号', eService: 'yes', codeId: randomUUID() })
    }
  }
  const settle = async () => {
    const worker = new OutboxWorker(w.platform, w.platform.pool)
    while ((await worker.round()) > 0) await new Promise((wait) => setTimeout(wait, 50))
    await worker.stop()
  }
  return { ...dispute, sessionId, as, settle }
}

/** The same with both sides let in: everybody is in the joint room with the mediator. */
export async function jointSession(w: Parameters<typeof bookedSession>[0]): Promise<BookedSession> {
  const s = await bookedSession(w)
  await letIn(s)
  return s
}

/** Both sides come and are let in, each into the room that is planned for it. */
export async function letIn(s: BookedSession): Promise<void> {
  const { sessionId } = s
  for (const { personId } of [s.applicant, s.respondent]) await s.as(personId, enterWaiting, { sessionId })
  for (const { personId } of [s.applicant, s.respondent]) await s.as('mediator', admit, { sessionId, personId })
}

async function insertSession({ platform }: Pick<World, 'platform'>, disputeId: string): Promise<string> {
  const id = platform.chance.id()
  const startsAt = platform.clock.law()
  await platform.db.$transaction(async (tx) => {
    await tx.session.create({
      data: { id, disputeId, kind: 'video', startsAt, endsAt: new Date(startsAt.getTime() + 60 * MINUTE_MS) },
    })
    await appendEvent(tx, {
      chainId: disputeId,
      type: 'session.book',
      role: 'system',
      actor: { kind: 'system' },
      payload: {},
      codec: await codecFor(tx, platform.keys, 'dispute', disputeId),
      transition: { workflow: 'session', version: 1, subjectId: id, from: 'none', event: 'book', to: 'booked' },
    })
  })
  return id
}
