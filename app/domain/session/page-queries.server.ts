import { readPerson } from '../account/people.server.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { notesOf } from './notes.server.ts'
import type { SessionPerson } from './view.server.ts'

const RUNNING = ['waiting', 'live', 'paused']

/** The session that a page without a number is about: the one that runs, else the next one booked, else the last. */
export async function currentSession({ db }: Platform, disputeId: string) {
  const running = await db.session.findFirst({ where: { disputeId, state: { in: RUNNING } } })
  if (running) return running
  const booked = await db.session.findFirst({ where: { disputeId, state: 'booked' }, orderBy: { startsAt: 'asc' } })
  return booked ?? db.session.findFirst({ where: { disputeId }, orderBy: { stateSince: 'desc' } })
}

/** Topic of a dispute in both languages, for the small line over a title. */
export async function topicOf({ db }: Platform, disputeId: string): Promise<{ 'zh-CN': string; en: string }> {
  const { intakeType } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { intakeType: true } })
  if (!isIntakeType(intakeType)) return { 'zh-CN': '', en: '' }
  const { zh, en } = intakeTopic(intakeType).name
  return { 'zh-CN': zh, en }
}

export type Light = 'ok' | 'weak' | 'no'
export interface DeviceLights {
  readonly camera: Light
  readonly microphone: Light
  readonly speaker: Light
  readonly network: Light
  readonly at: string
}

/** The latest device check of each person for this session. */
export async function deviceLights(
  platform: Platform,
  disputeId: string,
  sessionId: string,
): Promise<ReadonlyMap<string, DeviceLights>> {
  type Kept = Omit<DeviceLights, 'at'> & { sessionId: string }
  const latest = new Map<string, DeviceLights>()
  for (const { personId, at, payload } of await notesOf<Kept>(platform, disputeId, 'session.checkDevices')) {
    const { camera, microphone, speaker, network } = payload
    if (personId && payload.sessionId === sessionId)
      latest.set(personId, { camera, microphone, speaker, network, at: at.toISOString() })
  }
  return latest
}

export type Wish = 'speak' | 'aside' | 'break'

interface OpenWish {
  readonly personId: string
  readonly wish: Wish
  readonly at: string
}

const isGranting: Readonly<Record<Wish, (kind: string) => boolean>> = {
  speak: () => false,
  aside: (kind) => kind === 'caucus',
  break: (kind) => kind === 'lobby',
}

/** Who asked for what and has not got it: no answer of the mediator, no private room, no waiting room after a break. */
export async function openWishes(
  platform: Platform,
  disputeId: string,
  sessionId: string,
): Promise<readonly OpenWish[]> {
  const [asked, answered, seats] = await Promise.all([
    notesOf<{ sessionId: string; wish: Wish }>(platform, disputeId, 'session.askFor'),
    notesOf<{ sessionId: string; personId: string; wish: Wish }>(platform, disputeId, 'session.answerWish'),
    platform.db.seat.findMany({ where: { sessionId }, include: { room: true } }),
  ])
  const isOver = ({ personId, wish, at }: OpenWish) =>
    answered.some((one) => one.payload.personId === personId && one.payload.wish === wish && one.at > new Date(at)) ||
    seats.some((seat) => seat.personId === personId && seat.openedAt > new Date(at) && isGranting[wish](seat.room.kind))
  const latest = new Map<string, OpenWish>()
  for (const { personId, at, payload } of asked) {
    if (!personId || payload.sessionId !== sessionId) continue
    latest.set(`${personId}/${payload.wish}`, { personId, wish: payload.wish, at: at.toISOString() })
  }
  return [...latest.values()].filter((wish) => !isOver(wish))
}

/** Numbers for comparing a person with his document; for the mediators of the dispute only. */
export const idNumbersOf = async (platform: Platform, people: readonly SessionPerson[]) =>
  new Map(
    await Promise.all(
      people
        .filter(({ side }) => side !== 'mediator')
        .map(async ({ personId }) => {
          const { idNumber, kind } = await readPerson(platform.db, platform, personId)
          return [personId, { idNumber, kind }] as const
        }),
    ),
  )

/** Who has been compared face to face in this dispute. */
export const confirmedPeople = async ({ db }: Platform, disputeId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.identityCheck.findMany({ where: { disputeId, grade: 'G3', state: 'passed' } })).map(
      ({ personId }) => personId,
    ),
  )
