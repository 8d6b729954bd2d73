import type { Tx } from '#prisma/client.server.ts'
import { type Codec, codecFor, newCodec } from '#prisma/codec.server.ts'
import type { Platform } from '../platform/platform.ts'
import type { WorkflowId } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'
import type { Actor } from './actor.ts'
import { copyNearestDeadline } from './deadlines.server.ts'
import { move, unmetOf } from './move.server.ts'
import { sendPlanned } from './notices.server.ts'
import { rolesTowards } from './relations.server.ts'
import { appendEvent } from './trail.server.ts'
import type { Act, EffectStep, TrailEntry } from './types.ts'

interface Opening {
  readonly platform: Platform
  readonly tx: Tx
  readonly actor: Actor
  readonly disputeId: string
  /** Roles that the caller grants beside those of the record, such as `applicant` for whoever opens a draft. */
  readonly roles?: ReadonlySet<Role>
}

const ROLE_IN_NOTES: readonly Role[] = [
  'applicant',
  'respondent',
  'mediator',
  'clerk',
  'judge',
  'orgAdmin',
  'dispatcher',
  'invitee',
  'party',
]

/** The act on a dispute that exists: locks its chain first, so that one dispute has one writer at a time. */
export async function openAct(opening: Opening): Promise<Act & { finish(): Promise<TrailEntry | null> }> {
  const { tx, disputeId, platform } = opening
  await tx.$queryRaw`select lock_chain(${disputeId}::uuid)`
  const codec = await codecFor(tx, platform.keys, 'dispute', disputeId)
  return actOf(opening, codec)
}

/** The act that opens a dispute: its chain and its data key are made with it. */
export async function openNewAct(opening: Opening): Promise<Act & { finish(): Promise<TrailEntry | null> }> {
  const { tx, disputeId, platform } = opening
  await tx.$executeRaw`insert into trail_chain (id, kind) values (${disputeId}::uuid, 'dispute')`
  const codec = await newCodec(tx, platform.keys, 'dispute', disputeId)
  return actOf(opening, codec)
}

async function actOf(opening: Opening, codec: Codec) {
  const { platform, tx, actor, disputeId } = opening
  const roles = opening.roles ?? (await rolesTowards(tx, actor, disputeId))
  let last: TrailEntry | null = null
  const seen = (entry: TrailEntry) => {
    last = entry
    return entry
  }
  const act: Act = {
    platform,
    tx,
    actor,
    roles,
    now: platform.clock.law(),
    disputeId,
    codec,
    dispute: () => tx.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    move: async (workflow, subjectId, event, facts = {}) =>
      seen(await move({ act, workflow: workflow as never, subjectId, event: event as never, facts, checkRole: true })),
    follow: async (workflow, subjectId, event, facts = {}) =>
      seen(await move({ act, workflow: workflow as never, subjectId, event: event as never, facts, checkRole: false })),
    unmet: (workflow, subjectId, event, facts = {}) =>
      unmetOf({ act, workflow: workflow as never, subjectId, event: event as never, facts, checkRole: true }),
    note: async (type, payload, doc) => seen(await note(act, type, payload, doc)),
    later: (effect, target, idem, dueAt = platform.clock.real()) => later(act, last, { effect, target, idem, dueAt }),
    notify: async (plan, workflow: WorkflowId, subjectId, facts = {}) => {
      const entry = last ?? (await note(act, 'notice.sent', { plan }))
      await sendPlanned({ act, workflow, event: plan, subjectId, from: '', facts, entry } satisfies EffectStep, plan)
    },
  }
  return Object.assign(act, {
    finish: async () => {
      await copyNearestDeadline(tx, disputeId)
      await tx.$queryRaw`select pg_notify('yanhe_live', ${disputeId})::text`
      return last
    },
  })
}

const note = (act: Act, type: string, payload: unknown, doc?: Uint8Array): Promise<TrailEntry> =>
  appendEvent(act.tx, {
    chainId: act.disputeId,
    type,
    role: ROLE_IN_NOTES.find((role) => act.roles.has(role)) ?? 'system',
    actor: act.actor,
    payload: { law: act.now.toISOString(), payload },
    codec: act.codec,
    doc,
  })

interface Intent {
  readonly effect: string
  readonly target: string
  readonly idem: string | undefined
  readonly dueAt: Date
}

async function later(act: Act, last: TrailEntry | null, { effect, target, idem, dueAt }: Intent): Promise<void> {
  const entry = last ?? (await note(act, `effect.${effect}`, {}))
  const key = idem ?? `${effect}/${entry.id}/${target}`
  await act.tx.outbox.createMany({
    data: [{ id: act.platform.chance.id(), eventId: entry.id, effect, target, idem: key, dueAt }],
    skipDuplicates: true,
  })
  await act.tx.$queryRaw`select pg_notify('yanhe_outbox', '')::text`
}
