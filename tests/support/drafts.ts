import { randomUUID } from 'node:crypto'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { saveMe, saveWant, saveWhat, saveWho, sawEvidence } from '#app/domain/filing/commands.server.ts'
import { answerGuide } from '#app/domain/filing/guide.commands.server.ts'
import type { World } from './world.ts'

/** What a person writes in each part of a draft. */
export const parts = {
  what: { facts: '退房时房东说墙面有划痕，押金三千四百元一分不退。' },
  who: { kind: 'person', name: '马建国', phone: '13811110002', address: '浙江省诸暨市暨阳街道示例路2号' },
  want: { amount: '3400', acts: '当面道歉' },
  me: {
    kind: 'person',
    name: '戴小雨',
    idKind: 'residentId',
    idNumber: '330699199903074521',
    phone: '13811110001',
    address: '浙江省诸暨市暨阳街道示例路1号',
    consentIdentity: 'yes',
  },
} as const
export const TICKS = { truth: 'yes', consentMediation: 'yes' } as const

export interface WrittenDraft {
  readonly id: string
  /** Value of the cookie of its holder. */
  readonly token: string
  /** Whoever holds that cookie. */
  readonly holder: Actor
}

/** A draft in which every part is written and nothing declared yet. */
export async function writtenDraft({ platform }: Pick<World, 'platform'>): Promise<WrittenDraft> {
  const key = () => randomUUID()
  const visitor: Actor = { kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' }
  const first = { topic: 'rental', question: 'role', answer: 'tenant' }
  const opened = { actor: visitor, disputeId: null, key: key(), input: first }
  const { disputeId, result } = await perform(platform, answerGuide, opened)
  const party = await platform.db.party.findFirstOrThrow({ where: { disputeId } })
  const actor: Actor = { kind: 'holder', disputeId, personId: party.personId, locale: 'zh-CN' }
  await perform(platform, saveWhat, { actor, disputeId, key: key(), input: parts.what })
  await perform(platform, saveWho, { actor, disputeId, key: key(), input: parts.who })
  await perform(platform, saveWant, { actor, disputeId, key: key(), input: parts.want })
  await perform(platform, sawEvidence, { actor, disputeId, key: key(), input: {} })
  await perform(platform, saveMe, { actor, disputeId, key: key(), input: parts.me })
  return { id: disputeId, token: result.token ?? '', holder: actor }
}
