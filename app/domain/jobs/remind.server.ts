import { isStillNews, REMINDED_STATES } from '../booking/reminders.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import type { NoticeEffect } from '../notice/plan.ts'
import type { Platform } from '../platform/platform.ts'

const BATCH = 50

/** Who is told by which plan, and which page the message opens. */
const TOLD: Readonly<Record<string, readonly { plan: NoticeEffect; page: (code: string) => string }[]>> = {
  '24h': [
    { plan: 'remind24h', page: (code) => `/c/${code}/session/check` },
    { plan: 'remind24hDesk', page: (code) => `/desk/c/${code}/prep` },
  ],
  '1h': [
    { plan: 'remind1h', page: (code) => `/c/${code}/session` },
    { plan: 'remind1hDesk', page: (code) => `/desk/c/${code}/prep` },
  ],
  '10min': [
    { plan: 'remind10min', page: (code) => `/c/${code}/session` },
    { plan: 'remind10minDesk', page: (code) => `/desk/c/${code}/room` },
  ],
}

interface Key {
  readonly sessionId: string
  readonly startsAt: Date
  readonly kind: string
}

/** Sends one reminder, or drops it when its session was moved or called off, or when it comes too late to help. */
async function remind(act: Act, key: Key): Promise<void> {
  const { tx, now } = act
  const row = await tx.sessionReminder.findFirst({ where: { ...key, sentAt: null }, include: { session: true } })
  if (!row) return
  const { session, kind, startsAt } = row
  const isOn =
    (REMINDED_STATES as readonly string[]).includes(session.state) && session.startsAt?.getTime() === startsAt.getTime()
  if (!isOn || !isStillNews(kind, startsAt, now)) {
    await tx.sessionReminder.deleteMany({ where: { ...key, sentAt: null } })
    return
  }
  await tx.sessionReminder.updateMany({ where: key, data: { sentAt: now } })
  await act.note('session.remind', { sessionId: session.id, kind, startsAt })
  const code = encodeURIComponent((await act.dispute()).code ?? '')
  for (const { plan, page } of TOLD[kind] ?? []) {
    const url = `${act.platform.settings.origin}${page(code)}`
    await act.notify(plan, 'session', session.id, { at: startsAt, url })
  }
}

/** Reminds everybody who comes, a day, an hour and ten minutes before. Each once, however many processes look. */
export async function sendReminders(platform: Platform): Promise<number> {
  const due = await platform.db.sessionReminder.findMany({
    where: { sentAt: null, dueAt: { lte: platform.clock.law() } },
    orderBy: { dueAt: 'asc' },
    take: BATCH,
    include: { session: { select: { disputeId: true } } },
  })
  for (const { sessionId, startsAt, kind, session } of due) {
    await performSystem(platform, session.disputeId, (act) => remind(act, { sessionId, startsAt, kind }))
  }
  return due.length
}
